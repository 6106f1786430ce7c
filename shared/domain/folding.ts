/** Cyrillic letters of Russian, Kazakh and Uzbek by the Latin ones nearest in sound. */
const LATIN: Readonly<Record<string, string>> = {
  ...{ а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "yo", ж: "j", з: "z", и: "i", й: "y", к: "k", қ: "k" },
  ...{ л: "l", м: "m", н: "n", ң: "n", о: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ұ: "u", ү: "u", ф: "f", х: "h" },
  ...{ һ: "h", ҳ: "h", ц: "ts", ч: "ch", ш: "sh", щ: "sh", ъ: "", ы: "i", і: "i", ь: "", э: "e", ю: "yu", я: "ya", ў: "o" },
};

/** Turned commas and apostrophes of Uzbek and whatever stands for them. */
const COMMAS = /[ʻʼ'’‘`]/g;

/**
 * A text as it is compared: without case, accents and script, so that "Ташкент", "tashkent" and "TASHKENT" are one, and "Toshkent" with or
 * without its commas. Spellings that differ in letters stay different.
 */
export const folded = (text: string): string =>
  [...text.normalize("NFC").toLowerCase().replace(COMMAS, "")]
    .map((letter) => LATIN[letter] ?? letter)
    .join("")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("kh", "h")
    .replaceAll("zh", "j")
    .replaceAll("x", "h")
    .replaceAll("q", "k");

/** The words of a text, folded. */
export const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether each word asked for begins a word of the text; nothing asked for matches all. */
export const matches = (asked: readonly string[], text: readonly string[]): boolean =>
  asked.every((word) => text.some((each) => each.startsWith(word)));
