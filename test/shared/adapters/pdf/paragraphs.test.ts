import { PDFDocument } from "@cantoo/pdf-lib";
import type { SampleDocument } from "../../../../infra/local/demo/sample.ts";
import { readPeople, readSample } from "../../../../infra/local/demo/story.ts";
import { typeset } from "../../../../infra/local/demo/typeset.ts";
import { loadFonts } from "../../../../shared/adapters/pdf/fonts.ts";
import { paragraphsOf } from "../../../../shared/adapters/pdf/paragraphs.ts";
import { compareTexts } from "../../../../shared/domain/comparison/compare.ts";

const fonts = loadFonts("node_modules/@expo-google-fonts");
const taken = async (version: string, language: "ru" | "kk" | "uz" | "en") => {
  const document = readSample<SampleDocument>(version);
  const paragraphs = await paragraphsOf(await typeset({ document, people: readPeople(), language, original: "UZ", fonts }));
  if (!paragraphs) throw new Error("no text");
  return paragraphs;
};

describe.each(["ru", "kk", "uz", "en"] as const)("the sample roadmap in %s", (language) => {
  test("its recitals are whole paragraphs, in order, with their pages", async () => {
    const paragraphs = await taken("roadmap.v1", language);
    const { preamble } = readSample<SampleDocument>("roadmap.v1");
    const recital = preamble[language][1] ?? "";
    expect(paragraphs.find(({ text }) => text === recital)).toEqual({ page: 1, text: recital });
    expect(new Set(paragraphs.map(({ page }) => page)).size).toBeGreaterThan(4);
  });

  test("what differs between its versions is found, and the numbers marked", async () => {
    const { parts, counts } = compareTexts(await taken("roadmap.v1", language), await taken("roadmap.v2", language));
    expect(counts.numbers).toBeGreaterThanOrEqual(2);
    const numbers = parts.flatMap((part) => (part.kind === "changed" && part.numbers ? [part.numbers] : []));
    expect(numbers).toContainEqual({ removed: ["2"], added: ["4"] });
    expect(numbers).toContainEqual(language === "en" ? { removed: ["3"], added: ["4"] } : { removed: ["III"], added: ["IV"] });
  });
});

test("what repeats on every page stands once", async () => {
  const paragraphs = await taken("roadmap.v1", "ru");
  expect(paragraphs.filter(({ text }) => text.startsWith("Страница "))).toHaveLength(1);
});

test("a page without text has none", async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  expect(await paragraphsOf(await pdf.save())).toBeUndefined();
});
