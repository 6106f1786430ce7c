import { concat, latin1 } from "./bytes.ts";
import { decodeStream, type Inflate } from "./decode.ts";
import {
  type Dict,
  type Indirect,
  isArray,
  isDict,
  isRef,
  isStream,
  name,
  type PdfObject,
  type Ref,
  ref,
  type Stream,
} from "./objects.ts";
import { damaged } from "./problem.ts";
import { type Pdf, readPdf, resolve } from "./reader.ts";

/** Gives new object numbers, and gathers the objects that are to be written under them. */
export interface Graft {
  readonly objects: Indirect[];
  next: number;
}

export const graftAbove = (base: Pdf): Graft => ({ objects: [], next: base.highest + 1 });

/** Adds an object under a new number. */
export const add = (graft: Graft, value: PdfObject): Ref => {
  const number = graft.next++;
  graft.objects.push({ number, generation: 0, value });
  return ref(number);
};

/**
 * The single page of a PDF made elsewhere, its resources and contents grafted: MediaBox, CropBox, Rotate, Resources, Contents
 * (and Group), all its own. Annotations are not taken over.
 */
export const graftPage = (graft: Graft, source: Uint8Array, inflate: Inflate): Dict => {
  const pdf = readPdf(source, inflate);
  const page = onlyPage(pdf);
  const copy = copier(graft, pdf);
  const box = resolve(pdf, page.get("MediaBox"));
  return new Map<string, PdfObject>([
    ["MediaBox", copy(box)],
    ["CropBox", copy(resolve(pdf, page.get("CropBox") ?? box))],
    ["Rotate", 0],
    ["Resources", copy(page.get("Resources") ?? new Map())],
    ["Contents", copy(page.get("Contents") ?? [])],
    ...groupOf(page).map(([key, value]): [string, PdfObject] => [key, copy(value)]),
  ]);
};

/** The single page as a form XObject; as an appearance a reader scales its box to the field's rectangle (12.5.5). */
export const graftForm = (graft: Graft, source: Uint8Array, inflate: Inflate): Ref => {
  const pdf = readPdf(source, inflate);
  const page = onlyPage(pdf);
  const copy = copier(graft, pdf);
  const content = singleContent(pdf, page);
  const dict: Dict = new Map<string, PdfObject>([
    ["Type", name("XObject")],
    ["Subtype", name("Form")],
    ["BBox", copy(resolve(pdf, page.get("MediaBox")))],
    ["Resources", copy(page.get("Resources") ?? new Map())],
    ...[...content.dict, ...groupOf(page)].map(([key, value]): [string, PdfObject] => [key, copy(value)]),
  ]);
  return add(graft, { dict, data: content.data });
};

/** A form XObject that draws nothing. */
export const emptyForm = (graft: Graft, width: number, height: number): Ref =>
  add(graft, {
    dict: new Map<string, PdfObject>([
      ["Type", name("XObject")],
      ["Subtype", name("Form")],
      ["BBox", [0, 0, width, height]],
      ["Resources", new Map()],
    ]),
    data: new Uint8Array(),
  });

const groupOf = (page: Dict): [string, PdfObject][] => [...page].filter(([key]) => key === "Group");

const inheritable = ["MediaBox", "CropBox", "Resources", "Rotate"];

/** The leaf of a page tree of one leaf, with what it inherits. */
const onlyPage = (pdf: Pdf): Dict => {
  let node = resolve(pdf, pdf.catalog.get("Pages"));
  const inherited: Dict = new Map();
  for (let depth = 0; depth < 32 && isDict(node); depth++) {
    for (const key of inheritable) if (node.has(key)) inherited.set(key, node.get(key) ?? null);
    const kids = resolve(pdf, node.get("Kids"));
    if (!isArray(kids)) return new Map([...node, ...inherited]);
    if (kids.length !== 1) throw damaged(`a PDF of one page expected, not of ${kids.length}`);
    node = resolve(pdf, kids[0]);
  }
  throw damaged("a PDF of one page expected");
};

/** One stream as it stands, filter and all; several are decoded and joined, as a page's contents are (7.7.3.3). */
const singleContent = (pdf: Pdf, page: Dict): Stream => {
  const contents = resolve(pdf, page.get("Contents"));
  const streams = (isArray(contents) ? contents : [contents]).map((item) => resolve(pdf, item)).filter(isStream);
  const [only] = streams;
  if (!only || streams.length > 1) {
    return { dict: new Map(), data: concat(streams.flatMap((stream) => [decodeStream(stream, pdf.inflate), latin1("\n")])) };
  }
  return { dict: new Map([...only.dict].filter(([key]) => key === "Filter" || key === "DecodeParms")), data: only.data };
};

/** Copies values of the source, and under new numbers every object they refer to, each once. */
const copier = (graft: Graft, source: Pdf) => {
  const numbers = new Map<number, Ref>();
  const copyDict = (value: Dict): Dict => new Map([...value].map(([key, item]): [string, PdfObject] => [key, copy(item)]));
  const copyReference = ({ ref: number }: Ref): Ref => {
    const known = numbers.get(number);
    if (known) return known;
    const fresh = ref(graft.next++);
    numbers.set(number, fresh);
    graft.objects.push({ number: fresh.ref, generation: 0, value: copy(source.object(number)) });
    return fresh;
  };
  const copy = (value: PdfObject): PdfObject => {
    if (isRef(value)) return copyReference(value);
    if (isArray(value)) return value.map(copy);
    if (isDict(value)) return copyDict(value);
    return isStream(value) ? { dict: copyDict(value.dict), data: value.data } : value;
  };
  return copy;
};
