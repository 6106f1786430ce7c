import { fromLatin1, lastIndexOf } from "./bytes.ts";
import { decodeStream, type Inflate, withBudget } from "./decode.ts";
import { parseIndirect } from "./indirect.ts";
import { cursorAt, expectInteger, isWhite, parseObject } from "./lexer.ts";
import { type Dict, isDict, isInteger, isName, isNamed, isRef, isStream, type PdfObject, type Ref } from "./objects.ts";
import { ambiguous, damaged, type PdfRefusal, refusing } from "./problem.ts";
import { type Entry, readEnd, readSections, type Section } from "./xref.ts";

/** A file whose cross-reference has been read; its objects are read when they are asked for. */
export interface Pdf {
  readonly bytes: Uint8Array;
  /** The newer one of header and catalog, such as `1.7`. */
  readonly version: string;
  /** Newest first. */
  readonly sections: readonly Section[];
  /** The trailer of the newest section. */
  readonly trailer: Dict;
  readonly startxref: number;
  /** For each number what its newest section says. */
  readonly entries: ReadonlyMap<number, Entry>;
  /** The highest number that any section names, whatever `/Size` says. */
  readonly highest: number;
  readonly root: Ref;
  readonly catalog: Dict;
  /** Dictionaries read so far that name a key twice. */
  readonly duplicates: WeakSet<Dict>;
  readonly inflate: Inflate;
  /** The object of the number, read once; null where there is none (ISO 32000-2, 7.3.10). */
  readonly object: (number: number) => PdfObject;
}

/** More objects than this are never needed to read one. */
const MAX_REFERENCES = 32;

/** Opens a file by its cross-reference alone: one that can only be read by scanning is `pdf-damaged`. */
export const openPdf = (bytes: Uint8Array, inflate: Inflate): Pdf | PdfRefusal => refusing(() => readPdf(bytes, inflate));

/** As `openPdf`, throwing the PdfProblem. */
export const readPdf = (bytes: Uint8Array, inflate: Inflate): Pdf => {
  const header = readHeader(bytes);
  const source = { bytes, inflate: withBudget(inflate), duplicates: new WeakSet<Dict>() };
  const { startxref } = readFileEnd(bytes);
  const sections = readSections(source, startxref);
  const trailer = sections[0]?.trailer ?? new Map();
  const { entries, highest } = merge(sections);
  const object = objectReader({ ...source, entries });
  const root = trailer.get("Root");
  const catalog = isRef(root) ? object(root.ref) : null;
  if (!isRef(root) || !isDict(catalog)) throw damaged("no catalog");
  const version = newerVersion(header, catalog.get("Version") ?? null);
  return { ...source, version, sections, trailer, startxref, entries, highest, root, catalog, object };
};

const readHeader = (bytes: Uint8Array): string => {
  const start = fromLatin1(bytes.subarray(0, 1024));
  const at = start.search(/%PDF-\d\.\d/);
  if (at < 0) throw damaged("not a PDF: it has no header");
  if (at > 0) throw ambiguous(`its header is at byte ${at}, not 0`);
  return start.slice(5, 8);
};

const newerVersion = (header: string, stated: PdfObject): string =>
  isName(stated) && stated.name > header ? stated.name : header;

const readFileEnd = (bytes: Uint8Array): { startxref: number } => {
  const tail = Math.max(0, bytes.length - 1024);
  const at = lastIndexOf(bytes, "startxref", tail);
  if (at < 0) {
    if (/startxref\s+[1-9]\d*\s+%%EOF/.test(fromLatin1(bytes.subarray(0, tail + 1024))))
      throw ambiguous("more than 1,024 bytes follow its last startxref");
    throw damaged("truncated: it has no startxref at its end");
  }
  const { startxref, end } = readEnd(bytes, at);
  for (let i = end; i < bytes.length; i++) {
    if (!isWhite(bytes[i])) throw ambiguous(`bytes other than white space follow its last %%EOF, at byte ${i}`);
  }
  return { startxref };
};

const merge = (sections: readonly Section[]) => {
  const entries = new Map<number, Entry>();
  let highest = 0;
  for (const section of sections) {
    for (const [number, entry] of section.entries) {
      if (!entries.has(number)) entries.set(number, entry);
      highest = Math.max(highest, number);
    }
  }
  return { entries, highest };
};

interface ObjectSource {
  readonly bytes: Uint8Array;
  readonly inflate: Inflate;
  readonly duplicates: WeakSet<Dict>;
  readonly entries: ReadonlyMap<number, Entry>;
}

const objectReader = (source: ObjectSource): Pdf["object"] => {
  const known = new Map<number, PdfObject>();
  const packed = new Map<number, Container>();
  const reading = new Set<number>();
  const read = (number: number): PdfObject => {
    const entry = source.entries.get(number);
    if (entry === undefined || entry === "free") return null;
    if ("offset" in entry) return readAt(source, { number, ...entry }, object);
    const container = packed.get(entry.stream) ?? unpack(source, object(entry.stream));
    packed.set(entry.stream, container);
    const offset = container.offsets.get(number);
    return offset === undefined ? null : parseObject(cursorAt(container.data, offset, source.duplicates));
  };
  const object = (number: number): PdfObject => {
    const value = known.get(number);
    if (value !== undefined) return value;
    if (reading.has(number) || reading.size > MAX_REFERENCES) throw damaged(`object ${number} is needed to read itself`);
    reading.add(number);
    const fresh = read(number);
    reading.delete(number);
    known.set(number, fresh);
    return fresh;
  };
  return object;
};

type Located = { number: number; offset: number; generation: number };

const readAt = (source: ObjectSource, located: Located, object: Pdf["object"]): PdfObject => {
  const cursor = cursorAt(source.bytes, located.offset, source.duplicates);
  if (isWhite(source.bytes[located.offset])) throw ambiguous(`no object begins at byte ${located.offset}`);
  const found = parseIndirect(cursor, (reference) => object(reference.ref));
  if (found.number !== located.number || found.generation !== located.generation) {
    throw ambiguous(`object ${found.number} stands where the cross-reference has object ${located.number}`);
  }
  return found.value;
};

interface Container {
  readonly data: Uint8Array;
  readonly offsets: ReadonlyMap<number, number>;
}

/** An object stream and where its objects begin (ISO 32000-2, 7.5.7). */
const unpack = (source: ObjectSource, container: PdfObject): Container => {
  if (!isStream(container) || !isNamed(container.dict.get("Type"), "ObjStm"))
    throw damaged("no object stream where one is named");
  const [count, first] = [container.dict.get("N"), container.dict.get("First")];
  if (!isInteger(count) || !isInteger(first)) throw damaged("an object stream without count");
  const data = decodeStream(container, source.inflate);
  const cursor = cursorAt(data, 0, source.duplicates);
  const places = Array.from(
    { length: Math.min(count, data.length) },
    () => [expectInteger(cursor), expectInteger(cursor)] as const,
  );
  const offsets = new Map(places.map(([number, offset]) => [number, first + offset] as const));
  if (offsets.size !== count) throw ambiguous("an object stream names a number twice");
  return { data, offsets };
};

/** The object a value stands for: references are followed, to null where they lead nowhere. */
export const resolve = (pdf: Pdf, value: PdfObject | undefined): PdfObject => {
  let current = value ?? null;
  for (let i = 0; isRef(current); i++) {
    if (i === MAX_REFERENCES) throw damaged(`a chain of references from object ${current.ref}`);
    current = pdf.object(current.ref);
  }
  return current;
};
