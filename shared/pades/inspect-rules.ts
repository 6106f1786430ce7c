import { decodeStream } from "./decode.ts";
import {
  type Dict,
  dictOf,
  isArray,
  isDict,
  isName,
  isNamed,
  isStream,
  isString,
  type PdfObject,
  type Stream,
} from "./objects.ts";
import { PdfProblem } from "./problem.ts";
import { type Pdf, resolve } from "./reader.ts";
import { fromTextString } from "./text.ts";

export type Flag =
  | "form-fields"
  | "attachments"
  | "external-links"
  | "layers"
  | "alternate-images"
  | "fonts-not-embedded"
  | "not-pdf-a";

const nameOf = (value: PdfObject | undefined): string => (isName(value) ? value.name : "");

const activeActions = new Set([
  "JavaScript",
  "Launch",
  "SubmitForm",
  "ImportData",
  "Rendition",
  "Movie",
  "Sound",
  "RichMediaExecute",
]);
const activeAnnotations = new Set(["RichMedia", "3D", "Movie", "Sound", "Screen"]);
const executables = /\.(exe|com|bat|cmd|scr|msi|dll|ps1|vbs|js|jse|wsf|jar|sh|app|lnk|hta|docm|xlsm|pptm)$/i;

/** Throws the PdfProblem of a dictionary that no upload may hold (signed, active or external content). */
export const refuseDict = (pdf: Pdf, dict: Dict, stream?: Stream): void => {
  refuseSigned(dict);
  refuseActive(pdf, dict);
  refuseExternal(dict, stream);
};

const refuseSigned = (dict: Dict): void => {
  const type = nameOf(dict.get("Type"));
  const method = nameOf(dict.get("TransformMethod"));
  if (dict.has("ByteRange") || type === "Sig" || type === "DocTimeStamp")
    throw new PdfProblem("pdf-already-signed", "it holds a signature");
  if (method) throw new PdfProblem("pdf-already-signed", `it holds a signature's ${method}`);
};

const active = (what: string): PdfProblem => new PdfProblem("pdf-active-content", what);

const refuseActive = (pdf: Pdf, dict: Dict): void => {
  const action = nameOf(dict.get("S"));
  const annotation = nameOf(dict.get("Subtype"));
  if (dict.has("JS") || dict.has("JavaScript")) throw active("JavaScript");
  if (activeActions.has(action) && !isNamed(dict.get("Type"), "StructElem")) throw active(action);
  if (activeAnnotations.has(annotation) && dict.has("Rect")) throw active(annotation);
  if (dict.has("XFA")) throw active("XFA");
  if (dict.has("EF")) refuseExecutable(pdf, dict);
};

const refuseExecutable = (pdf: Pdf, fileSpec: Dict): void => {
  for (const key of ["F", "UF"]) {
    const title = resolve(pdf, fileSpec.get(key));
    if (isString(title) && executables.test(fromTextString(title))) throw active(`the attachment ${fromTextString(title)}`);
  }
  for (const item of dictOf(resolve(pdf, fileSpec.get("EF")))?.values() ?? []) {
    const stream = resolve(pdf, item);
    if (isStream(stream) && isProgram(pdf, stream)) throw active("an attached program");
  }
};

/** MZ of Windows, ELF, or the #! of a script. */
const isProgram = (pdf: Pdf, stream: Stream): boolean => {
  const [first, second, third] = decodeStream(stream, pdf.inflate);
  return (
    (first === 0x4d && second === 0x5a) ||
    (first === 0x7f && second === 0x45 && third === 0x4c) ||
    (first === 0x23 && second === 0x21)
  );
};

const refuseExternal = (dict: Dict, stream?: Stream): void => {
  if (!stream) return;
  if (dict.has("F")) throw new PdfProblem("pdf-external-content", "a stream whose content is in another file");
  if (isNamed(dict.get("Subtype"), "Form") && dict.has("Ref"))
    throw new PdfProblem("pdf-external-content", "a page of another file shown in this one");
};

/** What an upload may hold, but its reader should know of. */
export const flagsOfDict = (pdf: Pdf, dict: Dict): Flag[] => [
  ...(dict.has("EF") ? (["attachments"] as const) : []),
  ...(["URI", "GoToR", "GoToE"].includes(nameOf(dict.get("S"))) ? (["external-links"] as const) : []),
  ...(dict.has("OCProperties") ? (["layers"] as const) : []),
  ...(dict.has("Alternates") ? (["alternate-images"] as const) : []),
  ...(isFontNotEmbedded(pdf, dict) ? (["fonts-not-embedded"] as const) : []),
];

const isFontNotEmbedded = (pdf: Pdf, dict: Dict): boolean => {
  if (!isNamed(dict.get("Type"), "Font") || ["Type0", "Type3"].includes(nameOf(dict.get("Subtype")))) return false;
  const descriptor = resolve(pdf, dict.get("FontDescriptor"));
  return !isDict(descriptor) || !["FontFile", "FontFile2", "FontFile3"].some((key) => descriptor.has(key));
};

/** Flags of the file as a whole. */
export const flagsOfCatalog = (pdf: Pdf): Flag[] => {
  const form = resolve(pdf, pdf.catalog.get("AcroForm"));
  const fields = isDict(form) ? resolve(pdf, form.get("Fields")) : null;
  return [
    ...(isArray(fields) && fields.length > 0 ? (["form-fields"] as const) : []),
    ...(statesPdfA(pdf) ? [] : (["not-pdf-a"] as const)),
  ];
};

const statesPdfA = (pdf: Pdf): boolean => {
  const metadata = resolve(pdf, pdf.catalog.get("Metadata"));
  return (
    isStream(metadata) &&
    new TextDecoder().decode(decodeStream(metadata, pdf.inflate)).includes("http://www.aiim.org/pdfa/ns/id/")
  );
};
