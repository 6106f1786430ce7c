import { Fault } from "../../../shared/domain/fault.ts";
import type { PageSet } from "./sample.ts";

/**
 * A text with its `{{tokens}}` replaced by what this original says: phrases that name both sides begin with its own side.
 * Faults: `sample-token` for a token that the document does not explain.
 */
export const worded = (text: string, { document, language, original }: PageSet): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, token: string) => {
    const phrase = document.alternat.phrases[token]?.[original][language];
    if (phrase === undefined) throw new Fault("sample-token", `no phrase for {{${token}}}`, { retryable: false });
    return phrase;
  });

/** The closing formula; the date stays a blank to be filled by hand, and does not part at a line's end. */
export const closingFormula = (set: PageSet): string => {
  const { place, dateBlank, formula } = set.document.doneAt;
  const filled = formula[set.language]
    .replace("{{place}}", place[set.language])
    .replace("{{date}}", dateBlank[set.language].replaceAll(" ", "\u00a0"));
  return worded(filled, set);
};

/** The notice as a sentence of its own. */
export const noticeOf = ({ document, language }: PageSet): string => {
  const notice = document.notice[language];
  return notice.charAt(0).toLocaleUpperCase(language) + notice.slice(1);
};
