import { fromHex } from "../domain/hash.ts";
import { fromLatin1, startsAt } from "./bytes.ts";
import type { Dict, PdfObject, PdfString, Ref } from "./objects.ts";
import { damaged } from "./problem.ts";

/** A place in bytes that moves as objects are read. Dictionaries that name a key twice are noted in `duplicates`. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
  readonly duplicates: WeakSet<Dict>;
}

export const cursorAt = (bytes: Uint8Array, at: number, duplicates: WeakSet<Dict> = new WeakSet()): Cursor => ({
  bytes,
  at,
  duplicates,
});

/** Deeper nesting is no document but an attack on the stack. */
const MAX_DEPTH = 100;

const REGULAR = 0;
const WHITE = 1;
const DELIMITER = 2;
const kinds = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = WHITE;
for (const character of "()<>[]{}/%") kinds[character.charCodeAt(0)] = DELIMITER;
const END = -1;
const kindOf = (byte: number): number => (byte === END ? DELIMITER : (kinds[byte] ?? REGULAR));

const peek = (cursor: Cursor, ahead = 0): number => cursor.bytes[cursor.at + ahead] ?? END;
export const isWhite = (byte: number | undefined): boolean => byte !== undefined && kinds[byte] === WHITE;
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

/** Moves past white space and comments (ISO 32000-2, 7.2.3 and 7.2.4). */
export const skipWhite = (cursor: Cursor): void => {
  for (;;) {
    while (kindOf(peek(cursor)) === WHITE) cursor.at++;
    if (peek(cursor) !== 37) return;
    while (cursor.at < cursor.bytes.length && peek(cursor) !== 10 && peek(cursor) !== 13) cursor.at++;
  }
};

/** The regular characters from here on, as text; empty before a delimiter or at the end. */
const regular = (cursor: Cursor): string => {
  let text = "";
  for (let byte = peek(cursor); kindOf(byte) === REGULAR; byte = peek(cursor)) {
    text += String.fromCharCode(byte);
    cursor.at++;
  }
  return text;
};

/** Reads this keyword and no longer word; throws `pdf-damaged` if something else stands here. */
export const expectKeyword = (cursor: Cursor, keyword: string): void => {
  skipWhite(cursor);
  const at = cursor.at;
  const word = regular(cursor);
  if (word !== keyword) throw damaged(`"${keyword}" expected at byte ${at}`);
};

/** Whether this keyword comes next; the cursor moves past it only then. */
export const takeKeyword = (cursor: Cursor, keyword: string): boolean => {
  skipWhite(cursor);
  if (!startsAt(cursor.bytes, cursor.at, keyword) || kindOf(peek(cursor, keyword.length)) === REGULAR) return false;
  cursor.at += keyword.length;
  return true;
};

/** An unsigned integer; throws `pdf-damaged` if something else stands here. */
export const expectInteger = (cursor: Cursor): number => {
  skipWhite(cursor);
  const at = cursor.at;
  const word = regular(cursor);
  if (!/^\d{1,15}$/.test(word)) throw damaged(`a number expected at byte ${at}`);
  return Number(word);
};

/** Reads one object (ISO 32000-2, 7.3); a reference is recognised, a stream is not: see `reader.ts`. */
export const parseObject = (cursor: Cursor, depth = 0): PdfObject => {
  if (depth > MAX_DEPTH) throw damaged(`objects nested deeper than ${MAX_DEPTH} at byte ${cursor.at}`);
  skipWhite(cursor);
  const byte = peek(cursor);
  if (byte === 47) return { name: parseName(cursor) };
  if (byte === 40) return parseLiteral(cursor);
  if (byte === 91) return parseArray(cursor, depth);
  if (byte === 60) return peek(cursor, 1) === 60 ? parseDict(cursor, depth) : parseHex(cursor);
  return parseWord(cursor);
};

const words = new Map<string, null | boolean>([
  ["null", null],
  ["true", true],
  ["false", false],
]);

