/** Cyrillic letters of Russian, Kazakh and Uzbek by the Latin ones nearest in sound. */
const LATIN: Readonly<Record<string, string>> = {
  ...{ а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "e", ж: "j", з: "z", и: "i", й: "y", к: "k", қ: "k" },
  ...{ л: "l", м: "m", н: "n", ң: "n", о: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ұ: "u", ү: "u", ф: "f", х: "h" },
  ...{ һ: "h", ҳ: "h", ц: "ts", ч: "ch", ш: "sh", щ: "sh", ъ: "", ы: "i", і: "i", ь: "", э: "e", ю: "yu", я: "ya", ў: "o" },
  ...{ q: "k", x: "h", ı: "i" },
};

/** The turned commas and apostrophes of Uzbek and whatever is typed for them; and what cannot be seen. */
const DROPPED = /[ʻʼ'’‘`´′\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** One sound in several spellings: ё is е in Russian and yo in Uzbek Latin, е there begins words as ye; х is kh and ж zh in English. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/y+[oe]/g, "e"],
  [/k+h/g, "h"],
  [/z+h/g, "j"],
];

const lettersOf = (letter: string): string => {
  const known = LATIN[letter];
  if (known !== undefined) return known;
  return [...letter.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")].map((base) => LATIN[base] ?? base).join("");
};

const respelt = (text: string): string => {
  const once = SPELLINGS.reduce((spelt, [from, to]) => spelt.replace(from, to), text);
  return once === text ? text : respelt(once);
};

/**
 * A text as it is compared: without case, accents, apostrophes and script. "Ташкент", "TASHKENT" and "tashkent" are one; "Oʻzbekiston",
 * "O'zbekiston" and "Ўзбекистон"; "договорённость" and "договоренность". Words spelt otherwise in another language stay apart. Folding what
 * is folded changes nothing.
 */
export const folded = (text: string): string =>
  respelt(
    [...text.normalize("NFC").toLowerCase().normalize("NFC").replace(DROPPED, "")].map(lettersOf).join("").replace(DROPPED, ""),
  );

/** The words of a text, folded. */
export const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether each word asked for begins a word of the text; nothing asked for matches all. */
export const matches = (asked: readonly string[], text: readonly string[]): boolean =>
  asked.every((word) => text.some((each) => each.startsWith(word)));

export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** A text in pieces, those words told apart that a word asked for begins. */
export const piecesOf = (text: string, asked: readonly string[]): Piece[] =>
  (text.match(/[\p{L}\p{M}\p{N}ʻʼ’']+|[^\p{L}\p{M}\p{N}ʻʼ’']+/gu) ?? []).map((piece) => ({
    text: piece,
    found: asked.some((word) => wordsOf(piece).some((each) => each.startsWith(word))),
  }));
