import { piecesOf, wordsOf } from "../../shared/domain/folding.ts";
import type { Entry } from "../../shared/domain/registry/entry.ts";
import { calendarDate } from "../../shared/messages/format/dates.ts";
import { list } from "../../shared/messages/format/names.ts";
import { useLanguage } from "../i18n.tsx";
import { useSaid } from "./said.ts";
import { EntryStates } from "./states.tsx";
import { useMessages } from "./words.ts";

/** A text with the words that were asked for marked. */
const Marked = ({ text, words }: { text: string; words: string }) => {
  const asked = wordsOf(words);
  return (
    <>{piecesOf(text, asked).map(({ text: piece, found }, i) => (found ? <mark key={`${i}${piece}`}>{piece}</mark> : piece))}</>
  );
};

/** A title in another language that has the words, where the shown one has not. */
const foundElsewhere = ({ titles }: Entry, shown: string, words: string): [string, string] | undefined => {
  const asked = wordsOf(words);
  const has = (text: string) => piecesOf(text, asked).some(({ found }) => found);
  return has(shown) ? undefined : Object.entries(titles).find(([, title]) => has(title));
};

export const Result = ({ entry, words }: { entry: Entry; words: string }) => {
  const { search, forms } = useMessages();
  const { locale } = useLanguage();
  const { inLanguage, tagOf } = useSaid();
  const { number, titles, form, session, signatures, concludedOn } = entry;
  const title = inLanguage(titles);
  const elsewhere = foundElsewhere(entry, title, words);
  const signed = search.signedIn(inLanguage(session.place), calendarDate(concludedOn, locale));
  const people = search.by(
    list(
      signatures.map(({ name }) => inLanguage(name)),
      locale,
    ),
  );
  return (
    <li class="result">
      <p class="result-number">
        <span class="mono">{number}</span>
      </p>
      <h2 class="serif" lang={tagOf(titles)}>
        <a href={`/agreements/${number}`}>
          <Marked text={title} words={words} />
        </a>
      </h2>
      <p class="dim result-line">
        {forms[form]}. <Marked text={signed} words={words} />, <Marked text={people} words={words} />
      </p>
      {elsewhere && (
        <p class="serif result-snippet" lang={elsewhere[0]}>
          <Marked text={elsewhere[1]} words={words} />
        </p>
      )}
      <EntryStates entry={entry} />
    </li>
  );
};
