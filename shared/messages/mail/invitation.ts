import type { Invitation, Letter } from "../../domain/letter.ts";
import { locales } from "../format/locales.ts";
import { list } from "../format/names.ts";
import { localTime, shortPeriod } from "../format/times.ts";
import { shortTitle, textsNamed } from "./names.ts";
import type { Fact, Sheet } from "./sheet.ts";
import { letterWords } from "./words.ts";

type Invited = Extract<Letter, Invitation>;

export const invitation = (letter: Invited): Sheet => {
  const { language, title, session } = letter;
  const words = letterWords[language].invitation;
  const locale = locales[language];
  const from = localTime(letter.opensAt, session.zone, locale);
  const until = localTime(letter.closesAt, session.zone, locale);
  const window = locale.period(from, until);
  return {
    language,
    subject: words.subject(shortTitle(title, language), shortPeriod(from, until)),
    preheader: `${window}. ${words.opensOnly}`,
    salutation: words.salutation(letter.addressee),
    lead: words.lead,
    title,
    facts: factsOf(letter, window),
    action: { label: words.open, href: letter.link, note: words.opensOnly },
    sections: [words.code, words.forwarding, questions(letter)],
    foot: words.foot(letter.onBehalfOf),
  };
};

const factsOf = (letter: Invited, window: string): Fact[] => {
  const { language, place, session } = letter;
  const { labels, session: named } = letterWords[language];
  const commission = named.name(session.ordinal);
  return [
    { label: labels.when, lines: [window] },
    { label: labels.where, lines: [place, place === session.place ? commission : `${commission}, ${session.place}`] },
    { label: labels.side, lines: [letter.onBehalfOf] },
    { label: labels.texts, lines: [textsNamed(letter.texts, language)] },
    { label: labels.signatures, lines: [before(letter), after(letter)] },
  ];
};

const before = ({ language, signedBefore }: Invited): string => {
  const words = letterWords[language].invitation;
  return signedBefore.length === 0
    ? words.nobodySigned
    : words.signed(list(signedBefore, locales[language]), signedBefore.length);
};

/** Signatories of one order group sign in any order: those who have not signed are named without saying who comes after whom. */
const after = ({ language, signingAfter }: Invited): string => {
  const words = letterWords[language].invitation;
  return signingAfter.length === 0 ? words.last : words.alsoSigning(list(signingAfter, locales[language]), signingAfter.length);
};

const questions = ({ language, officers }: Invited) => {
  const { heading, text } = letterWords[language].invitation.questions;
  return { heading, text, contacts: officers };
};
