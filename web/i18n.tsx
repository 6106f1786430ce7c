import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { UI_LANGUAGES, type UiLanguage } from "../shared/domain/languages.ts";
import { negotiated } from "../shared/messages/accept-language.ts";
import type { Locale } from "../shared/messages/format/locale.ts";
import type { CommonMessages } from "../shared/messages/pages/common/shape.ts";
import { type Catalogues, commonMessages, locales } from "../shared/messages/pages/load.ts";

/** Each language's own name, and the short form of the switch. */
export const LANGUAGE_NAMES: { readonly [language in UiLanguage]: { readonly name: string; readonly short: string } } = {
  kk: { name: "Қазақша", short: "Қаз" },
  uz: { name: "Oʻzbekcha", short: "Oʻzb" },
  ru: { name: "Русский", short: "Рус" },
  en: { name: "English", short: "Eng" },
};

const KEPT = "language";
const known = (value: string | null): UiLanguage | undefined => UI_LANGUAGES.find((language) => language === value);

/** A browser may refuse its storage; the choice then holds for this page only. */
const kept = (): string | null => {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
};

const keep = (language: UiLanguage): void => {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // The page itself goes on in the language.
  }
};

/** The address's `lang`, else what was chosen here before, else what the browser asks for. */
export const firstLanguage = (): UiLanguage =>
  known(new URLSearchParams(location.search).get("lang")) ?? known(kept()) ?? negotiated(navigator.languages.join(","));

interface Loaded {
  readonly language: UiLanguage;
  /** For the functions of messages/format. */
  readonly locale: Locale;
  readonly common: CommonMessages;
  /** The surface's own catalogue. */
  readonly own: unknown;
}

interface Spoken extends Loaded {
  readonly change: (language: UiLanguage) => void;
}

const Speech = createContext<Spoken | undefined>(undefined);

const useSpeech = (): Spoken => {
  const spoken = useContext(Speech);
  if (!spoken) throw new Error("no language around this component");
  return spoken;
};

export const useLanguage = () => {
  const { language, locale, change } = useSpeech();
  return { language, locale, change };
};
export const useCommon = (): CommonMessages => useSpeech().common;

/** The hook that gives a surface's own messages: `const useMessages = messagesOf<RegistryMessages>()`. */
export const messagesOf =
  <M,>() =>
  (): M =>
    useSpeech().own as M;

export const loadLanguage = async (language: UiLanguage, catalogues: Catalogues<unknown>): Promise<Loaded> => {
  const [locale, common, own] = await Promise.all([locales[language](), commonMessages[language](), catalogues[language]()]);
  return { language, locale, common, own };
};

/** Everything below speaks one language; changing it keeps the page's state. */
export const Languages = (props: { first: Loaded; catalogues: Catalogues<unknown>; children: ComponentChildren }) => {
  const { first, catalogues, children } = props;
  const [loaded, setLoaded] = useState(first);
  useEffect(() => {
    document.documentElement.lang = loaded.language;
  }, [loaded.language]);
  const change = (language: UiLanguage): void => {
    keep(language);
    loadLanguage(language, catalogues).then(setLoaded, () => {});
  };
  return <Speech.Provider value={{ ...loaded, change }}>{children}</Speech.Provider>;
};
