import { inflateSync } from "node:zlib";

/** zlib's inflate (RFC 1950) with a bound on its output: throws past `maxOutput` bytes. */
export const inflate = (bytes: Uint8Array, maxOutput: number): Uint8Array => inflateSync(bytes, { maxOutputLength: maxOutput });
