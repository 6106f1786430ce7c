/** How a file's name may name its language: the codes of ISO 639, those of the state, and how the word begins. */
const NAMES: { readonly [subtag: string]: readonly string[] } = {
  kk: ["kk", "kz", "kaz", "қаз", "каз"],
  uz: ["uz", "uzb", "ozb", "oʻzb", "узб", "ўзб"],
  ru: ["ru", "rus", "рус"],
  en: ["en", "eng", "англ"],
  ky: ["ky", "kg", "kir", "кыр", "кир"],
  tg: ["tg", "tj", "tgk", "taj", "тоҷ", "тадж"],
  tk: ["tk", "tm", "tuk", "türkmen", "туркм"],
  az: ["az", "aze", "азер"],
  tr: ["tr", "tur", "türkçe", "турец"],
};

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/\.pdf$/i, "")
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean);

const isNamed = (word: string, tag: string): boolean =>
  (NAMES[tag.split("-")[0] ?? ""] ?? []).some((name) => word === name || (name.length > 2 && word.startsWith(name)));

/** The language that a file's name ends in: `kz-uz-roadmap.rus.pdf` is Russian; undefined where it names none. */
const languageIn = (name: string, languages: readonly string[]): string | undefined => {
  for (const word of wordsOf(name).toReversed()) {
    const tag = languages.find((each) => isNamed(word, each));
    if (tag) return tag;
  }
  return undefined;
};

export interface Guessed {
  readonly name: string;
  /** Empty until it is guessed or chosen. */
  readonly language: string;
  readonly original: string;
}

/**
 * Gives each file that has none a language and a side: what its name says, then a language that has no file yet. Of several files in one
 * language each is another side's original, the own side's first.
 */
export const guessed = <F extends Guessed>(
  files: readonly F[],
  languages: readonly string[],
  parties: readonly string[],
): readonly F[] => {
  const named = files.map((file) => (file.language ? file : { ...file, language: languageIn(file.name, languages) ?? "" }));
  const free = languages.filter((tag) => !named.some(({ language }) => language === tag));
  const spoken = named.map((file) => (file.language ? file : { ...file, language: free.shift() ?? languages[0] ?? "" }));
  const done: F[] = [];
  for (const file of spoken) {
    const taken = [...done, ...spoken].filter(({ language, original }) => original && language === file.language);
    const left = parties.filter((party) => !taken.some(({ original }) => original === party));
    done.push(file.original ? file : { ...file, original: left[0] ?? parties[0] ?? "" });
  }
  return done;
};
