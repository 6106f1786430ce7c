import { shape } from "../../../shared/adapters/pdf/fonts.ts";
import { type PageLanguage, type SignaturePageWords, signaturePageWords } from "../../../shared/messages/signature-page.ts";
import { fonts } from "../adapters/pdf/fixtures.ts";

const catalogues = Object.entries(signaturePageWords) as [PageLanguage, SignaturePageWords][];

/** Every string of a catalogue, sentences with figures in place. */
const wordsOf = (words: SignaturePageWords): string[] => [
  words.heading,
  words.attached,
  words.unchanged(1),
  words.unchanged(6),
  ...Object.values(words.texts),
  ...Object.values(words.languages),
  ...Object.values(words.verification),
  words.folio(7, 7),
  words.signature.signed(words.signature.date(5, words.months[4] ?? "", 2023), "11:20:36", words.zones["Asia/Tashkent"] ?? ""),
  words.signature.certificate,
  words.signature.electronically,
  ...words.months,
  ...Object.values(words.zones),
];

test.each(catalogues)("%s: twelve months, all different, and no empty word", (_, words) => {
  expect(new Set(words.months).size).toBe(12);
  expect(words.months).toHaveLength(12);
  expect(wordsOf(words).filter((word) => word.trim() === "")).toEqual([]);
});

test.each(catalogues)("%s: the fonts of the page have every letter", (_, words) => {
  for (const word of wordsOf(words)) {
    for (const face of ["serif", "serifBold", "sans", "sansBold"] as const) expect(() => shape(fonts[face], word)).not.toThrow();
  }
});

test("one page is not told as a range", () => {
  expect(catalogues.map(([, words]) => words.unchanged(1)).filter((sentence) => sentence.includes("–"))).toEqual([]);
  expect(catalogues.map(([, words]) => words.unchanged(12)).filter((sentence) => !sentence.includes("1–12"))).toEqual([]);
});

test("Uzbek writes oʻ and gʻ with U+02BB, never with a quotation mark", () => {
  expect(wordsOf(signaturePageWords.uz).filter((word) => /['‘’`]/.test(word))).toEqual([]);
  expect(wordsOf(signaturePageWords.uz).join(" ")).toMatch(/ʻ/);
});

test("no language borrows another's alphabet", () => {
  const letters = (language: PageLanguage) => wordsOf(signaturePageWords[language]).join(" ").replaceAll("SHA-256", "");
  expect(letters("kk")).not.toMatch(/[A-Za-z]/);
  expect(letters("ru")).not.toMatch(/[A-Za-zәғқңөұүһі]/);
  expect(letters("uz")).not.toMatch(/[\u0400-\u04ff]/);
  expect(letters("en")).not.toMatch(/[\u0400-\u04ff]/);
});
