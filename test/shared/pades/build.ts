import { deflateSync } from "node:zlib";
import { fromLatin1, latin1 } from "../../../shared/pades/bytes.ts";

export interface Built {
  /** Bodies by object number; 1 is the catalog. */
  readonly objects: Record<number, string>;
  readonly trailer?: string;
  readonly header?: string;
  /** Offset by which the entry of an object is wrong. */
  readonly shifted?: Record<number, number>;
  readonly size?: number;
}

/** The objects of a file of one empty page, to which others are added or which they replace. */
export const onePageObjects: Record<number, string> = {
  1: "<</Type/Catalog/Pages 2 0 R>>",
  2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
  3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>",
};

/** A file with a cross-reference table, byte for byte as told: hostile ones too. One code unit is one byte. */
export const buildText = ({ objects, trailer = "", header = "%PDF-1.7\n", shifted = {}, size }: Built): string => {
  let text = header;
  const rows = Object.entries(objects).map(([number, body]) => {
    const offset = String(text.length + (shifted[Number(number)] ?? 0)).padStart(10, "0");
    text += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${offset} 00000 n \n`;
  });
  const highest = Math.max(...Object.keys(objects).map(Number));
  const end = `trailer\n<</Size ${size ?? highest + 1}/Root 1 0 R${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`;
  return `${text}xref\n0 1\n0000000000 65535 f \n${rows.join("")}${end}`;
};

export const build = (built: Built): Uint8Array => latin1(buildText(built));

/** A file of one page with these objects besides, or in place of its own. */
export const withObjects = (objects: Record<number, string>): Uint8Array => build({ objects: { ...onePageObjects, ...objects } });

/** The file with an incremental update: objects written again or anew (ISO 32000-2, 7.5.6). */
export const update = (
  base: Uint8Array,
  objects: Record<number, string>,
  options: { prev: number; size: number; trailer?: string },
): Uint8Array => {
  let text = fromLatin1(base);
  const rows = Object.entries(objects).map(([number, body]) => {
    const row = `${number} 1\n${String(text.length).padStart(10, "0")} 00000 n \n`;
    text += `${number} 0 obj\n${body}\nendobj\n`;
    return row;
  });
  const trailer = `<</Size ${options.size}/Root 1 0 R/Prev ${options.prev}${options.trailer ?? ""}>>`;
  return latin1(`${text}xref\n${rows.join("")}trailer\n${trailer}\nstartxref\n${text.length}\n%%EOF\n`);
};

/** What the last startxref of a file says. */
export const startxrefOf = (file: Uint8Array): number => Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(fromLatin1(file))?.[1]);

/** A table that calls object 4 free and a stream, named by /XRefStm, that has it (ISO 32000-2, 7.5.8.4). */
export const hybrid = (): Uint8Array => {
  const base = buildText({ objects: onePageObjects });
  const offset = base.indexOf("xref\n");
  const hidden = "4 0 obj\n(hidden)\nendobj\n";
  const rows = Buffer.from([1, 0, 0, 0, 0, 0]);
  rows.writeUInt32BE(offset, 1);
  const data = deflateSync(rows).toString("latin1");
  const dict = `<</Type/XRef/Size 6/W[1 4 1]/Index[4 1]/Filter/FlateDecode/Length ${data.length}>>`;
  const head = `${base.slice(0, offset)}${hidden}`;
  const stream = `5 0 obj\n${dict}\nstream\n${data}\nendstream\nendobj\n`;
  const table = base.slice(offset, base.indexOf("trailer")).replace("3 1\n", "4 1\n0000000000 00001 f \n3 1\n");
  const trailer = `trailer\n<</Size 6/Root 1 0 R/XRefStm ${head.length}>>\nstartxref\n${head.length + stream.length}\n%%EOF\n`;
  return latin1(head + stream + table + trailer);
};
