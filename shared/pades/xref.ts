import { startsAt } from "./bytes.ts";
import { decodeStream, type Inflate } from "./decode.ts";
import { parseIndirect } from "./indirect.ts";
import { type Cursor, cursorAt, expectInteger, expectKeyword, parseObject, takeKeyword } from "./lexer.ts";
import { type Dict, isArray, isDict, isInteger, isNamed, isStream, type PdfObject, type Stream } from "./objects.ts";
import { ambiguous, damaged, PdfProblem } from "./problem.ts";

/** Where an object is: at an offset, within an object stream, or nowhere (ISO 32000-2, 7.5.4 and 7.5.8.3). */
export type Entry = { offset: number; generation: number } | { stream: number; index: number } | "free";

/** One cross-reference section with its trailer. */
export interface Section {
  readonly startxref: number;
  readonly form: "table" | "stream";
  readonly trailer: Dict;
  readonly entries: ReadonlyMap<number, Entry>;
  /** Offset just after the trailer's dictionary, or the stream's `endobj`. */
  readonly after: number;
}

interface Source {
  readonly bytes: Uint8Array;
  readonly inflate: Inflate;
  readonly duplicates: WeakSet<Dict>;
}

const MAX_SECTIONS = 4096;
const MAX_OBJECTS = 8_388_607;

/** All sections from the newest on, by `/Prev`; a hybrid file's `/XRefStm` is taken into its table's section. */
export const readSections = (source: Source, startxref: number): Section[] => {
  const sections: Section[] = [];
  const seen = new Set<number>();
  for (let at: PdfObject | undefined = startxref; at !== undefined; at = sections.at(-1)?.trailer.get("Prev")) {
    if (!isInteger(at) || at < 0 || seen.has(at) || seen.size === MAX_SECTIONS)
      throw damaged("its cross-reference sections do not end");
    seen.add(at);
    sections.push(readSection(source, at));
  }
  return sections;
};

const readSection = (source: Source, startxref: number): Section => {
  const cursor = cursorAt(source.bytes, startxref, source.duplicates);
  const section = takeKeyword(cursor, "xref") ? readTable(source, cursor, startxref) : readStream(source, cursor, startxref);
  if (section.trailer.has("Encrypt")) throw new PdfProblem("pdf-encrypted", "it is encrypted");
  if (source.duplicates.has(section.trailer)) throw ambiguous("a trailer names a key twice");
  return section;
};

const readTable = (source: Source, cursor: Cursor, startxref: number): Section => {
  const table = new Map<number, Entry>();
  while (!takeKeyword(cursor, "trailer")) readSubsection(cursor, table);
  const trailer = parseObject(cursor);
  if (!isDict(trailer)) throw damaged("a trailer that is no dictionary");
  const hidden = trailer.get("XRefStm");
  const entries = isInteger(hidden)
    ? withHidden(table, readStream(source, cursorAt(source.bytes, hidden, source.duplicates), hidden).entries)
    : table;
  return { startxref, form: "table", trailer, entries, after: cursor.at };
};

/** Entries of the hybrid file's stream fill in where its table has none or calls them free (ISO 32000-2, 7.5.8.4). */
const withHidden = (table: Map<number, Entry>, hidden: ReadonlyMap<number, Entry>): Map<number, Entry> =>
  new Map([...table, ...[...hidden].filter(([number]) => (table.get(number) ?? "free") === "free")]);

const readSubsection = (cursor: Cursor, entries: Map<number, Entry>): void => {
  const first = expectInteger(cursor);
  const count = expectInteger(cursor);
  if (first + count > MAX_OBJECTS) throw damaged(`a cross-reference of ${first + count} objects`);
  for (let number = first; number < first + count; number++) {
    const entry = { offset: expectInteger(cursor), generation: expectInteger(cursor) };
    const used = takeKeyword(cursor, "n");
    if (!used) expectKeyword(cursor, "f");
    if (entries.has(number)) throw ambiguous(`object ${number} stands twice in one cross-reference section`);
    entries.set(number, used && entry.offset > 0 ? entry : "free");
  }
};

const readStream = (source: Source, cursor: Cursor, startxref: number): Section => {
  if (startxref >= source.bytes.length || !/\d/.test(String.fromCharCode(source.bytes[startxref] ?? 0))) {
    throw damaged(`no cross-reference at byte ${startxref}`);
  }
  const { value } = parseIndirect(cursor, () => null);
  if (!isStream(value) || !isNamed(value.dict.get("Type"), "XRef")) throw damaged(`no cross-reference at byte ${startxref}`);
  return { startxref, form: "stream", trailer: value.dict, entries: readRows(value, source.inflate), after: cursor.at };
};

const integers = (value: PdfObject | undefined): number[] | undefined =>
  isArray(value) && value.every((item) => isInteger(item) && item >= 0) ? value.map(Number) : undefined;

const readRows = (stream: Stream, inflate: Inflate): Map<number, Entry> => {
  const widths = integers(stream.dict.get("W"));
  const index = integers(stream.dict.get("Index") ?? [0, stream.dict.get("Size") ?? 0]);
  if (widths?.length !== 3 || Math.max(...widths) > 6 || !index)
    throw damaged("a cross-reference stream without widths or index");
  const rows = rowReader(decodeStream(stream, inflate), widths);
  const entries = new Map<number, Entry>();
  for (let i = 0; i + 1 < index.length; i += 2) {
    const [first, count] = [index[i] ?? 0, index[i + 1] ?? 0];
    if (first + count > MAX_OBJECTS) throw damaged(`a cross-reference of ${first + count} objects`);
    for (let number = first; number < first + count; number++) entries.set(number, rows());
  }
  return entries;
};

const rowReader = (data: Uint8Array, widths: number[]) => {
  let at = 0;
  const field = (width: number): number => {
    if (at + width > data.length) throw damaged("a cross-reference stream that is too short");
    let value = 0;
    for (const end = at + width; at < end; at++) value = value * 256 + (data[at] ?? 0);
    return value;
  };
  return (): Entry => {
    const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
    const type = typeWidth === 0 ? 1 : field(typeWidth);
    const [second, third] = [field(secondWidth), field(thirdWidth)];
    if (type === 1) return { offset: second, generation: third };
    return type === 2 ? { stream: second, index: third } : "free";
  };
};

/** Where the last `startxref` leads (ISO 32000-2, 7.5.5), and that nothing but white space follows the `%%EOF` after it. */
export const readEnd = (bytes: Uint8Array, at: number): { startxref: number; end: number } => {
  const cursor = cursorAt(bytes, at);
  expectKeyword(cursor, "startxref");
  const startxref = expectInteger(cursor);
  while (cursor.at < bytes.length && " \t\r\n\0".includes(String.fromCharCode(bytes[cursor.at] ?? 1))) cursor.at++;
  if (!startsAt(bytes, cursor.at, "%%EOF")) throw damaged("no %%EOF after startxref");
  const end = cursor.at + 5;
  const lineEnd = startsAt(bytes, end, "\r\n") ? 2 : bytes[end] === 10 || bytes[end] === 13 ? 1 : 0;
  return { startxref, end: end + lineEnd };
};
