import type { Invitation, Letter } from "../../domain/letter.ts";
import { joined, shortTitle, textsNamed } from "./names.ts";
import type { Fact, Sheet } from "./sheet.ts";
import { localTime, span } from "./times.ts";
import { letterWords } from "./words.ts";

type Invited = Extract<Letter, Invitation>;

export const invitation = (letter: Invited): Sheet => {
  const { language, title, session } = letter;
  const words = letterWords[language].invitation;
  const from = localTime(letter.opensAt, session.zone, language);
  const until = localTime(letter.closesAt, session.zone, language);
  const window = letterWords[language].window(from, until);
  return {
    language,
    subject: words.subject(shortTitle(title, language), span(from, until)),
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
  return signedBefore.length === 0 ? words.nobodySigned : words.signed(joined(signedBefore, language), signedBefore.length);
};

/** Signatories of one order group sign in any order: those who have not signed are named without saying who comes after whom. */
const after = ({ language, signingAfter }: Invited): string => {
  const words = letterWords[language].invitation;
  return signingAfter.length === 0 ? words.last : words.alsoSigning(joined(signingAfter, language), signingAfter.length);
};

const questions = ({ language, officers }: Invited) => {
  const { heading, text } = letterWords[language].invitation.questions;
  return { heading, text, contacts: officers };
};
