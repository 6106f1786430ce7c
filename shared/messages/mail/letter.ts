import type { Letter } from "../../domain/letter.ts";

/** A letter in words: subject, text and HTML. */
export const composeLetter = (letter: Letter) => {
  const text = letter.kind === "invitation" ? `${letter.title}\n\n${letter.link}\n` : `${letter.title}\n\n${letter.kind}\n`;
  return { subject: `${letter.title}: ${letter.kind}`, text, html: `<pre>${text}</pre>` };
};
