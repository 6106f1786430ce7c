import type { UiLanguage } from "../domain/languages.ts";
import { negotiated } from "./accept-language.ts";
import { en } from "./problem-titles/en.ts";
import { kk } from "./problem-titles/kk.ts";
import { ru } from "./problem-titles/ru.ts";
import type { ProblemTitles } from "./problem-titles/shape.ts";
import { uz } from "./problem-titles/uz.ts";

/** Titles of problems (RFC 9457 section 3.1.3): what is so, and what to do. */
export const problemTitles: { readonly [language in UiLanguage]: ProblemTitles } = { en, ru, kk, uz };

const isKnown = (code: string): code is keyof ProblemTitles => Object.hasOwn(en, code);

/** The title of a problem in the reader's language, by `Accept-Language` (RFC 9110 section 12.5.4). An unknown code is `internal`. */
export const problemTitle = (
  code: string,
  acceptLanguage: string | undefined,
): { readonly language: UiLanguage; readonly title: string } => {
  const language = negotiated(acceptLanguage);
  return { language, title: problemTitles[language][isKnown(code) ? code : "internal"] };
};
