import { latin1 } from "./bytes.ts";
import { rewritten } from "./fields.ts";
import { add, type Graft } from "./graft.ts";
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
import { damaged } from "./problem.ts";
import { type Pdf, resolve } from "./reader.ts";

/** The structure tree of a tagged upload (ISO 32000-2, 14.7), and the first key of its parent tree that is free. */
export interface Structure {
  readonly reference: Ref;
  readonly root: Dict;
  readonly firstKey: number;
}

/** Undefined for an upload that is not tagged: a page of it needs no tags. */
export const structureOf = (pdf: Pdf): Structure | undefined => {
  const mark = resolve(pdf, pdf.catalog.get("MarkInfo"));
  const reference = pdf.catalog.get("StructTreeRoot");
  const root = resolve(pdf, reference);
  if (!isDict(mark) || resolve(pdf, mark.get("Marked")) !== true || !isRef(reference) || !isDict(root)) return undefined;
  const stated = resolve(pdf, root.get("ParentTreeNextKey"));
  return { reference, root, firstKey: Math.max(isInteger(stated) ? stated : 0, highestKey(pdf, root.get("ParentTree")) + 1) };
};

const MAX_NODES = 200_000;

/** Of a number tree (7.9.7); -1 if it is empty. */
const highestKey = (pdf: Pdf, tree: PdfObject | undefined): number => {
  let [highest, nodes] = [-1, 0];
  const waiting: PdfObject[] = [tree ?? null];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (++nodes > MAX_NODES) throw damaged("a number tree that does not end");
    const node = resolve(pdf, next);
    const [numbers, kids] = ["Nums", "Kids"].map((key) => (isDict(node) ? resolve(pdf, node.get(key)) : null));
    if (isArray(numbers)) for (let i = 0; i < numbers.length; i += 2) highest = Math.max(highest, Number(numbers[i]));
    if (isArray(kids)) waiting.push(...kids);
  }
  return highest;
};

/** The keys under which page and widgets find their element: the page's first, then one a widget in their order. */
export const pageKey = ({ firstKey }: Structure): number => firstKey;
export const widgetKey = ({ firstKey }: Structure, index: number): number => firstKey + 1 + index;

/**
 * Tags the signature page: a section of its content, as one paragraph, and of each widget as a form. Gives the objects of the
 * upload that change: the structure tree's root, and the parent tree if it is an object of its own.
 */
export const tagPage = (
  pdf: Pdf,
  graft: Graft,
  { structure, page, widgets }: { structure: Structure; page: Ref; widgets: readonly Ref[] },
): Indirect[] => {
  const section = ref(graft.next++);
  const element = (role: string, content: PdfObject): Ref =>
    add(graft, dict({ Type: name("StructElem"), S: name(role), P: section, Pg: page, K: content }));
  const paragraph = element("P", 0);
  const forms = widgets.map((widget) => element("Form", dict({ Type: name("OBJR"), Obj: widget, Pg: page })));
  const value = dict({ Type: name("StructElem"), S: name("Sect"), P: structure.reference, K: [paragraph, ...forms] });
  graft.objects.push({ number: section.ref, generation: 0, value });
  const numbers = [pageKey(structure), [paragraph], ...forms.flatMap((form, i) => [widgetKey(structure, i), form])];
  return withElements(pdf, structure, { section, numbers });
};

const withElements = (
  pdf: Pdf,
  { reference, root, firstKey }: Structure,
  added: { section: Ref; numbers: PdfObject[] },
): Indirect[] => {
  const kids = resolve(pdf, root.get("K"));
  const elements = isArray(kids) ? kids : root.has("K") ? [root.get("K") ?? null] : [];
  const stated = root.get("ParentTree");
  const tree = withNumbers(pdf, resolve(pdf, stated), added.numbers);
  const changed = new Map(root)
    .set("K", [...elements, added.section])
    .set("ParentTreeNextKey", firstKey + added.numbers.length / 2);
  if (isRef(stated)) return [rewritten(pdf, reference.ref, changed), rewritten(pdf, stated.ref, tree)];
  return [rewritten(pdf, reference.ref, changed.set("ParentTree", tree))];
};

/** The new keys are the highest, so they stand last: in the root's own list, or in one more leaf. */
const withNumbers = (pdf: Pdf, tree: PdfObject, added: PdfObject[]): Dict => {
  const root: Dict = isDict(tree) ? new Map(tree) : new Map();
  const kids = resolve(pdf, root.get("Kids"));
  if (isArray(kids)) return root.set("Kids", [...kids, dict({ Limits: [added[0] ?? 0, added.at(-2) ?? 0], Nums: added })]);
  const numbers = resolve(pdf, root.get("Nums"));
  return root.set("Nums", [...(isArray(numbers) ? numbers : []), ...added]);
};

/** The page's entries with its content as marked content 0, and its order of tabs that of the structure (14.6, 12.5.1). */
export const taggedPage = (graft: Graft, page: Dict, structure: Structure): Dict => {
  const contents = page.get("Contents") ?? null;
  const [begin, end] = ["/P <</MCID 0>> BDC\n", "\nEMC\n"].map((text) => add(graft, { dict: new Map(), data: latin1(text) }));
  if (!begin || !end) throw new TypeError("two streams were added");
  return new Map(page)
    .set("Contents", [begin, ...(isArray(contents) ? contents : [contents]), end])
    .set("StructParents", pageKey(structure))
    .set("Tabs", name("S"));
};
