import { ownNames } from "./cldr/own-names.ts";
import type { Locale } from "./locale.ts";
import type { NameTable } from "./table.ts";

const primary = (tag: string): string => tag.split("-")[0] ?? tag;

/** "A, B and C"; nothing of nothing. */
export const list = (names: readonly string[], { and }: Locale): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;

/** A language where it stands before the word for "language": "қазақ", "oʻzbek"; "Kazakh". Unknown BCP 47 tags stand for themselves. */
export const languageStem = (tag: string, { languages }: Locale): string => languages.get(primary(tag)) ?? tag;

/** A language where it stands alone: "қазақ тілі", "oʻzbek tili"; "Kazakh". Unknown BCP 47 tags stand for themselves. */
export const languageName = (tag: string, locale: Locale): string => {
  const stem = locale.languages.get(primary(tag));
  return stem === undefined ? tag : locale.languageAlone(stem);
};

/** A language in itself, as a tab or a switch has it; where that is not known, in the reader's language. */
export const ownLanguageName = (tag: string, locale: Locale): string => ownNames.get(primary(tag)) ?? languageName(tag, locale);

/** A country by its ISO 3166-1 alpha-2 code, from `cldr/countries/`: a table large enough that only who needs it imports it. */
export const countryName = (code: string, countries: NameTable): string => countries.get(code) ?? code;
