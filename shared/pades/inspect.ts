import type { Inflate } from "./decode.ts";
import { type Flag, flagsOfCatalog, flagsOfDict, refuseDict } from "./inspect-rules.ts";
import { type Dict, isArray, type PdfObject } from "./objects.ts";
import { pageLeaves } from "./page-tree.ts";
import { ambiguous, damaged, PdfProblem, type PdfRefusal, refusing } from "./problem.ts";
import { visitReachable } from "./reachable.ts";
import { type Pdf, readPdf, resolve } from "./reader.ts";
import { rehearse } from "./rehearse.ts";

export interface PageGeometry {
  /** Left, bottom, right, top, in units of `userUnit` / 72 inch. */
  readonly mediaBox: readonly number[];
  readonly cropBox: readonly number[];
  /** Clockwise: 0, 90, 180 or 270. */
  readonly rotate: number;
  readonly userUnit: number;
}

export interface Inspection {
  readonly pages: number;
  readonly pdfVersion: string;
  readonly flags: readonly Flag[];
  readonly lastPage: PageGeometry;
}

const MAX_BYTES = 100 * 2 ** 20;

/** Whether a file may be uploaded: what it is, or the Refusal that says what is in the way. Text is not looked at. */
export const inspectPdf = (bytes: Uint8Array, inflate: Inflate): Inspection | PdfRefusal =>
  refusing(() => {
    if (bytes.length > MAX_BYTES) throw new PdfProblem("pdf-too-large", `it has ${bytes.length} bytes, more than ${MAX_BYTES}`);
    const inspection = inspect(readPdf(bytes, inflate));
    rehearse(bytes, inflate);
    return inspection;
  });

const inspect = (pdf: Pdf): Inspection => {
  if (pdf.duplicates.has(pdf.catalog)) throw ambiguous("its catalog names a key twice");
  if (pdf.catalog.has("Perms")) throw new PdfProblem("pdf-already-signed", "it carries permissions of a signature");
  const leaves = pageLeaves(pdf);
  const flags = new Set<Flag>();
  visitReachable(pdf, (dict, stream) => {
    refuseDict(pdf, dict, stream);
    for (const flag of flagsOfDict(pdf, dict)) flags.add(flag);
  });
  for (const flag of flagsOfCatalog(pdf)) flags.add(flag);
  return { pages: leaves.length, pdfVersion: pdf.version, flags: [...flags].sort(), lastPage: geometryOf(pdf, leaves.at(-1)) };
};

const geometryOf = (pdf: Pdf, page: Dict = new Map()): PageGeometry => {
  const mediaBox = boxOf(pdf, page.get("MediaBox"));
  if (!mediaBox) throw damaged("a page without MediaBox");
  const rotate = numberOf(pdf, page.get("Rotate"), 0);
  return {
    mediaBox,
    cropBox: boxOf(pdf, page.get("CropBox")) ?? mediaBox,
    rotate: ((rotate % 360) + 360) % 360,
    userUnit: numberOf(pdf, page.get("UserUnit"), 1),
  };
};

const numberOf = (pdf: Pdf, value: PdfObject | undefined, otherwise: number): number => {
  const number = resolve(pdf, value);
  return typeof number === "number" ? number : otherwise;
};

/** Any two opposite corners may be given (ISO 32000-2, 7.9.5). */
const boxOf = (pdf: Pdf, value: PdfObject | undefined): readonly number[] | undefined => {
  const box = resolve(pdf, value);
  if (!isArray(box) || box.length !== 4) return undefined;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = box.map((item) => numberOf(pdf, item, 0));
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
};
