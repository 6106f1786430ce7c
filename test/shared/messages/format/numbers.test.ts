import { locales } from "../../../../shared/messages/format/locales.ts";
import { counted, plural } from "../../../../shared/messages/format/numbers.ts";

const { en, ru, kk, uz } = locales;

test("a noun takes the form of its number", () => {
  const tries = { one: "попытка", few: "попытки", other: "попыток" };
  expect([1, 2, 5, 11, 21, 22, 112].map((count) => plural(count, tries, ru))).toEqual([
    "попытка",
    "попытки",
    "попыток",
    "попыток",
    "попытка",
    "попытки",
    "попыток",
  ]);
  expect([0, 1, 2].map((count) => plural(count, { one: "text", other: "texts" }, en))).toEqual(["texts", "text", "texts"]);
  expect([1, 2].map((count) => plural(count, { other: "мәтін" }, kk))).toEqual(["мәтін", "мәтін"]);
});

test("number and noun are held together", () => {
  expect(counted(1234, { one: "page", other: "pages" }, en)).toBe("1,234\u00a0pages");
  expect(counted(1001, { one: "страница", few: "страницы", other: "страниц" }, ru)).toBe("1\u00a0001\u00a0страница");
  expect(counted(6, { other: "бет" }, kk)).toBe("6\u00a0бет");
  expect(counted(6, { other: "bet" }, uz)).toBe("6\u00a0bet");
});
