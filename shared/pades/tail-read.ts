import { toHex } from "../domain/hash.ts";
import { firstDifference, latin1 } from "./bytes.ts";
import { parseIndirect } from "./indirect.ts";
import { cursorAt } from "./lexer.ts";
import { type Dict, type Indirect, isDict, isNamed, isStream, isString } from "./objects.ts";
import { ambiguous, damaged } from "./problem.ts";
import { type Pdf, readPdf } from "./reader.ts";
import { type Revision, type UnsignedTail, writeWithRoom } from "./tail.ts";

/** A tail of ours that was read and found canonical. */
export interface ReadTail {
  readonly base: Pdf;
  readonly revision: Revision;
  readonly unsigned: UnsignedTail;
  /** The bytes of `/Contents`, padding included. */
  readonly contents: Uint8Array;
}

/**
 * Reads the tail between two offsets and writes it again over what came before: throws PdfProblem `pdf-ambiguous` at the first
 * byte that differs. So no byte of it is unaccounted for, and the gap of its byte range is exactly `/Contents`.
 */
export const readTail = (file: Uint8Array, from: number, to: number, inflate: Pdf["inflate"]): ReadTail => {
  const base = readPdf(file.subarray(0, from), inflate);
  const { objects, signature, contents } = parseTail(file.subarray(0, to), from);
  const revision = { objects, signature };
  const unsigned = writeWithRoom(base, revision, contents.length);
  checkSame(file.subarray(from, to), withContents(unsigned, contents), from);
  return { base, revision, unsigned, contents };
};

const parseTail = (bytes: Uint8Array, from: number) => {
  const cursor = cursorAt(bytes, from + 1);
  const objects: Indirect[] = [];
  while (isDigit(bytes[cursor.at])) {
    objects.push(parseIndirect(cursor, () => null));
    cursor.at++; // The line feed after endobj; anything else will differ when it is written again.
  }
  if (isXrefStream(objects.at(-1))) objects.pop();
  const last = objects.pop();
  const numbers = new Set([...objects, last].map((object) => object?.number));
  if (!last || !isDict(last.value) || numbers.size <= objects.length)
    throw damaged("a revision without signature, or with an object twice");
  return { objects, ...signatureOf(last.number, last.value) };
};

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;

const isXrefStream = (object: Indirect | undefined): boolean =>
  object !== undefined && isStream(object.value) && isNamed(object.value.dict.get("Type"), "XRef");

const signatureOf = (number: number, whole: Dict) => {
  const contents = whole.get("Contents");
  if (!isString(contents)) throw damaged("a revision whose last object is no signature");
  const dict: Dict = new Map([...whole].filter(([key]) => key !== "ByteRange" && key !== "Contents"));
  return { signature: { number, dict }, contents: contents.string };
};

const withContents = ({ bytes, baseLength, gap }: UnsignedTail, contents: Uint8Array): Uint8Array => {
  const whole = bytes.slice();
  whole.set(latin1(toHex(contents)), gap.from + 1 - baseLength);
  return whole;
};

const checkSame = (found: Uint8Array, expected: Uint8Array, from: number): void => {
  const at = firstDifference(found, expected);
  if (at >= 0) throw ambiguous(`byte ${from + at} is not as this revision was written`);
  if (found.length !== expected.length) throw ambiguous(`the revision at byte ${from} has bytes too many or too few`);
};
