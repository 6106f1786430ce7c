import { spansOf } from "../../../web/sign/read/find/fold.ts";

const found = (raw: string, asked: string): string[] => spansOf(raw, asked).map(([begin, end]) => raw.slice(begin, end));

test.each([
  { raw: "Республики Казахстан и республики узбекистан", asked: "РЕСПУБЛИКИ", places: ["Республики", "республики"] },
  { raw: "учёт и учет", asked: "учёт", places: ["учёт", "учет"] },
  { raw: "Oʻzbekiston, O'zbekiston, O’zbekiston", asked: "oʻzbekiston", places: ["Oʻzbekiston", "O'zbekiston", "O’zbekiston"] },
  { raw: "Oʻzbekiston", asked: "ozbek", places: ["Oʻzbek"] },
  { raw: "промыш-\nленной кооперации", asked: "промышленной", places: ["промыш-\nленной"] },
  { raw: "казахстанско-\nузбекской", asked: "казахстанско-узбекской", places: ["казахстанско-\nузбекской"] },
  { raw: "в городе\n  Ташкенте", asked: "городе ташкенте", places: ["городе\n  Ташкенте"] },
  { raw: "Қазақстан", asked: "қазақ", places: ["Қазақ"] },
  { raw: "аааа", asked: "аа", places: ["аа", "аа"] },
])("$asked is found in $raw", ({ raw, asked, places }) => {
  expect(found(raw, asked)).toEqual(places);
});

test.each(["", "  ", "-", "ʻ"])("nothing asked for (%j) is found nowhere", (asked) => {
  expect(spansOf("a - b ʻ", asked)).toEqual([]);
});

test("letters stay apart that are not one letter", () => {
  expect(found("кие и кий", "кий")).toEqual(["кий"]);
});
