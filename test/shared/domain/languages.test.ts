import { inLanguage, uiLanguageOf } from "../../../shared/domain/languages.ts";
import { particulars, smailov } from "../../fixtures/agreement.ts";

test.each([
  ["kk-Cyrl", "kk"],
  ["uz-Latn", "uz"],
  ["ru", "ru"],
  ["de", "en"],
])("who reads %s is addressed in %s", (language, ui) => {
  expect(uiLanguageOf(language)).toBe(ui);
});

test.each([
  ["kk-Cyrl", "Әлихан Смайылов"],
  ["kk", "Әлихан Смайылов"],
  ["uz-Cyrl", "Alixan Smailov"],
  ["de", "Alikhan Smailov"],
])("a name in %s is %s", (language, name) => {
  expect(inLanguage(smailov.name, language)).toBe(name);
});

test("the very tag goes before another script of its language", () => {
  expect(inLanguage({ "uz-Cyrl": "Тошкент", "uz-Latn": "Toshkent" }, "uz-Latn")).toBe("Toshkent");
});

test("without English the first text stands, and without any an empty one", () => {
  expect(inLanguage({ ru: "Ташкент" }, "de")).toBe("Ташкент");
  expect(inLanguage({}, "de")).toBe("");
});

test("the fixture's parties have a name in each authentic language", () => {
  const names = particulars.parties.flatMap(({ onBehalfOf }) =>
    particulars.authenticLanguages.map((language) => onBehalfOf[language]),
  );
  expect(names.every(Boolean)).toBe(true);
});
