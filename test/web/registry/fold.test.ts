import { folded, matches, piecesOf, wordsOf } from "../../../web/registry/fold.ts";

test.each([
  ["Ташкент", "tashkent"],
  ["TASHKENT", "tashkent"],
  ["Өзбекстан", "ozbekstan"],
  ["Oʻzbekiston", "ozbekiston"],
  ["O'zbekiston", "ozbekiston"],
  ["Ўзбекистон", "ozbekiston"],
  ["Қазақстан", "kazakstan"],
  ["Qazaqstan", "kazakstan"],
  ["Kazakhstan", "kazahstan"],
  ["Казахстан", "kazahstan"],
  ["Xalqaro", "halkaro"],
  ["Халқаро", "halkaro"],
  ["сүйек й", "suyek y"],
  ["café", "cafe"],
])("%s is compared as %s", (text, expected) => {
  expect(folded(text)).toBe(expected);
});

test("every word asked for begins a word of the text; nothing matches all", () => {
  const text = wordsOf("Дорожная карта, «Центральная Азия» KAZ-UZB-2023-0007");
  expect(matches(wordsOf("карт дорожная"), text)).toBe(true);
  expect(matches(wordsOf("KAZ-UZB-2023"), text)).toBe(true);
  expect(matches(wordsOf("артa"), text)).toBe(false);
  expect(matches([], text)).toBe(true);
});

test("the pieces of a text are the text, the words found told apart", () => {
  const pieces = piecesOf("Жол картасы, жолдар", wordsOf("jol"));
  expect(pieces.map(({ text }) => text).join("")).toBe("Жол картасы, жолдар");
  expect(pieces.filter(({ found }) => found).map(({ text }) => text)).toEqual(["Жол", "жолдар"]);
});
