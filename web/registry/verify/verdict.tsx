import { calendarDate } from "../../../shared/messages/format/dates.ts";
import { languageName, list } from "../../../shared/messages/format/names.ts";
import { byteSize } from "../../../shared/messages/format/numbers.ts";
import { ButtonLink } from "../../components/button.tsx";
import { Hash } from "../../components/hash.tsx";
import { useLanguage } from "../../i18n.tsx";
import { useSaid } from "../said.ts";
import { useMessages } from "../words.ts";
import type { Answer } from "./answer.ts";
import type { ReadFile } from "./read.ts";
import { FileStrip } from "./strip.tsx";

const SHEET = "M8 3h18l6 6v28H8z";
const ICONS: { readonly [kind in Answer["kind"]]: string } = {
  sealed: `${SHEET}M14 21l5 5 9-10`,
  text: `${SHEET}M14 17h12M14 22h12M14 27h7`,
  longer: `${SHEET}M20 16v9M20 28.6v2.6`,
  part: `${SHEET}M20 16v9M20 28.6v2.6`,
  none: `${SHEET}M15.5 17a4.6 4.6 0 119 .6c-.6 2.6-4.4 3-4.4 6.4M20 28.5v2.6`,
};
const LOOKS: { readonly [kind in Answer["kind"]]: string } = {
  ...{ sealed: "verdict-force", text: "verdict-ink", longer: "verdict-wait", part: "verdict-wait", none: "verdict-off" },
};

const useVerdictWords = (): { readonly [kind in Answer["kind"]]: { word: string; head: string; hint?: string } } => {
  const { verify } = useMessages();
  return {
    sealed: { word: verify.sealedWord, head: verify.sealedHead },
    text: { word: verify.textWord, head: verify.textHead },
    longer: { word: verify.longerWord, head: verify.longerHead, hint: verify.longerHint },
    part: { word: verify.partWord, head: verify.partHead, hint: verify.partHint },
    none: { word: verify.noneWord, head: verify.noneHead, hint: verify.noneHint },
  };
};

const EntryFacts = ({ answer }: { answer: Exclude<Answer, { kind: "none" }> }) => {
  const { verify } = useMessages();
  const { locale } = useLanguage();
  const { inLanguage, tagOf } = useSaid();
  const { entry, text } = answer;
  const people = list(
    entry.signatures.map(({ name }) => inLanguage(name)),
    locale,
  );
  return (
    <>
      <dt>{verify.agreement}</dt>
      <dd>
        <a href={`/agreements/${entry.number}`} class="nowrap">
          {entry.number}
        </a>
        <br />
        <span class="serif" lang={tagOf(entry.titles)}>
          {inLanguage(entry.titles)}
        </span>
      </dd>
      <dt>{verify.text}</dt>
      <dd>{languageName(text.language, locale)}</dd>
      <dt>{verify.signedBy}</dt>
      <dd>
        {people}, {calendarDate(entry.concludedOn, locale)}
      </dd>
    </>
  );
};

/** What the registry answered of a file or a fingerprint: only what was checked is said. */
export const Verdict = ({ answer, file }: { answer: Answer; file: ReadFile | { readonly sha256: string } }) => {
  const { verify } = useMessages();
  const { locale } = useLanguage();
  const { word, head, hint } = useVerdictWords()[answer.kind];
  const read = "parts" in file ? file : undefined;
  return (
    <article class={`verdict ${LOOKS[answer.kind]}`} aria-live="polite">
      <div class="verdict-head">
        <svg viewBox="0 0 40 40" fill="none" stroke="currentColor" stroke-width="2.6" aria-hidden="true">
          <path d={ICONS[answer.kind]} />
        </svg>
        <div>
          <p class="verdict-word">{word}</p>
          <h2>{head}</h2>
        </div>
      </div>
      {read && <FileStrip file={read} answer={answer} />}
      {hint && <p>{hint}</p>}
      <dl class="facts">
        {answer.kind !== "none" && <EntryFacts answer={answer} />}
        <dt>{verify.yourFile}</dt>
        <dd>
          {read && `${read.name}, ${byteSize(read.bytes, locale)} `}
          <Hash value={file.sha256} copy />
        </dd>
        <dt>{verify.checked}</dt>
        <dd>{read && read.parts.length === 0 ? verify.notPdf : verify.checkedFact}</dd>
      </dl>
      {answer.kind === "none" && (
        <p class="buttons">
          <ButtonLink kind="plain" size="medium" href="/">
            {verify.searchByTitle}
          </ButtonLink>
        </p>
      )}
    </article>
  );
};
