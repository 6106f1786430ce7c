import type { Inflate } from "./decode.ts";
import { type FormField, rewritten, signatureFields, thisFieldOnly } from "./fields.ts";
import { graftAbove, graftForm } from "./graft.ts";
import { dict, ref } from "./objects.ts";
import { PadesFault } from "./problem.ts";
import { type Pdf, readPdf } from "./reader.ts";
import { type Statement, signatureDict, transformOf } from "./signature-dict.ts";
import { type UnsignedTail, writeTail } from "./tail.ts";

export interface Affixing extends Statement {
  /** The upload with every tail so far. */
  readonly base: Uint8Array;
  readonly fieldName: string;
  /** What the signed field shows, as a PDF of one page, scaled to the field's rectangle. */
  readonly appearance: Uint8Array;
}

/**
 * A signatory's revision: changes `/V` and `/AP` of that one field and adds the signature dictionary and its appearance.
 * Throws PdfProblem for a base or appearance that cannot be read, PadesFault `no-such-field` or `field-already-signed`.
 */
export const affixRevision = (affixing: Affixing, inflate: Inflate): UnsignedTail => {
  const pdf = readPdf(affixing.base, inflate);
  const field = emptyField(pdf, affixing.fieldName);
  const graft = graftAbove(pdf);
  const signature = ref(graft.next++);
  const normal = graftForm(graft, affixing.appearance, inflate);
  const filled = new Map(field.dict).set("AP", dict({ N: normal })).set("V", signature);
  const statement = signatureDict(affixing, transformOf("FieldMDP", thisFieldOnly(field.name)));
  return writeTail(pdf, {
    objects: [rewritten(pdf, field.reference.ref, filled), ...graft.objects],
    signature: { number: signature.ref, dict: statement },
  });
};

const emptyField = (pdf: Pdf, fieldName: string): FormField => {
  const field = signatureFields(pdf).find((candidate) => candidate.name === fieldName);
  if (!field) throw new PadesFault("no-such-field", `the file has no signature field "${fieldName}"`);
  if (field.dict.has("V")) throw new PadesFault("field-already-signed", `the field "${fieldName}" holds a signature`);
  return field;
};
