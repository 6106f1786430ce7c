/** Characters that the API takes of a reason or a question. */
export const LONGEST = 1000;

/** What was typed as the API takes it: one line, without characters that nobody sees. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
