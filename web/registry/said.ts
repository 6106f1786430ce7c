import { type ByLanguage, inLanguage } from "../../shared/domain/languages.ts";
import { countryName } from "../../shared/messages/format/names.ts";
import { useLanguage } from "../i18n.tsx";
import { useCountries } from "./words.ts";

/** The tag under which a text by language is shown to a reader: theirs, else English, else the first. */
const shownTag = (texts: ByLanguage, language: string): string => {
  const shown = inLanguage(texts, language);
  return Object.keys(texts).find((tag) => texts[tag] === shown) ?? language;
};

/** What the parties wrote, in the reader's language as far as they wrote it, and countries by name. */
export const useSaid = () => {
  const { language } = useLanguage();
  const countries = useCountries();
  return {
    inLanguage: (texts: ByLanguage): string => inLanguage(texts, language),
    /** BCP 47 of what `inLanguage` gives. */
    tagOf: (texts: ByLanguage): string => shownTag(texts, language),
    country: (code: string): string => countryName(code, countries),
  };
};
