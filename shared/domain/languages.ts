/** BCP 47 tags with script, as domain.md §3 wants them. */
export type Language = string;
export type ByLanguage = { readonly [language: Language]: string };

/** The languages the product itself speaks: mails, pages, problem titles, the signature page. */
export const UI_LANGUAGES = ["en", "ru", "kk", "uz"] as const;
export type UiLanguage = (typeof UI_LANGUAGES)[number];

/** The product's language nearest to a tag: `kk-Cyrl` → `kk`; English where there is none. */
export const uiLanguageOf = (language: Language): UiLanguage => {
  const primary = language.split("-")[0];
  return UI_LANGUAGES.find((known) => known === primary) ?? "en";
};

/** The text in a language, else in a tag of the same primary language, else in English, else the first there is. */
export const inLanguage = (texts: ByLanguage, language: Language): string => {
  const primary = language.split("-")[0];
  const same = Object.keys(texts).find((tag) => tag.split("-")[0] === primary);
  return texts[language] ?? (same && texts[same]) ?? texts.en ?? Object.values(texts)[0] ?? "";
};
