import {
  type Dict,
  dict,
  type Indirect,
  isArray,
  isDict,
  isInteger,
  isNamed,
  isRef,
  isString,
  name,
  type PdfObject,
  type Ref,
} from "./objects.ts";
import { damaged } from "./problem.ts";
import { type Pdf, resolve } from "./reader.ts";
import { fromTextString, textString } from "./text.ts";

/** A rectangle in the page's own units: left, bottom, right, top. */
export type Rect = readonly [number, number, number, number];

export interface FormField {
  readonly reference: Ref;
  readonly dict: Dict;
  readonly name: string;
}

/** The object as it is to be written again under its own number. */
export const rewritten = (pdf: Pdf, number: number, value: PdfObject): Indirect => {
  const entry = pdf.entries.get(number);
  return { number, generation: typeof entry === "object" && "offset" in entry ? entry.generation : 0, value };
};

/** The interactive form of the file, and the number it has if it is an object of its own (ISO 32000-2, 12.7.3). */
export const acroFormOf = (pdf: Pdf): { dict: Dict; fields: readonly PdfObject[]; number?: number } => {
  const value = pdf.catalog.get("AcroForm");
  const form = resolve(pdf, value);
  if (form === null) return { dict: new Map(), fields: [] };
  const fields = isDict(form) ? resolve(pdf, form.get("Fields")) : null;
  if (!isDict(form) || !(fields === null || isArray(fields))) throw damaged("an AcroForm without fields");
  return { dict: form, fields: fields ?? [], ...(isRef(value) ? { number: value.ref } : {}) };
};

/** The fields at the root of the form, where all of ours stand. */
export const rootFields = (pdf: Pdf): FormField[] =>
  acroFormOf(pdf).fields.flatMap((reference) => {
    const value = resolve(pdf, reference);
    if (!isRef(reference) || !isDict(value)) return [];
    const title = resolve(pdf, value.get("T"));
    return [{ reference, dict: value, name: isString(title) ? fromTextString(title) : "" }];
  });

/** Root fields that are prepared for a signature, or hold one. */
export const signatureFields = (pdf: Pdf): FormField[] => rootFields(pdf).filter((field) => isNamed(field.dict.get("FT"), "Sig"));

const READ_ONLY = 1;
const MAX_FIELDS = 100_000;

/** Every field of the file's own form, made read-only (12.7.4.1): terminal ones too, since theirs overrides what they inherit. */
export const readOnlyFields = (pdf: Pdf): Indirect[] => {
  const done = new Map<number, Indirect>();
  const waiting = [...acroFormOf(pdf).fields];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const value = resolve(pdf, item);
    if (!isRef(item) || !isDict(value) || done.has(item.ref)) continue;
    if (done.size === MAX_FIELDS) throw damaged(`more than ${MAX_FIELDS} form fields`);
    const flags = resolve(pdf, value.get("Ff"));
    done.set(item.ref, rewritten(pdf, item.ref, new Map(value).set("Ff", (isInteger(flags) ? flags : 0) | READ_ONLY)));
    const kids = resolve(pdf, value.get("Kids"));
    if (isArray(kids)) waiting.push(...kids);
  }
  return [...done.values()].sort((a, b) => a.number - b.number);
};

/** Printed, and not to be moved (12.5.3). */
const PRINT_AND_LOCKED = 132;

/** A signature field that is its own widget (12.7.5.5); signing it locks itself and nothing else. */
export const signatureField = (field: { name: string; rect: Rect; tooltip: string; page: Ref }): Dict =>
  dict({
    Type: name("Annot"),
    Subtype: name("Widget"),
    FT: name("Sig"),
    T: textString(field.name),
    TU: textString(field.tooltip),
    F: PRINT_AND_LOCKED,
    P: field.page,
    Rect: field.rect,
  });

/** The field of that name alone, as `/Lock` and as FieldMDP say it. */
export const thisFieldOnly = (fieldName: string): [string, PdfObject][] => [
  ["Action", name("Include")],
  ["Fields", [textString(fieldName)]],
];
