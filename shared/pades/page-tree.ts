import { type Dict, isArray, isDict, isInteger, isNamed, isRef, type PdfObject } from "./objects.ts";
import { ambiguous, damaged, PdfProblem } from "./problem.ts";
import { type Pdf, resolve } from "./reader.ts";

export const MAX_PAGES = 2000;
const MAX_DEPTH = 64;
const inheritable = ["MediaBox", "CropBox", "Rotate", "Resources"];

/**
 * The leaves of the page tree in order, each with what it inherits (ISO 32000-2, 7.7.3). Throws PdfProblem: `pdf-damaged` for
 * no pages, `pdf-too-large` for more than 2,000, `pdf-ambiguous` where two readers might count or see them differently.
 */
export const pageLeaves = (pdf: Pdf): Dict[] => {
  const leaves: Dict[] = [];
  const seen = new Set<number>();
  const visit = (reference: PdfObject | undefined, inherited: Dict, depth: number): number => {
    const node = nodeOf(pdf, reference, seen);
    if (depth > MAX_DEPTH) throw damaged("its page tree is too deep");
    const attributes = new Map([...inherited, ...[...node].filter(([key]) => inheritable.includes(key))]);
    if (!node.has("Kids")) return leaves.push(leafOf(node, attributes)) && 1;
    if (leaves.length > MAX_PAGES) throw new PdfProblem("pdf-too-large", `it has more than ${MAX_PAGES} pages`);
    return checkedCount(pdf, node, (kid) => visit(kid, attributes, depth + 1));
  };
  visit(pdf.catalog.get("Pages"), new Map(), 0);
  if (leaves.length === 0) throw damaged("it has no pages");
  if (leaves.length > MAX_PAGES) throw new PdfProblem("pdf-too-large", `it has ${leaves.length} pages, more than ${MAX_PAGES}`);
  return leaves;
};

const nodeOf = (pdf: Pdf, reference: PdfObject | undefined, seen: Set<number>): Dict => {
  if (!isRef(reference)) throw damaged("a page that is no object of its own");
  if (seen.has(reference.ref)) throw ambiguous(`object ${reference.ref} stands in the page tree twice`);
  seen.add(reference.ref);
  const node = resolve(pdf, reference);
  if (!isDict(node)) throw damaged(`object ${reference.ref} of the page tree is no dictionary`);
  if (pdf.duplicates.has(node)) throw ambiguous(`object ${reference.ref} of the page tree names a key twice`);
  return node;
};

const leafOf = (node: Dict, attributes: Dict): Dict => {
  if (!isNamed(node.get("Type"), "Page")) throw ambiguous("a leaf of the page tree is not of type Page");
  return new Map([...node, ...attributes]);
};

const checkedCount = (pdf: Pdf, node: Dict, visit: (kid: PdfObject) => number): number => {
  const kids = resolve(pdf, node.get("Kids"));
  if (!isArray(kids)) throw damaged("a page tree whose kids are no array");
  const leaves = kids.reduce((count: number, kid) => count + visit(kid), 0);
  const stated = resolve(pdf, node.get("Count"));
  if (!isInteger(stated) || stated !== leaves) throw ambiguous(`its page tree states ${String(stated)} pages and has ${leaves}`);
  return leaves;
};
