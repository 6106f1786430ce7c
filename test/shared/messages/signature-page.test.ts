import { shape } from "../../../shared/adapters/pdf/fonts.ts";
import { locales } from "../../../shared/messages/format/locales.ts";
import { localTime } from "../../../shared/messages/format/times.ts";
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
  ...Object.values(words.verification),
  words.folio(7, 7),
  words.signature.signed("5", "11:20:36", "+"),
  words.signature.certificate,
  words.signature.electronically,
];

/** What the formatter writes on the page. */
const formatted = (language: PageLanguage): string[] => {
  const locale = locales[language];
  const { date, seconds, zone } = localTime("2023-05-05T06:20:36Z", "Asia/Tashkent", locale);
  return [date, seconds, zone, ...locale.months, ...locale.languages.values(), ...Object.values(locale.zones)];
};

test.each(catalogues)("%s: no empty word", (_, words) => {
  expect(wordsOf(words).filter((word) => word.trim() === "")).toEqual([]);
});

test.each(catalogues)("%s: the fonts of the page have every letter", (language, words) => {
  for (const word of [...wordsOf(words), ...formatted(language)]) {
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
