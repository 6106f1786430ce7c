import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { LANGUAGE_COOKIE, LANGUAGE_KEPT_SECONDS } from "../shared/api/pages.ts";
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

const known = (value: string | null | undefined): UiLanguage | undefined => UI_LANGUAGES.find((language) => language === value);

const kept = (): string | undefined =>
  document.cookie
    .split(/;\s*/)
    .find((cookie) => cookie.startsWith(`${LANGUAGE_COOKIE}=`))
    ?.slice(LANGUAGE_COOKIE.length + 1);

/** Where a browser has no store for cookies, or refuses this one, the choice holds for this page only. */
const keep = (language: UiLanguage): void => {
  const expires = Date.now() + LANGUAGE_KEPT_SECONDS * 1000;
  globalThis.cookieStore?.set({ name: LANGUAGE_COOKIE, value: language, path: "/", expires, sameSite: "lax" }).catch(() => {});
};

/** The address's `lang`, else what was chosen here before, else what the browser asks for. */
export const firstLanguage = (): UiLanguage =>
  known(new URLSearchParams(location.search).get("lang")) ?? known(kept()) ?? negotiated(navigator.languages.join(","));

/** One language as it was loaded for a surface. */
export interface Loaded {
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

/** Everything below speaks one language, and a choice of another leads to an address: for pages that no script draws. */
export const Speaking = ({ loaded, children }: { loaded: Loaded; children: ComponentChildren }) => (
  <Speech.Provider value={{ ...loaded, change: () => {} }}>{children}</Speech.Provider>
);

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
