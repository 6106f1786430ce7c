import { guessed } from "../../../web/desk/guess.ts";

const LANGUAGES = ["kk-Cyrl", "uz-Latn", "ru"];
const files = (...names: string[]) => names.map((name) => ({ name, language: "", original: "" }));
const shown = (...names: string[]) =>
  guessed(files(...names), LANGUAGES, ["KZ", "UZ"]).map(({ language, original }) => `${language} ${original}`);

test.each<[string[], string[]]>([
  [
    ["roadmap.ru.pdf", "roadmap.kk.pdf", "roadmap.uz.pdf"],
    ["ru KZ", "kk-Cyrl KZ", "uz-Latn KZ"],
  ],
  [["Казахстан-Узбекистан, соглашение (рус).PDF"], ["ru KZ"]],
  [["Kazakhstan–Uzbekistan roadmap, Oʻzbekcha.pdf"], ["uz-Latn KZ"]],
  // What a name does not say is a language that has no file yet, in the order of the texts.
  [
    ["1.pdf", "text_RUS.pdf", "2.pdf"],
    ["kk-Cyrl KZ", "ru KZ", "uz-Latn KZ"],
  ],
  // Each side's original is a file of its own.
  [
    ["a.kk.pdf", "b.kk.pdf", "a.uz.pdf", "b.uz.pdf", "a.ru.pdf", "b.ru.pdf"],
    ["kk-Cyrl KZ", "kk-Cyrl UZ", "uz-Latn KZ", "uz-Latn UZ", "ru KZ", "ru UZ"],
  ],
  [["runway.pdf"], ["kk-Cyrl KZ"]],
])("%j", (names, expected) => {
  expect(shown(...names)).toEqual(expected);
});

test("what was chosen by hand stays", () => {
  const [first, second] = guessed(
    [
      { name: "a.ru.pdf", language: "kk-Cyrl", original: "UZ" },
      { name: "b.pdf", language: "", original: "" },
    ],
    LANGUAGES,
    ["KZ", "UZ"],
  );
  expect([first, second]).toMatchObject([
    { language: "kk-Cyrl", original: "UZ" },
    { language: "uz-Latn", original: "KZ" },
  ]);
});
