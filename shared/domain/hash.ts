/** The one file through which the pure rooms hash: it runs in Node and in browsers. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

const utf8 = new TextEncoder();

/** Node's own, where there is a Node: the same digest in a thirtieth of the time. Browsers take the portable one. */
const native = globalThis.process?.getBuiltinModule?.("node:crypto")?.createHash;

/** SHA-256 (FIPS 180-4) of the bytes, or of the UTF-8 of a text: 32 bytes. */
export const sha256Bytes = (data: Uint8Array | string): Uint8Array => {
  const bytes = typeof data === "string" ? utf8.encode(data) : data;
  return native ? new Uint8Array(native("sha256").update(bytes).digest()) : sha256(bytes);
};

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256Hex = (data: Uint8Array | string): string => bytesToHex(sha256Bytes(data));

export const toHex = (bytes: Uint8Array): string => bytesToHex(bytes);

/** Bytes of a hexadecimal text of even length; throws on any other character. */
export const fromHex = (hex: string): Uint8Array => hexToBytes(hex);
