import type { UiLanguage } from "../../domain/languages.ts";
import { en } from "./en.ts";
import { kk } from "./kk.ts";
import type { Locale } from "./locale.ts";
import { ru } from "./ru.ts";
import { uz } from "./uz.ts";

/** All four at once, for mail and paper. A page imports the one it shows. */
export const locales: { readonly [language in UiLanguage]: Locale } = { en, ru, kk, uz };
