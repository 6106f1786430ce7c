import { sha256Hex, toHex } from "../domain/hash.ts";
import { signatureFields } from "./fields.ts";
import { type Dict, dictOf, type Indirect, isRef, isString, type PdfObject } from "./objects.ts";
import type { Pdf } from "./reader.ts";
import { serialize } from "./serialize.ts";
import { UPLOAD_KEY } from "./signing-copy.ts";
import type { Revision } from "./tail.ts";

/** Why the revision is not the certification of this upload, or undefined. */
export const certificationProblem = (base: Pdf, { signature }: Revision): string | undefined => {
  const certified = dictOf(signature.dict.get(UPLOAD_KEY));
  const digest = certified?.get("SHA256");
  const isUpload = isString(digest) && toHex(digest.string) === sha256Hex(base.bytes);
  return certified?.get("Length") === base.bytes.length && isUpload ? undefined : "it does not certify this upload";
};

/** Why the revision is more than the filling of one prepared field with new objects (DocMDP P = 2), or undefined. */
export const fillingProblem = (base: Pdf, { objects, signature }: Revision): string | undefined => {
  const changed = objects.filter((object) => object.number <= base.highest);
  const [filled, ...others] = changed;
  if (!filled || others.length > 0 || signature.number <= base.highest)
    return `it changes ${changed.length} objects, not one field`;
  const field = signatureFields(base).find(({ reference }) => reference.ref === filled.number);
  if (!field || field.dict.has("V")) return `it changes object ${filled.number}, which is no empty signature field`;
  return isFilling(field.dict, filled, signature.number) ? undefined : `it changes more of "${field.name}" than its value`;
};

const isFilling = (before: Dict, { value: after }: Indirect, signature: number): boolean => {
  const entries = dictOf(after);
  const value = entries?.get("V");
  return entries !== undefined && isRef(value) && value.ref === signature && constant(before) === constant(entries);
};

const filledIn = new Set(["V", "AP"]);
const constant = (field: Dict): string => {
  const kept: [string, PdfObject][] = [...field].filter(([key]) => !filledIn.has(key));
  return serialize(new Map(kept));
};
