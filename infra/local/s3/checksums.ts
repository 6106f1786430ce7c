import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Algorithm } from "./types.ts";

export const ALGORITHMS: readonly Algorithm[] = ["crc32", "crc32c", "crc64nvme", "sha1", "sha256"];

/** Digest length in bytes. */
export const LENGTH: Record<Algorithm, number> = { crc32: 4, crc32c: 4, crc64nvme: 8, sha1: 20, sha256: 32 };

export interface Digest {
  update(bytes: Uint8Array): void;
  digest(): Buffer;
}

/** Reflected polynomial of CRC-32C (RFC 3720, appendix B.4). */
const CASTAGNOLI = 0x82f63b78;
/** Reflected polynomial of CRC-64/NVME (NVM Express NVM command set, section 5.2.1.3.4): high and low word. */
const NVME_HIGH = 0x9a6c9329;
const NVME_LOW = 0xac4bc9b5;

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

const tableOf = (next: (value: number) => number): Uint32Array =>
  Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = next(value);
    return value;
  });

const castagnoli = tableOf((value) => (value & 1 ? (value >>> 1) ^ CASTAGNOLI : value >>> 1));

const crc32cDigest = (): Digest => {
  let state = 0xffffffff;
  return {
    update(bytes) {
      let crc = state;
      for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ (castagnoli[(crc ^ (bytes[i] as number)) & 0xff] as number);
      state = crc;
    },
    digest: () => uint32(~state),
  };
};

/** 64-bit words as two halves: BigInt would be thirty times slower. */
const nvme = (() => {
  const high = new Uint32Array(256);
  const low = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let [h, l] = [0, byte];
    for (let bit = 0; bit < 8; bit++) {
      const odd = l & 1;
      l = (l >>> 1) | (h << 31);
      h >>>= 1;
      if (odd) [h, l] = [h ^ NVME_HIGH, l ^ NVME_LOW];
    }
    high[byte] = h;
    low[byte] = l;
  }
  return { high, low };
})();

const crc64nvmeDigest = (): Digest => {
  let [stateHigh, stateLow] = [0xffffffff, 0xffffffff];
  return {
    update(bytes) {
      let [h, l] = [stateHigh, stateLow];
      for (let i = 0; i < bytes.length; i++) {
        const index = (l ^ (bytes[i] as number)) & 0xff;
        l = ((l >>> 8) | (h << 24)) ^ (nvme.low[index] as number);
        h = (h >>> 8) ^ (nvme.high[index] as number);
      }
      [stateHigh, stateLow] = [h, l];
    },
    digest: () => Buffer.concat([uint32(~stateHigh), uint32(~stateLow)]),
  };
};

const crc32Digest = (): Digest => {
  let state = 0;
  return {
    update(bytes) {
      state = crc32(bytes, state);
    },
    digest: () => uint32(state),
  };
};

/** A running checksum in the byte order that S3 writes as base64. */
export const digestOf = (algorithm: Algorithm): Digest => {
  if (algorithm === "crc32") return crc32Digest();
  if (algorithm === "crc32c") return crc32cDigest();
  if (algorithm === "crc64nvme") return crc64nvmeDigest();
  return createHash(algorithm);
};

/** S3's checksum of checksums: over the parts' raw digests in order, with their number. */
export const composite = (algorithm: Algorithm, parts: readonly string[]): string => {
  const digest = digestOf(algorithm);
  for (const part of parts) digest.update(Buffer.from(part, "base64"));
  return `${digest.digest().toString("base64")}-${parts.length}`;
};
