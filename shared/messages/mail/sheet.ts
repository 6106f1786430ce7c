import type { UiLanguage } from "../../domain/languages.ts";

/** A letter in words, before it is set as text or as HTML. */
export interface Sheet {
  readonly language: UiLanguage;
  readonly subject: string;
  /** What a list of mails shows after the subject. */
  readonly preheader: string;
  readonly salutation: readonly string[];
  readonly lead: string;
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly action?: { readonly label: string; readonly href: string; readonly note: string };
  readonly sections: readonly Section[];
  readonly foot: string;
}

export interface Fact {
  readonly label: string;
  readonly lines: readonly string[];
}

export interface Section {
  readonly heading: string;
  readonly text: string;
  readonly contacts?: readonly { readonly name: string; readonly mail: string }[];
}

/** Ends of lines, other control characters and overrides of direction: with them a title could forge a line of the letter. */
const HOSTILE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** One line, with № and its number, initials and surname held together. */
export const line = (value: string): string =>
  value
    .replace(HOSTILE, " ")
    .replace(/№ (?=\S)/gu, "№\u00a0")
    .replace(/(?<=(?:^|[\s\u00a0])\p{Lu}\p{Ll}?\.) (?=\p{Lu})/gu, "\u00a0")
    .trim();

/** The lines of what a person wrote, without empty ones at its ends and with one at most between two others. */
export const linesOf = (value: string): readonly string[] =>
  value
    .split(/\r\n|[\n\u2028\u2029]/u)
    .map(line)
    .filter((each, at, all) => each !== "" || (at > 0 && all[at - 1] !== ""))
    .filter((each, at, all) => each !== "" || at < all.length - 1);
