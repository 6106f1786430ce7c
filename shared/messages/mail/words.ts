import type { UiLanguage } from "../../domain/languages.ts";
import { en } from "./words/en.ts";
import { kk } from "./words/kk.ts";
import { ru } from "./words/ru.ts";
import type { LetterWords } from "./words/shape.ts";
import { uz } from "./words/uz.ts";

/** What letters say, as a reader of treaties would write it in each language. */
export const letterWords: { readonly [language in UiLanguage]: LetterWords } = { en, ru, kk, uz };
