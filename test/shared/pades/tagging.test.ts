import { concat } from "../../../shared/pades/bytes.ts";
import { isArray, isDict, isRef, type PdfObject } from "../../../shared/pades/objects.ts";
import { type Pdf, readPdf, resolve } from "../../../shared/pades/reader.ts";
import { prepareRevision } from "../../../shared/pades/signing-copy.ts";
import { judgedBy, run, withFiles } from "../../judges/tools.ts";
import { build, onePageObjects } from "./build.ts";
import { signingCopy } from "./ceremony.ts";
import { inflate } from "./inflate.ts";

const tagged = (parentTree: string, nextKey = "", kids = "/K 11 0 R"): Uint8Array =>
  build({
    objects: {
      ...onePageObjects,
      1: "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 10 0 R>>",
      3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R/StructParents 0>>",
      4: "<</Length 21>>\nstream\n/P <</MCID 0>> BDC EMC\nendstream".replace("21", "22"),
      10: `<</Type/StructTreeRoot${kids}/ParentTree ${parentTree}${nextKey}>>`,
      11: "<</Type/StructElem/S/Document/P 10 0 R/K 12 0 R>>",
      12: "<</Type/StructElem/S/P/P 11 0 R/Pg 3 0 R/K 0>>",
      13: "<</Nums[0[12 0 R]]>>",
      14: "<</Kids[15 0 R]>>",
      15: "<</Limits[0 40]/Nums[0[12 0 R]40 12 0 R]>>",
    },
  });

const prepare = async (upload: Uint8Array): Promise<Uint8Array> =>
  concat([upload, prepareRevision(await signingCopy(upload), inflate).bytes]);

const entry = (pdf: Pdf, from: PdfObject, key: string): PdfObject => {
  const value = resolve(pdf, from);
  return isDict(value) ? resolve(pdf, value.get(key)) : null;
};

/** The number tree as pairs, through its kids. */
const pairs = (pdf: Pdf, tree: PdfObject): [number, PdfObject][] => {
  const [numbers, kids] = [entry(pdf, tree, "Nums"), entry(pdf, tree, "Kids")];
  const own = isArray(numbers)
    ? numbers.flatMap((key, i) => (i % 2 === 0 ? [[Number(key), numbers[i + 1] ?? null] satisfies [number, PdfObject]] : []))
    : [];
  return [...own, ...(isArray(kids) ? kids.flatMap((kid) => pairs(pdf, kid)) : [])];
};

test.each([
  ["an object of its own, with numbers", "13 0 R", "", 1],
  ["a dictionary in the root", "<</Nums[0[12 0 R]]>>", "/ParentTreeNextKey 7", 7],
  ["a tree with leaves", "14 0 R", "/ParentTreeNextKey 3", 41],
])("page and widgets are tagged: the parent tree is %s", async (_, tree, nextKey, first) => {
  const upload = tagged(tree, nextKey);
  const pdf = readPdf(await prepare(upload), inflate);
  const root = resolve(pdf, pdf.catalog.get("StructTreeRoot"));
  const kids = entry(pdf, pdf.catalog.get("Pages") ?? null, "Kids");
  const page = isArray(kids) ? resolve(pdf, kids[1]) : null;
  const widgets = entry(pdf, page, "Annots");
  expect([entry(pdf, page, "Tabs"), entry(pdf, page, "StructParents")]).toEqual([{ name: "S" }, first]);
  const keys = isArray(widgets) ? widgets.map((widget) => entry(pdf, widget, "StructParent")) : [];
  expect(keys).toEqual([first + 1, first + 2, first + 3, first + 4]);
  const parents = new Map(pairs(pdf, entry(pdf, root, "ParentTree")));
  expect(parents.get(0)).toEqual([{ ref: 12, generation: 0 }]);
  expect([...parents.keys()].at(-1)).toBe(first + 4);
  for (const [i, key] of keys.entries()) {
    const objectReference = entry(pdf, parents.get(Number(key)) ?? null, "K");
    expect(isDict(objectReference) && objectReference.get("Obj")).toEqual(isArray(widgets) && widgets[i]);
  }
  const elements = entry(pdf, root, "K");
  expect(isArray(elements) && elements.filter(isRef)).toHaveLength(2);
  expect(entry(pdf, root, "ParentTreeNextKey")).toBe(first + 5);
});

test("an upload that is not marked as tagged gets no tags", async () => {
  const upload = build({
    objects: { ...onePageObjects, 1: "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked false>>/StructTreeRoot 4 0 R>>", 4: "<<>>" },
  });
  const pdf = readPdf(await prepare(upload), inflate);
  expect(pdf.object(4)).toEqual(new Map());
  const kids = entry(pdf, pdf.catalog.get("Pages") ?? null, "Kids");
  expect(entry(pdf, isArray(kids) ? (kids[1] ?? null) : null, "Tabs")).toBeNull();
});

judgedBy("pdfinfo", () => {
  test("pdfinfo reads the page's text and its fields from the structure", async () => {
    const file = await prepare(tagged("13 0 R"));
    const { output } = withFiles({ "tagged.pdf": file }, (path) => run("pdfinfo", ["-struct-text", path("tagged.pdf")]));
    expect(output).toMatch(/Document[\s\S]+Sect[\s\S]+P \(block\)[\s\S]+Қол қою парағы/);
    expect([...output.matchAll(/Form/g)]).toHaveLength(4);
  });
});

judgedBy("qpdf", () => {
  test("qpdf finds no fault in it", async () => {
    const file = await prepare(tagged("13 0 R"));
    const { output } = withFiles({ "tagged.pdf": file }, (path) => run("qpdf", ["--check", path("tagged.pdf")]));
    expect(output).toMatch(/No syntax or stream encoding errors found/);
  });
});
