import { toHex } from "../domain/hash.ts";
import { takeApart } from "./cms-read.ts";
import { type FormField, signatureFields } from "./fields.ts";
import { type Dict, dictOf, isArray, isDict, isInteger, isNamed, isRef, isString, type PdfObject } from "./objects.ts";
import { damaged } from "./problem.ts";
import { type Pdf, resolve } from "./reader.ts";
import { fromPdfDate } from "./text.ts";
import { readEnd, type Section } from "./xref.ts";

/** One revision of a file: where its newest cross-reference section stands, and the first offset after it. */
export interface RevisionMark {
  readonly startxref: number;
  readonly end: number;
}

/** Every revision, oldest first. The two sections of a linearized file are one revision. */
export const revisionsOf = (pdf: Pdf): RevisionMark[] => {
  const oldestFirst = pdf.sections.toReversed();
  const firsts = oldestFirst.filter((section, i) => i === 0 || section.startxref > (oldestFirst[i - 1]?.startxref ?? 0));
  return firsts.map((section) => ({ startxref: section.startxref, end: endOf(pdf, section) }));
};

const endOf = (pdf: Pdf, section: Section): number => readEnd(pdf.bytes, section.after).end;

export interface SignatureRecord {
  readonly fieldName: string;
  readonly kind: "certification" | "approval";
  readonly byteRange: readonly number[];
  /** The bytes of `/Contents`, padding included. */
  readonly contents: Uint8Array;
  /** Lower-case hexadecimal; empty if there is no CMS with such a certificate. */
  readonly signerCertificateSerial: string;
  /** `/M`; absent if it is not in UTC to the second. */
  readonly signedAt?: Date;
  /** Whether the byte range begins at 0 and ends where the revision that brought the signature ends. */
  readonly coversToEndOfRevision: boolean;
}

/** What each signature of the file says of itself, in the order of its fields; nothing is verified. */
export const readRevisions = (pdf: Pdf): SignatureRecord[] =>
  signatureFields(pdf).flatMap((field) => {
    const signature = resolve(pdf, field.dict.get("V"));
    return isDict(signature) ? [recordOf(pdf, field, signature)] : [];
  });

const recordOf = (pdf: Pdf, field: FormField, signature: Dict): SignatureRecord => {
  const [range, contents, at] = ["ByteRange", "Contents", "M"].map((key) => resolve(pdf, signature.get(key)));
  if (!isArray(range) || !range.every(isInteger) || !isString(contents))
    throw damaged(`the signature of "${field.name}" is incomplete`);
  const signedAt = isString(at) ? fromPdfDate(at) : undefined;
  const serial = takeApart(contents.string)?.serial;
  const end = Number(range[2]) + Number(range[3]);
  return {
    fieldName: field.name,
    kind: kindOf(signature),
    byteRange: range.map(Number),
    contents: contents.string,
    signerCertificateSerial: serial ? toHex(serial) : "",
    ...(signedAt ? { signedAt } : {}),
    coversToEndOfRevision: range.length === 4 && range[0] === 0 && end === endOf(pdf, broughtBy(pdf, field)),
  };
};

/** A certification names DocMDP among its transforms (ISO 32000-2, 12.8.2.2). */
export const kindOf = (signature: Dict): SignatureRecord["kind"] => {
  const transforms: PdfObject = signature.get("Reference") ?? null;
  const isDocMdp = (item: PdfObject): boolean => isNamed(dictOf(item)?.get("TransformMethod"), "DocMDP");
  return isArray(transforms) && transforms.some(isDocMdp) ? "certification" : "approval";
};

/** The section by which the signature dictionary came into the file. */
const broughtBy = (pdf: Pdf, field: FormField): Section => {
  const value = field.dict.get("V");
  const number = isRef(value) ? value.ref : field.reference.ref;
  const section = pdf.sections.find(({ entries }) => entries.has(number));
  if (!section) throw damaged(`no section has object ${number}`);
  return section;
};
