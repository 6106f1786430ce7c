import fc from "fast-check";
import { folded, matches, piecesOf, wordsOf } from "../../../shared/domain/folding.ts";

test.each([
  ["Ташкент", "tashkent"],
  ["TASHKENT", "tashkent"],
  ["Өзбекстан", "ozbekstan"],
  ["Oʻzbekiston", "ozbekiston"],
  ["O'zbekiston", "ozbekiston"],
  ["O’ZBEKISTON", "ozbekiston"],
  ["O`zbekiston", "ozbekiston"],
  ["Ўзбекистон", "ozbekiston"],
  ["Ўзбекистон".normalize("NFD"), "ozbekiston"],
  ["Қазақстан", "kazakstan"],
  ["Qazaqstan", "kazakstan"],
  ["Kazakhstan", "kazahstan"],
  ["Казахстан", "kazahstan"],
  ["Xalqaro", "halkaro"],
  ["Халқаро", "halkaro"],
  ["gʻalaba", "galaba"],
  ["ғалаба", "galaba"],
  ["maʼlumot", "malumot"],
  ["маълумот", "malumot"],
  ["договорённость", "dogovorennost"],
  ["договоренность", "dogovorennost"],
  ["йўл", "el"],
  ["yoʻl", "el"],
  ["ёшлар", "eshlar"],
  ["yoshlar", "eshlar"],
  ["Yevropa", "evropa"],
  ["Европа", "evropa"],
  ["Mirziyoyev", "mirzieev"],
  ["Мирзиёев", "mirzieev"],
  ["журнал", "jurnal"],
  ["zhurnal", "jurnal"],
  ["сүйек й", "suek y"],
  ["café", "cafe"],
  ["İstanbul", "istanbul"],
  ["согла\u00adшение", "soglashenie"],
])("%s is compared as %s", (text, expected) => {
  expect(folded(text)).toBe(expected);
});

/** Letters of our four languages, their apostrophes, and whatever else can be typed. */
const ALPHABET = [..."абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіўҳabcdefghijklmnopqrstuvwxyzʻʼ'’АЁҚҒҲЎÄÖÜé -–«»0123"];
const text = fc.oneof(
  fc.array(fc.constantFrom(...ALPHABET), { maxLength: 30 }).map((letters) => letters.join("")),
  fc.string({ unit: "grapheme", maxLength: 20 }),
);

test("folding what is folded changes nothing; case and composition make no difference", () => {
  fc.assert(
    fc.property(text, (any) => {
      const once = folded(any);
      expect(folded(once)).toBe(once);
      expect(folded(any.normalize("NFD"))).toBe(folded(any.normalize("NFC")));
    }),
    { numRuns: 2000 },
  );
});

test("a letter of ours comes out as Latin, in whatever case it was written", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ALPHABET.filter((letter) => /\p{L}/u.test(letter))), (letter) => {
      expect(folded(letter)).toMatch(/^[a-z]*$/);
      expect(folded(letter.toUpperCase())).toBe(folded(letter));
    }),
    { numRuns: 500 },
  );
});

test("every text has its own words, in any order", () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
      const words = wordsOf(texts.join(" "));
      expect(matches(words.toReversed(), words)).toBe(true);
    }),
  );
});

test("the pieces of a text are the text", () => {
  fc.assert(
    fc.property(text, text, (any, asked) => {
      expect(
        piecesOf(any, wordsOf(asked))
          .map((piece) => piece.text)
          .join(""),
      ).toBe(any);
    }),
  );
});

test("every word asked for begins a word of the text; nothing matches all", () => {
  const words = wordsOf("Дорожная карта, «Центральная Азия» KAZ-UZB-2023-0007");
  expect(matches(wordsOf("карт дорожная"), words)).toBe(true);
  expect(matches(wordsOf("KAZ-UZB-2023"), words)).toBe(true);
  expect(matches(wordsOf("артa"), words)).toBe(false);
  expect(matches([], words)).toBe(true);
});

test("the words found are told apart", () => {
  const pieces = piecesOf("Жол картасы, жолдар", wordsOf("jol"));
  expect(pieces.filter(({ found }) => found).map((piece) => piece.text)).toEqual(["Жол", "жолдар"]);
});
