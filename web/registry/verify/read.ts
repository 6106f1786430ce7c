import { Unzlib } from "fflate";
import { toHex } from "../../../shared/domain/hash.ts";
import { signatureFields } from "../../../shared/pades/fields.ts";
import { isArray, isDict, isInteger } from "../../../shared/pades/objects.ts";
import { openPdf, type Pdf, resolve } from "../../../shared/pades/reader.ts";
import { kindOf, revisionsOf } from "../../../shared/pades/revisions.ts";

/** One part of a file: what one revision added. */
export interface Part {
  /** The first offset after it. */
  readonly end: number;
  /** SHA-256 of the file up to there, lower-case hexadecimal: with the line end after `%%EOF`, and without it where there is one. */
  readonly hashes: readonly string[];
  /** What the part says it brings; nothing is verified. */
  readonly brings: "certification" | "signature" | "other";
}

export interface ReadFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** In the order in which they were added; empty where the file cannot be read as a PDF. */
  readonly parts: readonly Part[];
}

/** A file may have thousands of revisions; nobody is asked about more. */
const MAX_PARTS = 64;

/** Small enough that no slice, however it was packed, becomes more than some 64 MB at once. */
const SLICE = 2 ** 16;

/** zlib's inflate (RFC 1950); throws past `maxOutput` bytes. */
const inflate = (bytes: Uint8Array, maxOutput: number): Uint8Array => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Unzlib((chunk) => {
    size += chunk.length;
    if (size > maxOutput) throw new RangeError(`a stream becomes more than ${maxOutput} bytes`);
    chunks.push(chunk);
  });
  for (let at = 0; at < bytes.length; at += SLICE) stream.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};

const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));

/** Where each signature's byte range ends, and whether it is the platform's certification. */
const signatureEnds = (pdf: Pdf): Map<number, Part["brings"]> => {
  const ends = new Map<number, Part["brings"]>();
  for (const { dict } of signatureFields(pdf)) {
    const signature = resolve(pdf, dict.get("V"));
    if (!isDict(signature)) continue;
    const range = resolve(pdf, signature.get("ByteRange"));
    const [, , start, length] = isArray(range) ? range : [];
    if (isInteger(start) && isInteger(length))
      ends.set(start + length, kindOf(signature) === "certification" ? "certification" : "signature");
  }
  return ends;
};

const revisionEnds = (bytes: Uint8Array): Omit<Part, "hashes">[] => {
  try {
    const pdf = openPdf(bytes, inflate);
    if ("refused" in pdf) return [];
    const signed = signatureEnds(pdf);
    return revisionsOf(pdf).map(({ end }) => ({ end, brings: signed.get(end) ?? "other" }));
  } catch {
    return [];
  }
};

/** The tail that follows may begin with the line end that the part before it lacks. */
const endsOf = (bytes: Uint8Array, end: number): number[] => {
  const bare = [1, 2]
    .map((length) => end - length)
    .find((at) => bytes[at - 1] === 0x46 && (bytes[at] === 10 || bytes[at] === 13));
  return bare === undefined ? [end] : [end, bare];
};

/** Reads a file on this device and hashes it whole, and each prefix of it that ends a revision. */
export const readFile = async (file: File): Promise<ReadFile> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const ends = revisionEnds(bytes).slice(0, MAX_PARTS);
  const parts: Part[] = [];
  for (const part of ends) {
    const hashes = await Promise.all(endsOf(bytes, part.end).map((end) => hashOf(bytes.subarray(0, end))));
    parts.push({ ...part, hashes });
  }
  return { name: file.name, bytes: bytes.length, sha256: await hashOf(bytes), parts };
};
