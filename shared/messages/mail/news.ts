import type { FullySigned, Letter, Registered, Signed } from "../../domain/letter.ts";
import { countries } from "../format/countries.ts";
import { calendarDate } from "../format/dates.ts";
import { locales } from "../format/locales.ts";
import { countryName, list } from "../format/names.ts";
import { localTime, moment } from "../format/times.ts";
import { shortTitle } from "./names.ts";
import type { Fact, Sheet } from "./sheet.ts";
import { letterWords } from "./words.ts";

export const sessionOf = ({ language, session }: Letter): Fact => {
  const { labels, session: named } = letterWords[language];
  return {
    label: labels.session,
    lines: [`${named.short(session.ordinal)}, ${session.place}, ${calendarDate(session.date, locales[language])}`],
  };
};

export const subjectTitle = ({ language, title, session }: Letter): string =>
  `${shortTitle(title, language)} (${letterWords[language].session.short(session.ordinal)})`;

/** To the officers of all sides: one signatory signed. */
export const signed = (letter: Extract<Letter, Signed>): Sheet => {
  const { language, title, session, name, office, party, waitingFor } = letter;
  const { labels, signed: words } = letterWords[language];
  const when = moment(localTime(letter.signedAt, session.zone, locales[language]));
  const rest =
    waitingFor.length === 0 ? words.complete : words.waitingFor(list(waitingFor, locales[language]), waitingFor.length);
  return {
    language,
    subject: words.subject(subjectTitle(letter), name),
    preheader: `${when}. ${rest}`,
    salutation: [],
    lead: words.lead,
    title,
    facts: [
      { label: labels.who, lines: [name, office] },
      { label: labels.side, lines: [countryName(party, countries[language])] },
      { label: labels.when, lines: [when] },
      { label: labels.signatures, lines: [rest] },
      sessionOf(letter),
    ],
    sections: [],
    foot: words.foot,
  };
};

/** To officers and signatories: everyone signed. Each side has a signatory, so two signatures are those of two sides. */
export const fullySigned = (letter: Extract<Letter, FullySigned>): Sheet => {
  const { language, title, session, signatures } = letter;
  const { labels, fullySigned: words } = letterWords[language];
  const times = [...signatures].sort((a, b) => Date.parse(a.signedAt) - Date.parse(b.signedAt));
  const dates = times.map(({ signedAt }) => localTime(signedAt, session.zone, locales[language]).date);
  const last = dates.at(-1) ?? "";
  const sides = signatures.length === 2 ? "both" : "all";
  return {
    language,
    subject: words.subject(subjectTitle(letter), sides, last),
    preheader: words.next.text,
    salutation: [],
    lead: words.lead(sides, dates[0] === last ? { on: last } : { last }),
    title,
    facts: [
      ...signatures.map(({ name, office, signedAt }) => ({
        label: labels.signature,
        lines: [name, office, moment(localTime(signedAt, session.zone, locales[language]))],
      })),
      sessionOf(letter),
    ],
    sections: [words.next],
    foot: words.foot,
  };
};

/** To officers and signatories: the register has it. */
export const registered = (letter: Extract<Letter, Registered>): Sheet => {
  const { language, title, session, number } = letter;
  const { labels, registered: words } = letterWords[language];
  return {
    language,
    subject: words.subject(subjectTitle(letter), number),
    preheader: words.check,
    salutation: [],
    lead: words.lead,
    title,
    facts: [
      { label: labels.number, lines: [number] },
      { label: labels.public, lines: [moment(localTime(letter.publicFrom, session.zone, locales[language]))] },
      sessionOf(letter),
    ],
    action: { label: words.open, href: letter.address, note: words.check },
    sections: [],
    foot: words.foot,
  };
};
