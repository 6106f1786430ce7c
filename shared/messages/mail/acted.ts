import type { Acted, Letter, PersonNamed } from "../../domain/letter.ts";
import { countries } from "../format/countries.ts";
import { locales } from "../format/locales.ts";
import { countryName } from "../format/names.ts";
import { localTime } from "../format/times.ts";
import { sessionOf, subjectTitle } from "./news.ts";
import { type Fact, linesOf, type Sheet } from "./sheet.ts";
import { actWords } from "./words/acts/all.ts";
import { letterWords } from "./words.ts";

/** One act at the desk or in the signing room, to whom it concerns. */
export const acted = (letter: Extract<Letter, Acted>): Sheet => {
  const { language, title } = letter;
  const { kinds, foot } = actWords[language];
  const { subject, lead, next } = kinds[letter.act];
  return {
    language,
    subject: `${subjectTitle(letter)}: ${subject}`,
    preheader: next,
    salutation: [],
    lead,
    title,
    facts: [...factsOf(letter), sessionOf(letter)],
    sections: [{ heading: letterWords[language].fullySigned.next.heading, text: next }],
    foot: foot[letter.to],
  };
};

const factsOf = (letter: Extract<Letter, Acted>): Fact[] => {
  const { language, session, by, who, before, window, place, reason, question } = letter;
  const { labels } = letterWords[language];
  const own = actWords[language].labels;
  const locale = locales[language];
  const local = (time: string) => localTime(time, session.zone, locale);
  const person = ({ name, office }: PersonNamed): string[] => [name, office];
  const fact = <T>(label: string, value: T | undefined, lines: (value: T) => readonly string[]): Fact[] =>
    value === undefined ? [] : [{ label, lines: lines(value) }];
  return [
    ...fact(labels.side, by, (party) => [countryName(party, countries[language])]),
    ...fact(labels.who, who, person),
    ...fact(own.before, before, person),
    ...fact(labels.when, window, ({ opensAt, closesAt }) => [locale.period(local(opensAt), local(closesAt))]),
    ...fact(labels.where, place, (where) => [where]),
    ...fact(own.reason, reason, linesOf),
    ...fact(own.question, question, linesOf),
  ];
};
