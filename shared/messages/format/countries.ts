import type { UiLanguage } from "../../domain/languages.ts";
import { en } from "./cldr/countries/en.ts";
import { kk } from "./cldr/countries/kk.ts";
import { ru } from "./cldr/countries/ru.ts";
import { uz } from "./cldr/countries/uz.ts";
import type { NameTable } from "./table.ts";

/** Countries in all four languages, for mail. A page imports the table that it shows. */
export const countries: { readonly [language in UiLanguage]: NameTable } = { en, ru, kk, uz };
