import { fromHex } from "../domain/hash.ts";
import type { Inflate } from "./decode.ts";
import { acroFormOf, type Rect, readOnlyFields, rewritten, rootFields, signatureField, thisFieldOnly } from "./fields.ts";
import { add, emptyForm, type Graft, graftAbove, graftForm, graftPage } from "./graft.ts";
import {
  type Dict,
  dict,
  type Indirect,
  isArray,
  isDict,
  isInteger,
  isRef,
  name,
  type PdfObject,
  type Ref,
  ref,
} from "./objects.ts";
import { damaged, PadesFault } from "./problem.ts";
import { type Pdf, readPdf, resolve } from "./reader.ts";
import { type Statement, signatureDict, transformOf } from "./signature-dict.ts";
import { type Structure, structureOf, taggedPage, tagPage, widgetKey } from "./tagging.ts";
import { type UnsignedTail, writeTail } from "./tail.ts";

export interface SignatoryField {
  /** Unique in the file, without a full stop. */
  readonly name: string;
  readonly rect: Rect;
  /** What a screen reader says: the party and the slot, never a person. */
  readonly tooltip: string;
  /** What an unsigned field shows, as a PDF of one page. */
  readonly placeholder?: Uint8Array;
}

export interface SigningCopy {
  readonly upload: Uint8Array;
  /** 64 hexadecimal digits: certified together with the upload's length. */
  readonly uploadSha256: string;
  /** The signature page, as a PDF of one page. */
  readonly page: Uint8Array;
  readonly fields: readonly SignatoryField[];
  readonly certification: Statement & { readonly fieldName: string };
  /** The invisible field kept for the first document timestamp. */
  readonly timestampField: string;
}

/**
 * Revision 1: the signature page with all fields, and the platform's certification of the upload, which permits nothing but
 * filling them in (DocMDP, P = 2). Throws PdfProblem for an upload or page that cannot be read, PadesFault `field-name-taken`.
 */
export const prepareRevision = (copy: SigningCopy, inflate: Inflate): UnsignedTail => {
  const pdf = readPdf(copy.upload, inflate);
  checkNames(pdf, copy);
  const graft = graftAbove(pdf);
  const page = ref(graft.next++);
  const signature = ref(graft.next++);
  const structure = structureOf(pdf);
  const widgets = addFields(graft, { copy, page, signature, inflate, structure });
  const grafted = graftPage(graft, copy.page, inflate);
  const content = structure ? taggedPage(graft, grafted, structure) : grafted;
  const tags = structure ? tagPage(pdf, graft, { structure, page, widgets }) : [];
  const { form, catalog } = withForm(pdf, graft, widgets);
  const objects = [
    ...readOnlyFields(pdf),
    ...form,
    ...tags,
    withPage(pdf, page),
    rewritten(pdf, pdf.root.ref, withCertification(pdf, catalog, signature)),
    { number: page.ref, generation: 0, value: pageDict(content, pagesOf(pdf).reference, widgets) },
    ...graft.objects,
  ];
  const certification = certificationDict(copy);
  return writeTail(pdf, { objects, signature: { number: signature.ref, dict: certification } });
};

const checkNames = (pdf: Pdf, copy: SigningCopy): void => {
  const taken = new Set(rootFields(pdf).map((field) => field.name));
  for (const fieldName of [...copy.fields.map((field) => field.name), copy.certification.fieldName, copy.timestampField]) {
    if (fieldName === "" || fieldName.includes(".") || taken.has(fieldName)) {
      throw new PadesFault("field-name-taken", `"${fieldName}" cannot name a new field`);
    }
    taken.add(fieldName);
  }
};

interface FieldsInput {
  readonly copy: SigningCopy;
  readonly page: Ref;
  readonly signature: Ref;
  readonly inflate: Inflate;
  readonly structure: Structure | undefined;
}

const INVISIBLE: Rect = [0, 0, 0, 0];

