import { sidesOf } from "../../../../infra/local/demo/sample.ts";
import { closingFormula, noticeOf, worded } from "../../../../infra/local/demo/wording.ts";
import type { PageLanguage } from "../../../../shared/messages/signature-page.ts";
import { documentNames, pageSet } from "./samples.ts";

const languages: PageLanguage[] = ["kk", "uz", "ru", "en"];

test("a phrase that names both sides begins with the original's own", () => {
  const text = "{{governments}}, далее именуемые Сторонами,";
  expect(worded(text, pageSet("roadmap.v1", "ru", "KZ"))).toMatch(/^Правительство Республики Казахстан и Правительство/);
  expect(worded(text, pageSet("roadmap.v1", "ru", "UZ"))).toMatch(/^Правительство Республики Узбекистан и Правительство/);
  expect(sidesOf("UZ")).toEqual(["UZ", "KZ"]);
});

test("a token that the document does not explain is a Fault", () => {
  expect(() => worded("{{agreement2019}}", pageSet("roadmap.v1", "ru", "KZ"))).toThrow(
    expect.objectContaining({ code: "sample-token" }),
  );
});

test.each(documentNames)("no token is left in %s", (name) => {
  for (const language of languages) {
    for (const side of ["KZ", "UZ"] as const) {
      const set = pageSet(name, language, side);
      const { preamble, sections, finalClauses } = set.document;
      const texts = [
        ...preamble[language],
        ...sections.flatMap((section) => section.items.map((item) => item.text[language])),
        ...finalClauses[language],
      ].map((text) => worded(text, set));
      expect([...texts, closingFormula(set)].filter((text) => /\{|\}/.test(text))).toEqual([]);
    }
  }
});

test("the closing formula keeps its blank date in one piece", () => {
  expect(closingFormula(pageSet("roadmap.v1", "ru", "UZ"))).toMatch(
    /^Совершено в городе Ташкенте «___»\u00a0__________\u00a020__\u00a0года в двух .* на узбекском, казахском и русском языках/,
  );
});

test("the notice is a sentence of its own", () => {
  expect(noticeOf(pageSet("roadmap.v1", "uz", "KZ"))).toMatch(/^Namoyish/);
});
