import type { UiLanguage } from "../../domain/languages.ts";
import { locales } from "../format/locales.ts";
import { languageStem, list } from "../format/names.ts";
import { letterWords } from "./words.ts";

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

interface Text {
  readonly language: string;
  readonly pages: number;
}

/** "Kazakh, Uzbek and Russian, 6 pages each". Originals of several sides that have as many pages are named once. */
export const textsNamed = (texts: readonly Text[], language: UiLanguage): string => {
  const locale = locales[language];
  const byPages = Map.groupBy(texts, ({ pages }) => pages);
  return [...byPages]
    .map(([pages, of]) => {
      const names = [...new Set(of.map((text) => languageStem(text.language, locale)))];
      return letterWords[language].texts(list(names, locale), names.length, pages);
    })
    .join("; ");
};
