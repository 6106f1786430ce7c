import { concat } from "../../../shared/pades/bytes.ts";
import { isDict, isString, type Ref } from "../../../shared/pades/objects.ts";
import { type Pdf, readPdf } from "../../../shared/pades/reader.ts";
import { prepareRevision } from "../../../shared/pades/signing-copy.ts";
import { verifyOwnFile } from "../../../shared/pades/verify.ts";
import { judgedBy, run, withFiles } from "../../judges/tools.ts";
import { build, hybrid, onePageObjects, startxrefOf, update, withObjects } from "./build.ts";
import { ceremony, signingCopy } from "./ceremony.ts";
import { inflate } from "./inflate.ts";
import { entry, text } from "./lookup.ts";

describe("an upload with a form", () => {
  const form = "/AcroForm<</Fields[4 0 R]/DA(/Helv 0 Tf)>>";
  const upload = withObjects({
    1: `<</Type/Catalog/Pages 2 0 R${form}/Extensions<</ADBE<</BaseVersion/1.7/ExtensionLevel 3>>>>>>`,
    4: "<</T(party)/FT/Tx/Kids[5 0 R]>>",
    5: "<</T(name)/Parent 4 0 R/Ff 4096>>",
  });
  const prepared = async (): Promise<Pdf> =>
    readPdf(concat([upload, prepareRevision(await signingCopy(upload), inflate).bytes]), inflate);

  test("keeps its fields, read-only to the last kid, and everything else of the form", async () => {
    const pdf = await prepared();
    expect(entry(pdf, pdf.root, "AcroForm", "Fields")).toHaveLength(5);
    expect(entry(pdf, pdf.root, "AcroForm", "Fields", 0, "Ff")).toBe(1);
    expect(entry(pdf, pdf.root, "AcroForm", "Fields", 0, "Kids", 0, "Ff")).toBe(4097);
    expect(text(entry(pdf, pdf.root, "AcroForm", "DA"))).toBe("/Helv 0 Tf");
    expect(entry(pdf, pdf.root, "Extensions", "ADBE", "ExtensionLevel")).toBe(3);
  });

  test("does not lend its names to our fields", async () => {
    const copy = await signingCopy(upload);
    for (const fieldName of ["party", "slot-1", "a.b", ""]) {
      const taken = { ...copy, certification: { ...copy.certification, fieldName } };
      expect(() => prepareRevision(taken, inflate)).toThrow(expect.objectContaining({ code: "field-name-taken" }));
    }
  });
});

test("an upload without /ID gets one from its SHA-256, and an older version is raised to 1.7", async () => {
  const upload = build({ objects: onePageObjects, header: "%PDF-1.4\n" });
  const copy = await signingCopy(upload);
  const pdf = readPdf(concat([upload, prepareRevision(copy, inflate).bytes]), inflate);
  const first = entry(pdf, pdf.trailer.get("ID"), 0);
  expect(isString(first) && Buffer.from(first.string).toString("hex")).toBe(copy.uploadSha256.slice(0, 32));
  expect(pdf.version).toBe("1.7");
});

test("what the root of the page tree gives to its pages does not reach ours", async () => {
  const upload = withObjects({ 2: "<</Type/Pages/Kids[3 0 R]/Count 1/Rotate 90/MediaBox[0 0 10 10]/CropBox[1 1 2 2]>>" });
  const pdf = readPdf(concat([upload, prepareRevision(await signingCopy(upload), inflate).bytes]), inflate);
  const page = entry(pdf, pdf.root, "Pages", "Kids", 1);
  expect(["Rotate", "CropBox"].map((key) => entry(pdf, page, key))).toEqual([0, [0, 0, 595, 842]]);
});

test("references of a rewritten object keep their generation", async () => {
  const text = String.fromCharCode(...build({ objects: onePageObjects }));
  const upload = Uint8Array.from(
    Buffer.from(
      text
        .replace("2 0 obj", "2 7 obj")
        .replaceAll("2 0 R", "2 7 R")
        .replace(/(2 1\n\d{10}) 00000/, "$1 00007"),
      "latin1",
    ),
  );
  const pdf = readPdf(concat([upload, prepareRevision(await signingCopy(upload), inflate).bytes]), inflate);
  expect(entry(pdf, pdf.root, "Pages", "Count")).toBe(2);
  const parent = entry(pdf, pdf.root, "Pages", "Kids", 1);
  expect(isDict(parent) && (parent.get("Parent") as Ref).generation).toBe(7);
});

test("an object that would have to be written as two is no part of a signing copy", async () => {
  const upload = withObjects({ 1: "<</Type/Catalog/Pages 2 0 R/AcroForm 2 0 R>>" });
  const copy = await signingCopy(upload);
  expect(() => prepareRevision(copy, inflate)).toThrow(expect.objectContaining({ refused: "pdf-ambiguous" }));
});

const page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<<>>>>";
const base = build({ objects: onePageObjects });

describe.each<[string, Uint8Array]>([
  ["a hybrid file", hybrid()],
  ["a file with incremental updates", update(base, { 3: page, 9: "(new)" }, { prev: startxrefOf(base), size: 10 })],
  ["a file with white space after its end", concat([base, Uint8Array.of(13, 10, 0, 0)])],
  ["a file that ends with %%EOF", base.subarray(0, -1)],
])("%s", (_, upload) => {
  test("is signed by all, and read back", async () => {
    const { file, root } = await ceremony(upload);
    const report = await verifyOwnFile(file, { uploadLength: upload.length, trustedRoot: root }, inflate);
    expect(report.problem).toBeUndefined();
    expect(report.signatures).toHaveLength(3);
    const pdf = readPdf(file, inflate);
    expect(pdf.sections.slice(0, 3).map(({ trailer }) => trailer.has("XRefStm"))).toEqual([false, false, false]);
  });

  judgedBy("qpdf", () => {
    test("qpdf finds no fault in it", async () => {
      const { file } = await ceremony(upload);
      const { output } = withFiles({ "sealed.pdf": file }, (path) => run("qpdf", ["--check", path("sealed.pdf")]));
      expect(output).toMatch(/No syntax or stream encoding errors found/);
      expect(output).not.toMatch(/WARNING/);
    });
  });

  judgedBy("pdfsig", () => {
    test("pdfsig finds each signature valid", async () => {
      const { file } = await ceremony(upload);
      const { output } = withFiles({ "sealed.pdf": file }, (path) => run("pdfsig", ["-nocert", path("sealed.pdf")]));
      expect([...output.matchAll(/Signature is Valid/g)]).toHaveLength(3);
    });
  });
});
