import { sha256Bytes, sha256Hex } from "./hash.ts";
import { canonicalJson } from "./jcs.ts";

const CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";

/** Crockford base32, lower case, of whole groups of 5 bytes: 8 characters each. */
export const base32 = (bytes: Uint8Array): string => {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const length = Math.floor((bytes.length * 8) / 5);
  return Array.from({ length }, (_, i) => CROCKFORD[Number((bits >> BigInt(5 * (length - 1 - i))) & 31n)]).join("");
};

/** One command of one principal on one route: the same Idempotency-Key names the same command. */
export const commandIdOf = (principal: string, route: string, idempotencyKey: string): string =>
  sha256Hex(canonicalJson([principal, route, idempotencyKey]));

/** An agreement's id: 80 bits of its creating command, short enough for a QR code. */
export const agreementIdOf = (commandId: string): string => base32(sha256Bytes(`agreement/v1 ${commandId}`).subarray(0, 10));

export const AGREEMENT_ID = /^[0-9a-hjkmnp-tv-z]{16}$/;

/** `agreement/{id}`: what all sides may see. */
export const agreementStream = (agreementId: string): string => `agreement/${agreementId}`;

/** `side/{party}/{id}`: what one side must not show. */
export const sideStream = (party: string, agreementId: string): string => `side/${party}/${agreementId}`;

/** The agreement a stream belongs to; undefined for another kind of stream. */
export const agreementIdOfStream = (streamId: string): string | undefined =>
  /^(?:agreement|side\/[A-Z]{2})\/([0-9a-z]{16})$/.exec(streamId)?.[1];