const addFields = (graft: Graft, { copy, page, signature, inflate, structure }: FieldsInput): Ref[] => {
  const signatories = copy.fields.map((field) => {
    const [left, bottom, right, top] = field.rect;
    const normal = field.placeholder
      ? graftForm(graft, field.placeholder, inflate)
      : emptyForm(graft, right - left, top - bottom);
    const lock: Dict = new Map([["Type", name("SigFieldLock")], ...thisFieldOnly(field.name)]);
    return signatureField({ ...field, page })
      .set("Lock", lock)
      .set("AP", dict({ N: normal }));
  });
  const { fieldName } = copy.certification;
  const certification = signatureField({ name: fieldName, rect: INVISIBLE, tooltip: fieldName, page }).set("V", signature);
  const timestamp = signatureField({ name: copy.timestampField, rect: INVISIBLE, tooltip: copy.timestampField, page });
  const fields = [...signatories, certification, timestamp];
  return fields.map((field, i) => add(graft, structure ? field.set("StructParent", widgetKey(structure, i)) : field));
};

/** Signatures exist, and the file may only be appended to (12.7.3). */
const SIGNATURES_EXIST_APPEND_ONLY = 3;

/** The form with our fields after its own: in the catalog or as the object it was; a new one becomes an object. */
const withForm = (pdf: Pdf, graft: Graft, widgets: readonly Ref[]): { form: Indirect[]; catalog: Dict } => {
  const { dict: present, fields, number } = acroFormOf(pdf);
  const form = new Map(present).set("Fields", [...fields, ...widgets]).set("SigFlags", SIGNATURES_EXIST_APPEND_ONLY);
  if (number !== undefined) return { form: [rewritten(pdf, number, form)], catalog: pdf.catalog };
  return { form: [], catalog: new Map(pdf.catalog).set("AcroForm", add(graft, form)) };
};

const withCertification = (pdf: Pdf, catalog: Dict, signature: Ref): Dict => {
  const extensions = resolve(pdf, catalog.get("Extensions"));
  const esic = dict({ BaseVersion: name("1.7"), ExtensionLevel: 1 });
  const certified = new Map(catalog)
    .set("Perms", dict({ DocMDP: signature }))
    .set("Extensions", new Map(isDict(extensions) ? extensions : []).set("ESIC", esic));
  return pdf.version < "1.7" ? certified.set("Version", name("1.7")) : certified;
};

const pagesOf = (pdf: Pdf): { reference: Ref; dict: Dict } => {
  const reference = pdf.catalog.get("Pages");
  const pages = resolve(pdf, reference);
  if (!isRef(reference) || !isDict(pages)) throw damaged("no page tree");
  return { reference, dict: pages };
};

const withPage = (pdf: Pdf, page: Ref): Indirect => {
  const { reference, dict: pages } = pagesOf(pdf);
  const [kids, count] = [resolve(pdf, pages.get("Kids")), resolve(pdf, pages.get("Count"))];
  if (!isArray(kids) || !isInteger(count)) throw damaged("a page tree without kids or count");
  return rewritten(pdf, reference.ref, new Map(pages).set("Kids", [...kids, page]).set("Count", count + 1));
};

const pageDict = (grafted: Dict, parent: Ref, widgets: readonly Ref[]): Dict =>
  new Map<string, PdfObject>([["Type", name("Page")], ["Parent", parent], ...grafted, ["Annots", [...widgets]]]);

/** A private key of the third class (ISO 32000-2, annex E): how long the upload is, and its SHA-256. */
export const UPLOAD_KEY = "XXUpload";

const certificationDict = ({ upload, uploadSha256, certification }: SigningCopy): Dict =>
  signatureDict(certification, transformOf("DocMDP", [["P", 2]])).set(
    UPLOAD_KEY,
    dict({ Length: upload.length, SHA256: { string: fromHex(uploadSha256), hex: true } }),
  );
