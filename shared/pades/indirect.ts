import { startsAt } from "./bytes.ts";
import { type Cursor, expectInteger, expectKeyword, parseObject, skipWhite, takeKeyword } from "./lexer.ts";
import { type Indirect, isDict, isInteger, isRef, type PdfObject, type Ref } from "./objects.ts";
import { ambiguous, damaged } from "./problem.ts";

/** Gives the object of a stream's indirect `/Length`. */
export type Resolve = (reference: Ref) => PdfObject;

/**
 * Reads `n g obj … endobj` (ISO 32000-2, 7.3.10); the cursor stands at the number and ends after `endobj`.
 * Throws `pdf-ambiguous` where none begins: readers that repair such a file may show another one.
 */
export const parseIndirect = (cursor: Cursor, resolve: Resolve): Indirect => {
  const { number, generation } = parseHead(cursor);
  const value = parseObject(cursor);
  const whole =
    isDict(value) && takeKeyword(cursor, "stream")
      ? { dict: value, data: takeData(cursor, value.get("Length"), resolve) }
      : value;
  if (!takeKeyword(cursor, "endobj")) throw damaged(`object ${number} has no endobj`);
  return { number, generation, value: whole };
};

const parseHead = (cursor: Cursor): { number: number; generation: number } => {
  const at = cursor.at;
  try {
    const [number, generation] = [expectInteger(cursor), expectInteger(cursor)];
    expectKeyword(cursor, "obj");
    return { number, generation };
  } catch {
    throw ambiguous(`no object begins at byte ${at}, where the cross-reference says so`);
  }
};

/** The cursor stands after `stream`; its end of line is LF or CR LF (ISO 32000-2, 7.3.8.1). */
const takeData = (cursor: Cursor, length: PdfObject | undefined, resolve: Resolve): Uint8Array => {
  const start = cursor.at;
  if (startsAt(cursor.bytes, start, "\r\n")) cursor.at += 2;
  else if (startsAt(cursor.bytes, start, "\n")) cursor.at += 1;
  else throw damaged(`no end of line after "stream" at byte ${start}`);
  const size = isRef(length) ? resolve(length) : length;
  if (!isInteger(size) || size < 0 || cursor.at + size > cursor.bytes.length)
    throw damaged(`a stream without length at byte ${start}`);
  const data = cursor.bytes.subarray(cursor.at, cursor.at + size);
  cursor.at += size;
  // A comment cannot stand here, so white space alone is skipped by hand: "%" would be data.
  if (cursor.bytes[cursor.at] !== 37) skipWhite(cursor);
  if (!takeKeyword(cursor, "endstream")) throw damaged(`a stream whose length is wrong at byte ${start}`);
  return data;
};
