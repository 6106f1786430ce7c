import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { concat, latin1 } from "../../../shared/pades/bytes.ts";
import { inspectPdf } from "../../../shared/pades/inspect.ts";
import type { PdfRefusalCode } from "../../../shared/pades/problem.ts";
import { prepareRevision } from "../../../shared/pades/signing-copy.ts";
import { uploadNames, uploads } from "../../fixtures/pdf/uploads.ts";
import { judgedBy, run, withFiles } from "../../judges/tools.ts";
import { build, onePageObjects, startxrefOf, update, withObjects } from "./build.ts";
import { signingCopy } from "./ceremony.ts";
import { inflate } from "./inflate.ts";

const good = build({ objects: onePageObjects });
const inspect = (bytes: Uint8Array) => inspectPdf(bytes, inflate);
const catalog = (more: string): Uint8Array => withObjects({ 1: `<</Type/Catalog/Pages 2 0 R${more}>>` });
const page = (more: string, objects: Record<number, string> = {}): Uint8Array =>
  withObjects({ 3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${more}>>`, ...objects });

test.each(uploadNames)("%s may be uploaded", (name) => {
  expect(inspect(uploads[name])).toEqual({
    pages: 2,
    pdfVersion: "1.7",
    flags: ["not-pdf-a"],
    lastPage: { mediaBox: [0, 0, 595, 842], cropBox: [0, 0, 595, 842], rotate: 0, userUnit: 1 },
  });
});

const refusals: [string, Uint8Array, PdfRefusalCode, RegExp][] = [
  ["an empty file", new Uint8Array(), "pdf-damaged", /not a PDF/],
  ["a text", latin1("not a PDF at all"), "pdf-damaged", /not a PDF/],
  ["a file cut in the middle", uploads.table.subarray(0, 6000), "pdf-damaged", /truncated/],
  ["a linearized file cut in the middle", uploads.linearized.subarray(0, 9000), "pdf-damaged", /truncated|no cross-reference/],
  ["a file cut before its %%EOF", uploads.stream.subarray(0, -7), "pdf-damaged", /%%EOF/],
  [
    "a startxref that leads nowhere",
    latin1(String.fromCharCode(...good).replace(/startxref\n\d+/, "startxref\n9")),
    "pdf-damaged",
    /no cross-reference/,
  ],
  ["no pages", withObjects({ 2: "<</Type/Pages/Kids[]/Count 0>>" }), "pdf-damaged", /no pages/],
  [
    "a stream whose length is wrong",
    page("/Contents 4 0 R", { 4: "<</Length 2>>\nstream\nabcd\nendstream" }),
    "pdf-damaged",
    /length is wrong/,
  ],
  ["an object without end", page("/Contents 4 0 R", { 4: "(a) (b)" }), "pdf-damaged", /no endobj/],
  ["an empty password", build({ objects: onePageObjects, trailer: "/Encrypt 9 0 R" }), "pdf-encrypted", /encrypted/],
  ["a signature", page("/A 4 0 R", { 4: "<</Type/Sig/Filter/Adobe.PPKLite>>" }), "pdf-already-signed", /signature/],
  [
    "a signature without type",
    page("/A 4 0 R", { 4: "<</ByteRange[0 1 2 3]/Contents<00>>>" }),
    "pdf-already-signed",
    /signature/,
  ],
  ["a document timestamp", page("/A<</Type/DocTimeStamp>>"), "pdf-already-signed", /signature/],
  ["usage rights", catalog("/Perms<</UR3 4 0 R>>"), "pdf-already-signed", /permissions/],
  ["a FieldMDP", page("/A<</TransformMethod/FieldMDP>>"), "pdf-already-signed", /FieldMDP/],
  ["JavaScript on opening", catalog("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"), "pdf-active-content", /JavaScript/],
  ["JavaScript by name", catalog("/Names<</JavaScript 4 0 R>>"), "pdf-active-content", /JavaScript/],
  ["JavaScript with an escaped name", page("/AA<</O<</S/J#61vaScript>>>>"), "pdf-active-content", /JavaScript/],
  ["a program to launch", page("/AA<</O<</S/Launch/F(cmd.exe)>>>>"), "pdf-active-content", /Launch/],
  ["a form that is sent", page("/AA<</O<</S/SubmitForm>>>>"), "pdf-active-content", /SubmitForm/],
  ["data that are imported", page("/AA<</O<</S/ImportData>>>>"), "pdf-active-content", /ImportData/],
  ["XFA", catalog("/AcroForm<</XFA 4 0 R/Fields[]>>"), "pdf-active-content", /XFA/],
  ["rich media", page("/Annots[<</Subtype/RichMedia/Rect[0 0 1 1]>>]"), "pdf-active-content", /RichMedia/],
  [
    "an attached program by name",
    catalog("/Names<</EmbeddedFiles<</Names[(a)<</F(a.EXE)/EF<<>>>>]>>>>"),
    "pdf-active-content",
    /a\.EXE/,
  ],
  [
    "an attached program by content",
    withObjects({
      1: "<</Type/Catalog/Pages 2 0 R/AF[<</F(a.txt)/EF<</F 4 0 R>>>>]>>",
      4: "<</Length 4>>\nstream\nMZ\u0090\u0000\nendstream",
    }),
    "pdf-active-content",
    /attached program/,
  ],
  [
    "a stream in another file",
    page("/Contents 4 0 R", { 4: "<</Length 0/F(other.bin)>>\nstream\n\nendstream" }),
    "pdf-external-content",
    /another file/,
  ],
  [
    "a page of another file",
    page("/Resources<</XObject<</A 4 0 R>>>>", { 4: "<</Subtype/Form/Ref<</F(x.pdf)/Page 0>>/Length 0>>\nstream\n\nendstream" }),
    "pdf-external-content",
    /page of another file/,
  ],
  ["bytes before its header", concat([latin1("junk\n"), good]), "pdf-ambiguous", /header is at byte 5/],
  ["bytes after its end", concat([good, latin1("<html>")]), "pdf-ambiguous", /follow its last %%EOF/],
  ["more than 1,024 bytes after its end", concat([good, latin1(" ".repeat(1100))]), "pdf-ambiguous", /1,024/],
  ["a reference beyond its size", page("/A 77 0 R"), "pdf-ambiguous", /object 77, beyond/],
  [
    "an object beyond its size",
    build({ objects: { ...onePageObjects, 4: "(x)", 1: "<</Type/Catalog/Pages 2 0 R/A 4 0 R>>" }, size: 4 }),
    "pdf-ambiguous",
    /object 4, beyond/,
  ],
  [
    "a reference to a free number that a later revision could take",
    build({ objects: { ...onePageObjects, 1: "<</Type/Catalog/Pages 2 0 R/A 7 0 R>>" }, size: 20 }),
    "pdf-ambiguous",
    /object 7, beyond/,
  ],
  ["another generation", page("/Contents 4 1 R", { 4: "<</Length 0>>\nstream\n\nendstream" }), "pdf-ambiguous", /generation 1/],
  ["an entry off by one", build({ objects: onePageObjects, shifted: { 3: 1 } }), "pdf-ambiguous", /no object begins/],
  ["a catalog with a key twice", catalog("/Pages 3 0 R"), "pdf-ambiguous", /catalog names a key twice/],
  ["a page with a key twice", page("/MediaBox[0 0 1 1]"), "pdf-ambiguous", /page tree names a key twice/],
  ["a wrong page count", withObjects({ 2: "<</Type/Pages/Kids[3 0 R]/Count 2>>" }), "pdf-ambiguous", /states 2 pages and has 1/],
  ["a page that stands twice", withObjects({ 2: "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>" }), "pdf-ambiguous", /twice/],
  ["a page tree in a circle", withObjects({ 2: "<</Type/Pages/Kids[2 0 R]/Count 1>>" }), "pdf-ambiguous", /twice/],
  ["a leaf that is no page", withObjects({ 3: "<</Type/Catalog>>" }), "pdf-ambiguous", /not of type Page/],
];

test.each(refusals)("%s is refused", (_, bytes, refused, detail) => {
  expect(inspect(bytes)).toEqual({ refused, detail: expect.stringMatching(detail) });
});

test("more than 2,000 pages are too many", () => {
  const kids = Array.from({ length: 2001 }, (_, i) => i + 3);
  const pages = Object.fromEntries(kids.map((number) => [number, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]));
  const tree = `<</Type/Pages/Kids[${kids.map((number) => `${number} 0 R`).join(" ")}]/Count 2001>>`;
  expect(inspect(withObjects({ ...pages, 2: tree }))).toMatchObject({ refused: "pdf-too-large" });
});

test("more than 100 MB are too many, whatever they are", () => {
  expect(inspect(new Uint8Array(100 * 2 ** 20 + 1))).toMatchObject({ refused: "pdf-too-large" });
});

test("a signing copy of ours is no upload", async () => {
  const tail = prepareRevision(await signingCopy(uploads.table), inflate);
  expect(inspect(concat([uploads.table, tail.bytes]))).toMatchObject({ refused: "pdf-already-signed" });
});

const flagged: [string, string, Uint8Array][] = [
  [
    "form-fields",
    "an empty signature field",
    withObjects({ 1: "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", 4: "<</FT/Sig/T(a)>>" }),
  ],
  ["attachments", "an attached text", catalog("/Names<</EmbeddedFiles<</Names[(a)<</F(a.txt)/EF<<>>>>]>>>>")],
  ["external-links", "a link", page("/Annots[<</Subtype/Link/A<</S/URI/URI(https://depositary.test)>>>>]")],
  ["layers", "optional content", catalog("/OCProperties<<>>")],
  ["alternate-images", "another image for print", page("/A<</Subtype/Image/Alternates[]>>")],
  ["fonts-not-embedded", "a standard font", page("/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>")],
];

test.each(flagged)("flag %s: %s", (flag, _, bytes) => {
  expect(inspect(bytes)).toMatchObject({ pages: 1, flags: [flag, "not-pdf-a"].sort() });
});

test("PDF/A is known by its metadata", () => {
  const xmp = '<x xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"/>';
  const data = deflateSync(xmp).toString("latin1");
  const metadata = `<</Type/Metadata/Filter/FlateDecode/Length ${data.length}>>\nstream\n${data}\nendstream`;
  expect(inspect(withObjects({ 1: "<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>", 4: metadata }))).toMatchObject({ flags: [] });
});

test("the last page's geometry, inherited or its own", () => {
  const bytes = withObjects({
    2: "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[600 0 0 800]/Rotate -90>>",
    4: "<</Type/Page/Parent 2 0 R/CropBox[10 10 590 790]/UserUnit 2>>",
  });
  expect(inspect(bytes)).toMatchObject({
    lastPage: { mediaBox: [0, 0, 600, 800], cropBox: [10, 10, 590, 790], rotate: 270, userUnit: 2 },
  });
});

test("white space after the end, an incremental update, and NULs are fine", () => {
  const updated = update(good, { 3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>" }, { prev: startxrefOf(good), size: 4 });
  expect(inspect(concat([updated, latin1("\r\n \u0000\u0000")]))).toMatchObject({
    pages: 1,
    lastPage: { mediaBox: [0, 0, 9, 9] },
  });
});

test("a damaged file gets an answer, never an error", () => {
  const edit = fc.record({ at: fc.nat(), byte: fc.nat(255), length: fc.integer({ min: 1, max: 8 }) });
  fc.assert(
    fc.property(fc.constantFrom(...uploadNames), fc.array(edit, { minLength: 1, maxLength: 6 }), (name, edits) => {
      const bytes = uploads[name].slice();
      for (const { at, byte, length } of edits) bytes.fill(byte, at % bytes.length, (at % bytes.length) + length);
      const answer = inspect(bytes);
      expect("refused" in answer || answer.pages > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});

judgedBy("qpdf", () => {
  test.each(["", "secret"])("a file encrypted with the user password %j is refused", (password) => {
    const answer = withFiles({ "in.pdf": uploads.table }, (path) => {
      const { status } = run("qpdf", ["--encrypt", password, "owner", "256", "--", path("in.pdf"), path("out.pdf")]);
      expect(status).toBe(0);
      return inspect(new Uint8Array(readFileSync(path("out.pdf"))));
    });
    expect(answer).toEqual({ refused: "pdf-encrypted", detail: "it is encrypted" });
  });
});
