import { sha256Bytes } from "../domain/hash.ts";
import { concat, latin1 } from "./bytes.ts";
import { type Dict, type Indirect, isArray, isString, name, type PdfObject, type PdfString } from "./objects.ts";
import { ambiguous } from "./problem.ts";
import type { Pdf } from "./reader.ts";
import { serialize, serializeIndirect } from "./serialize.ts";

/** What a revision of ours holds: its objects in the order they are written, then one signature dictionary. */
export interface Revision {
  readonly objects: readonly Indirect[];
  /** The dictionary without `/ByteRange` and `/Contents`: those are the writer's. */
  readonly signature: { readonly number: number; readonly dict: Dict };
}

/** A revision without its CMS. It has the same bytes each time it is made of the same input. */
export interface UnsignedTail {
  /** From the line feed after the base to `%%EOF` and its line feed; the gap holds zeros. */
  readonly bytes: Uint8Array;
  readonly baseLength: number;
  /** Where `/Contents` stands in the whole file, its angle brackets included. */
  readonly gap: { readonly from: number; readonly to: number };
  /** The same with twice the room for the CMS; once doubled there is none. */
  readonly doubled?: () => UnsignedTail;
}

/** Bytes of CMS that fit: one with a timestamp needs about 4 KB. */
export const CONTENTS_ROOM = 16_384;

/** Writes the revision behind the base, with the form of cross-reference its newest section has (ISO 32000-2, 7.5.6). */
export const writeTail = (base: Pdf, revision: Revision): UnsignedTail => ({
  ...writeWithRoom(base, revision, CONTENTS_ROOM),
  doubled: () => writeWithRoom(base, revision, 2 * CONTENTS_ROOM),
});

/** As `writeTail`, with this much room and no more. */
export const writeWithRoom = (base: Pdf, revision: Revision, room: number): UnsignedTail => {
  const baseLength = base.bytes.length;
  const parts: Uint8Array[] = [latin1("\n")];
  const offsets = new Map<number, { offset: number; generation: number }>();
  let end = baseLength + 1;
  const put = (bytes: Uint8Array): void => {
    parts.push(bytes);
    end += bytes.length;
  };
  for (const object of revision.objects) {
    if (offsets.has(object.number)) throw ambiguous(`object ${object.number} plays two parts of the file`);
    offsets.set(object.number, { offset: end, generation: object.generation });
    put(serializeIndirect(object));
  }
  offsets.set(revision.signature.number, { offset: end, generation: 0 });
  const signature = signatureObject(revision.signature, room);
  const start = end;
  put(signature.bytes);
  put(crossReference(base, offsets, end));
  const gap = { from: start + signature.contents, to: start + signature.contents + 2 * room + 2 };
  signature.bytes.set(latin1(byteRange([0, gap.from, gap.to, end - gap.to])), signature.byteRange);
  return { bytes: concat(parts), baseLength, gap };
};

type ByteRange = readonly [number, number, number, number];
const tenDigits = (value: number): string => String(value).padStart(10, "0");
const byteRange = ([first, ...others]: ByteRange): string => `[${[String(first), ...others.map(tenDigits)].join(" ")}]`;

const signatureObject = ({ number, dict }: Revision["signature"], room: number) => {
  const head = latin1(`${number} 0 obj\n${serialize(dict).slice(0, -2)} /ByteRange `);
  const range = byteRange([0, 0, 0, 0]);
  const middle = latin1(`${range} /Contents `);
  const bytes = concat([head, middle, latin1(`<${"0".repeat(2 * room)}>>>\nendobj\n`)]);
  return { bytes, byteRange: head.length, contents: head.length + middle.length };
};

type Offsets = Map<number, { offset: number; generation: number }>;

/** Table or stream, trailer and end. A cross-reference stream has a number of its own, the highest. */
const crossReference = (base: Pdf, offsets: Offsets, start: number): Uint8Array => {
  const highest = Math.max(base.highest, ...offsets.keys());
  const end = latin1(`startxref\n${start}\n%%EOF\n`);
  if (base.sections[0]?.form === "table") {
    const trailer = latin1(`trailer\n${serialize(nextTrailer(base, highest + 1))}\n`);
    return concat([latin1(`xref\n${table(offsets)}`), trailer, end]);
  }
  const all = new Map([...offsets, [highest + 1, { offset: start, generation: 0 }]]);
  return concat([serializeIndirect(xrefStream(base, all, highest + 1)), end]);
};

const table = (offsets: Offsets): string =>
  runs(offsets)
    .map((numbers) => {
      const entries = numbers.map((number) => offsets.get(number) ?? { offset: 0, generation: 0 });
      const rows = entries.map(({ offset, generation }) => `${tenDigits(offset)} ${String(generation).padStart(5, "0")} n \n`);
      return `${numbers[0]} ${numbers.length}\n${rows.join("")}`;
    })
    .join("");

/** Not deflated: a dozen rows, and nothing that packs is needed to write them again. */
const xrefStream = (base: Pdf, offsets: Offsets, number: number): Indirect => {
  const rows = runs(offsets)
    .flat()
    .map((key) => offsets.get(key) ?? { offset: 0, generation: 0 });
  const data = Uint8Array.from(
    rows.flatMap(({ offset, generation }) => [1, ...bigEndian(offset, 4), ...bigEndian(generation, 2)]),
  );
  const dict = nextTrailer(base, number + 1);
  dict.set("Type", name("XRef"));
  dict.set("W", [1, 4, 2]);
  dict.set(
    "Index",
    runs(offsets).flatMap((numbers) => [numbers[0] ?? 0, numbers.length]),
  );
  return { number, generation: 0, value: { dict, data } };
};

const bigEndian = (value: number, width: number): number[] =>
  Array.from({ length: width }, (_, i) => Math.floor(value / 256 ** (width - 1 - i)) % 256);

/** The numbers in order, split where one is missing. */
const runs = (offsets: Offsets): number[][] => {
  const result: number[][] = [];
  for (const number of [...offsets.keys()].sort((a, b) => a - b)) {
    const last = result.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else result.push([number]);
  }
  return result;
};

/** Of the section alone, or of the stream that holds it. */
const notCopied = new Set(["Prev", "XRefStm", "Type", "W", "Index", "Length", "Filter", "DecodeParms", "DL"]);

const nextTrailer = (base: Pdf, size: number): Dict => {
  const trailer: Dict = new Map([...base.trailer].filter(([key]) => !notCopied.has(key)));
  trailer.set("Size", size);
  trailer.set("Prev", base.startxref);
  trailer.set("ID", nextIdentifier(base));
  return trailer;
};

/** The first identifier is kept, or made from the upload's SHA-256; the second one follows from what is built upon (14.4). */
const nextIdentifier = (base: Pdf): PdfObject[] => {
  const given = base.trailer.get("ID");
  const first: PdfObject | undefined = isArray(given) ? given[0] : undefined;
  const permanent = isString(first) ? first : identifier(sha256Bytes(base.bytes));
  return [permanent, identifier(sha256Bytes(`${serialize(given ?? null)} ${base.bytes.length} ${base.startxref}`))];
};

const identifier = (digest: Uint8Array): PdfString => ({ string: digest.subarray(0, 16), hex: true });
