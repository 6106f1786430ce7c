import type { UiLanguage } from "../../../../domain/languages.ts";
import { acts as en } from "./en.ts";
import { acts as kk } from "./kk.ts";
import { acts as ru } from "./ru.ts";
import type { ActWords } from "./shape.ts";
import { acts as uz } from "./uz.ts";

export const actWords: { readonly [language in UiLanguage]: ActWords } = { en, ru, kk, uz };
