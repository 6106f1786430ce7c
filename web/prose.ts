/** Characters that the API takes of a reason or a question. */
export const LONGEST = 1000;

/** What was typed as the API takes it: its lines without characters that nobody sees, with one empty line at most between two others. */
export const proseOf = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/gu, "\n")
    .replace(/[^\P{Cc}\n]+/gu, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, "")
    .replace(/[^\S\n]*\n[^\S\n]*/gu, "\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