const parseWord = (cursor: Cursor): PdfObject => {
  const at = cursor.at;
  const word = regular(cursor);
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return (/^\d+$/.test(word) && takeReference(cursor, Number(word))) || Number(word);
  const value = words.get(word);
  if (value === undefined) throw damaged(`no object at byte ${at}`);
  return value;
};

const takeReference = (cursor: Cursor, number: number): Ref | undefined => {
  const ahead = cursorAt(cursor.bytes, cursor.at);
  skipWhite(ahead);
  if (!isDigit(peek(ahead))) return undefined;
  const generation = regular(ahead);
  if (!/^\d{1,5}$/.test(generation) || !takeKeyword(ahead, "R")) return undefined;
  cursor.at = ahead.at;
  return { ref: number, generation: Number(generation) };
};

const parseName = (cursor: Cursor): string => {
  cursor.at++;
  const written = regular(cursor);
  if (!written.includes("#")) return written;
  return written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
};

const parseArray = (cursor: Cursor, depth: number): PdfObject[] => {
  const items: PdfObject[] = [];
  cursor.at++;
  for (;;) {
    skipWhite(cursor);
    if (peek(cursor) === 93) break;
    items.push(parseObject(cursor, depth + 1));
  }
  cursor.at++;
  return items;
};

const parseDict = (cursor: Cursor, depth: number): Dict => {
  const entries: Dict = new Map();
  cursor.at += 2;
  for (;;) {
    skipWhite(cursor);
    if (startsAt(cursor.bytes, cursor.at, ">>")) break;
    if (peek(cursor) !== 47) throw damaged(`a key expected at byte ${cursor.at}`);
    const key = parseName(cursor);
    if (entries.has(key)) cursor.duplicates.add(entries);
    entries.set(key, parseObject(cursor, depth + 1));
  }
  cursor.at += 2;
  return entries;
};

const parseHex = (cursor: Cursor): PdfString => {
  const from = cursor.at + 1;
  const to = cursor.bytes.indexOf(62, from);
  if (to < 0) throw damaged(`a string without end at byte ${cursor.at}`);
  const digits = fromLatin1(cursor.bytes.subarray(from, to)).replace(/[\0\t\n\f\r ]/g, "");
  if (!/^[0-9A-Fa-f]*$/.test(digits)) throw damaged(`a string not hexadecimal at byte ${from}`);
  cursor.at = to + 1;
  const string = fromHex(digits.length % 2 === 0 ? digits : `${digits}0`);
  return { string, hex: true };
};

const escapes = new Map(
  [..."nrtbf()\\"].map((character, i) => [character.charCodeAt(0), [10, 13, 9, 8, 12, 40, 41, 92][i] ?? 0]),
);

const parseLiteral = (cursor: Cursor): PdfString => {
  const start = cursor.at++;
  const out: number[] = [];
  for (let open = 1; open > 0; ) {
    const byte = peek(cursor);
    if (byte === END) throw damaged(`a string without end at byte ${start}`);
    cursor.at++;
    open += byte === 40 ? 1 : byte === 41 ? -1 : 0;
    if (byte === 92) parseEscape(cursor, out);
    else if (open > 0) out.push(byte === 13 ? takeLineFeed(cursor) : byte);
  }
  return { string: Uint8Array.from(out), hex: false };
};

/** An end of line within a string, however written, reads as one line feed (ISO 32000-2, 7.3.4.2). */
const takeLineFeed = (cursor: Cursor): number => {
  if (peek(cursor) === 10) cursor.at++;
  return 10;
};

const parseEscape = (cursor: Cursor, out: number[]): void => {
  const byte = peek(cursor);
  const octal = /^[0-7]{1,3}/.exec(fromLatin1(cursor.bytes.subarray(cursor.at, cursor.at + 3)))?.[0];
  if (octal) {
    cursor.at += octal.length;
    out.push(Number.parseInt(octal, 8) & 255);
    return;
  }
  if (byte !== END) cursor.at++;
  if (byte === 13) takeLineFeed(cursor);
  else if (byte !== 10 && byte !== END) out.push(escapes.get(byte) ?? byte);
};
