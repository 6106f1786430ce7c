import type { UiLanguage } from "../../domain/languages.ts";
import type { Locale } from "../format/locale.ts";
import type { CommonMessages } from "./common/shape.ts";

/** The catalogues of one surface, each loaded when its language is asked for. */
export type Catalogues<M> = { readonly [language in UiLanguage]: () => Promise<M> };

export const commonMessages: Catalogues<CommonMessages> = {
  en: async () => (await import("./common/en.ts")).en,
  ru: async () => (await import("./common/ru.ts")).ru,
  kk: async () => (await import("./common/kk.ts")).kk,
  uz: async () => (await import("./common/uz.ts")).uz,
};

export const locales: Catalogues<Locale> = {
  en: async () => (await import("../format/en.ts")).en,
  ru: async () => (await import("../format/ru.ts")).ru,
  kk: async () => (await import("../format/kk.ts")).kk,
  uz: async () => (await import("../format/uz.ts")).uz,
};
