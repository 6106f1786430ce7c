import { PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import type { Side } from "../../../../infra/local/demo/sample.ts";
import { typeset } from "../../../../infra/local/demo/typeset.ts";
import type { PageLanguage } from "../../../../shared/messages/signature-page.ts";
import { fonts } from "../../../shared/adapters/pdf/fixtures.ts";
import { ask, judged, textOf } from "../../../shared/adapters/pdf/judges.ts";
import { type DocumentName, documentNames, pageSet } from "./samples.ts";

const languages: PageLanguage[] = ["kk", "uz", "ru", "en"];
const setAnew = (name: DocumentName, language: PageLanguage, original: Side) =>
  typeset({ ...pageSet(name, language, original), fonts });
const done = new Map<string, Promise<Uint8Array>>();
const set = (name: DocumentName, language: PageLanguage, original: Side): Promise<Uint8Array> => {
  const key = `${name} ${language} ${original}`;
  const known = done.get(key) ?? setAnew(name, language, original);
  done.set(key, known);
  return known;
};
const everyText = documentNames.flatMap((name) => languages.map((language): [DocumentName, PageLanguage] => [name, language]));

test.each(
  everyText,
)("%s, %s: several lying A4 pages, small, titled, with its language, unsigned and undated", async (name, language) => {
  const pdf = await set(name, language, "KZ");
  const document = await PDFDocument.load(pdf);
  expect(document.getPageCount()).toBeGreaterThan(4);
  expect(document.getPages().every((page) => page.getWidth() === 841.89 && page.getHeight() === 595.28)).toBe(true);
  expect(pdf.length).toBeLessThan(100_000);
  expect(document.getTitle()).toBe(pageSet(name, language, "KZ").document.titles[language]);
  expect(document.catalog.lookup(PDFName.of("Lang"), PDFString).asString()).toBe(language);
  expect(document.catalog.get(PDFName.of("AcroForm"))).toBeUndefined();
  expect(Buffer.from(pdf).toString("latin1")).not.toMatch(/CreationDate|ModDate/);
});

test("equal inputs give equal bytes; the two originals differ", async () => {
  const first = await set("roadmap.v1", "kk", "KZ");
  const other = await set("roadmap.v1", "kk", "UZ");
  expect(Buffer.from(await setAnew("roadmap.v1", "kk", "KZ")).equals(first)).toBe(true);
  expect(Buffer.from(other).equals(first)).toBe(false);
});

for (const [name, language] of everyText) {
  judged("pdftotext", `every number, body and clause can be copied out: ${name}, ${language}`, async () => {
    const { document } = pageSet(name, language, "UZ");
    const text = textOf(await set(name, language, "UZ"), ["-raw"]);
    const rows = document.sections.flatMap(({ items }) => items);
    expect(rows.map(({ number }) => number).filter((number) => !text.includes(` ${number} `))).toEqual([]);
    const bodies = rows.flatMap(({ responsible }) => [responsible.KZ[language], responsible.UZ[language]]);
    expect(bodies.filter((body) => !text.includes(body))).toEqual([]);
    expect(document.finalClauses[language].filter((clause) => !text.includes(clause))).toEqual([]);
    expect(text).toContain(document.titles[language]);
  });
}

judged("pdftotext", "the letters are the language's own", async () => {
  expect(textOf(await set("roadmap.v1", "kk", "KZ"))).toContain("өнеркәсіптік кооперация орталығын құруды жеделдету жөніндегі");
  const uzbek = textOf(await set("roadmap.v1", "uz", "UZ"));
  expect(uzbek).toContain("Oʻzbekiston Respublikasi Hukumati va Qozogʻiston Respublikasi Hukumati");
  expect(uzbek).toContain("taʼkidlab");
});

judged("pdftotext", "the original's own side has the first of the two columns", async () => {
  const columns = async (original: Side) => {
    const text = textOf(await set("joint-plan.v1", "ru", original), ["-layout"]);
    return text.indexOf("От Казахстанской Стороны") - text.indexOf("От Узбекской Стороны");
  };
  expect(await columns("KZ")).toBeLessThan(0);
  expect(await columns("UZ")).toBeGreaterThan(0);
});

judged("pdftotext", "every page says that it is a sample and which page it is; a translation says that it is one", async () => {
  const pages = ask("pdftotext", await set("roadmap.v2", "en", "KZ"), [], ["-"])
    .toString()
    .split("\f")
    .slice(0, -1);
  pages.forEach((page, index) => {
    expect(page).toContain("Sample text for demonstration; not the text that was signed");
    expect(page).toContain("Courtesy translation; not an authentic text");
    expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
  });
});

judged("pdftotext", "no page of the table begins or ends with a bare section heading", async () => {
  for (const [name, language] of everyText) {
    const { document } = pageSet(name, language, "KZ");
    const pages = ask("pdftotext", await set(name, language, "KZ"), ["-layout"], ["-"])
      .toString()
      .split("\f");
    const headings = document.sections.map((section) => `${section.number}. ${section.heading[language]}`);
    for (const page of pages) {
      const lines = page
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
      expect(headings).not.toContain(lines.at(-2));
    }
  }
});

judged("qpdf", "the file is sound", async () => {
  expect(ask("qpdf", await set("joint-plan.v1", "uz", "KZ"), ["--check"]).toString()).toContain(
    "No syntax or stream encoding errors",
  );
});
