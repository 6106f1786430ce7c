import { latin1 } from "../../../shared/pades/bytes.ts";
import { isDict, isStream } from "../../../shared/pades/objects.ts";
import { isRefusal } from "../../../shared/pades/problem.ts";
import { openPdf, type Pdf, readPdf, resolve } from "../../../shared/pades/reader.ts";
import { revisionsOf } from "../../../shared/pades/revisions.ts";
import { uploadNames, uploads } from "../../fixtures/pdf/uploads.ts";
import { build, buildText, hybrid, onePageObjects, startxrefOf, update } from "./build.ts";
import { inflate } from "./inflate.ts";

const open = (bytes: Uint8Array): Pdf => {
  const pdf = openPdf(bytes, inflate);
  if (isRefusal(pdf)) throw new Error(pdf.detail);
  return pdf;
};

test.each(uploadNames)("%s: pages, form of cross-reference and one revision", (name) => {
  const pdf = open(uploads[name]);
  const pages = resolve(pdf, pdf.catalog.get("Pages"));
  expect(isDict(pages) && pages.get("Count")).toBe(2);
  expect(pdf.sections.map(({ form }) => form)).toEqual(
    { table: ["table"], stream: ["stream"], linearized: ["table", "table"] }[name],
  );
  expect(revisionsOf(pdf).map(({ end }) => end)).toEqual([uploads[name].length]);
});

test("every object of the fixtures can be read", () => {
  for (const name of uploadNames) {
    const pdf = open(uploads[name]);
    const inUse = [...pdf.entries].filter(([, entry]) => entry !== "free");
    expect(inUse.length).toBeGreaterThan(8);
    for (const [number] of inUse) expect(pdf.object(number)).not.toBeNull();
  }
});

test("an incremental update replaces an object, and both revisions are seen", () => {
  const base = build({ objects: onePageObjects });
  const page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>";
  const file = update(base, { 3: page, 9: "(new)" }, { prev: startxrefOf(base), size: 10 });
  const pdf = open(file);
  expect(resolve(pdf, { ref: 3, generation: 0 })).toEqual(open(build({ objects: { ...onePageObjects, 3: page } })).object(3));
  expect(revisionsOf(pdf).map(({ end }) => end)).toEqual([base.length, file.length]);
  expect(pdf.highest).toBe(9);
});

test("a hybrid file shows its hidden objects", () => {
  const pdf = open(hybrid());
  expect(pdf.object(4)).toEqual({ string: latin1("hidden"), hex: false });
  expect(pdf.sections).toHaveLength(1);
});

test("an indirect length is followed, once", () => {
  const objects = { ...onePageObjects, 4: "<</Length 5 0 R>>\nstream\nabcde\nendstream", 5: "5" };
  const stream = open(build({ objects })).object(4);
  expect(isStream(stream) && stream.data).toEqual(latin1("abcde"));
  const circular = build({ objects: { ...onePageObjects, 4: "<</Length 4 0 R>>\nstream\nabcde\nendstream" } });
  expect(() => readPdf(circular, inflate).object(4)).toThrow(/needed to read itself/);
});

test.each<[string, Uint8Array, string, RegExp]>([
  [
    "sections in a circle",
    update(build({ objects: onePageObjects }), {}, { prev: buildText({ objects: onePageObjects }).length, size: 4 }),
    "pdf-damaged",
    /do not end/,
  ],
  [
    "a previous section that is none",
    update(build({ objects: onePageObjects }), {}, { prev: 10, size: 4 }),
    "pdf-damaged",
    /no cross-reference/,
  ],
  ["no catalog", build({ objects: { 1: "null" } }), "pdf-damaged", /no catalog/],
  [
    "a trailer with a key twice",
    build({ objects: onePageObjects, trailer: "/Root 3 0 R" }),
    "pdf-ambiguous",
    /trailer names a key twice/,
  ],
  [
    "an entry that does not start its object",
    build({ objects: onePageObjects, shifted: { 1: 1 } }),
    "pdf-ambiguous",
    /no object begins/,
  ],
  [
    "an entry that starts in the white space before",
    build({ objects: onePageObjects, shifted: { 1: -1 } }),
    "pdf-ambiguous",
    /no object begins/,
  ],
  [
    "an entry of another object",
    build({ objects: onePageObjects, shifted: { 1: buildText({ objects: onePageObjects }).indexOf("2 0 obj") - 9 } }),
    "pdf-ambiguous",
    /object 2 stands where/,
  ],
  ["encrypted", build({ objects: onePageObjects, trailer: "/Encrypt<</Filter/Standard>>" }), "pdf-encrypted", /encrypted/],
])("refuses %s", (_, bytes, refused, detail) => {
  expect(openPdf(bytes, inflate)).toEqual({ refused, detail: expect.stringMatching(detail) });
});
