import type { UiLanguage } from "../../domain/languages.ts";
import { letterWords } from "./words.ts";

/** "A, B and C". */
export const joined = (names: readonly string[], language: UiLanguage): string => {
  const last = names.slice(-1);
  const before = names.slice(0, -1).join(", ");
  return before === "" ? (last[0] ?? "") : `${before} ${letterWords[language].and} ${last[0]}`;
};

/** The longest title that a mail subject carries whole. */
const SUBJECT_TITLE = 40;

/**
 * What an agreement is called in a subject: its title if it is short, else the part that names its kind ("Joint Plan of Practical
 * Actions"), else the title after all. Never cut with dots.
 */
export const shortTitle = (title: string, language: UiLanguage): string => {
  const kind = title.length > SUBJECT_TITLE ? letterWords[language].kind.exec(title)?.[1] : undefined;
  return kind ? kind.charAt(0).toLocaleUpperCase(language) + kind.slice(1) : title;
};

/** CLDR writes Uzbek letters with a quotation mark and some languages as adverbs or with the word for language. */
const cldrName = (tag: string, language: UiLanguage): string =>
  (new Intl.DisplayNames([language], { type: "language" }).of(tag.split("-")[0] ?? tag) ?? tag)
    .replaceAll("‘", "ʻ")
    .replace(language === "kk" ? / тілі$/u : /cha$/u, "");

export const languageName = (tag: string, language: UiLanguage): string =>
  letterWords[language].languages[tag.split("-")[0] ?? tag] ?? cldrName(tag, language);

export const partyName = (party: string, language: UiLanguage): string =>
  (new Intl.DisplayNames([language], { type: "region" }).of(party) ?? party).replaceAll("‘", "ʻ");

interface Text {
  readonly language: string;
  readonly pages: number;
}

/** "Kazakh, Uzbek and Russian, 6 pages each". Originals of several sides that have as many pages are named once. */
export const textsNamed = (texts: readonly Text[], language: UiLanguage): string => {
  const byPages = Map.groupBy(texts, ({ pages }) => pages);
  return [...byPages]
    .map(([pages, of]) => {
      const names = [...new Set(of.map((text) => languageName(text.language, language)))];
      return letterWords[language].texts(joined(names, language), names.length, pages);
    })
    .join("; ");
};
