/** The one file through which the pure rooms hash: it runs in Node and in browsers. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

const utf8 = new TextEncoder();

/** Node's own, where there is a Node: the same digest in a thirtieth of the time. Browsers take the portable one. */
const native = globalThis.process?.getBuiltinModule?.("node:crypto")?.createHash;

/** SHA-256 (FIPS 180-4) of the bytes, or of the UTF-8 of a text: 32 bytes. */
export const sha256Bytes = (data: Uint8Array | string): Uint8Array =>
  sha256OfParts([typeof data === "string" ? utf8.encode(data) : data]);

/** The same of parts as if they were joined: a file of 100 MB is hashed where it lies. */
export const sha256OfParts = (parts: readonly Uint8Array[]): Uint8Array => {
  const hash = native ? native("sha256") : sha256.create();
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256Hex = (data: Uint8Array | string): string => bytesToHex(sha256Bytes(data));

export const toHex = (bytes: Uint8Array): string => bytesToHex(bytes);

/** Bytes of a hexadecimal text of even length; throws on any other character. */
export const fromHex = (hex: string): Uint8Array => hexToBytes(hex);
