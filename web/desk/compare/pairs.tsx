import { languageName, list } from "../../../shared/messages/format/names.ts";
import { counted } from "../../../shared/messages/format/numbers.ts";
import type { ComparisonAnswer } from "../../answers.ts";
import { useLanguage } from "../../i18n.tsx";
import { useMessages } from "../desk.tsx";
import { changeId } from "./steps.tsx";

type Part = ComparisonAnswer["parts"][number];
type Change = Exclude<Part, { kind: "same" }>;
type Run = Change["runs"][number];

interface Props {
  readonly found: ComparisonAnswer;
  readonly layout: "side-by-side" | "inline";
  /** What stands above the version before, and above the one after. */
  readonly heads: readonly string[];
}

/** The paragraphs as they became each other; what stayed is counted, its first and last shown. */
export const Pairs = ({ found, layout, heads }: Props) => {
  const { comparison: words } = useMessages();
  const { language: ui } = useLanguage();
  const { language, parts } = found;
  return (
    <div class={`pairs pairs-${layout}`} lang={language}>
      {layout === "side-by-side" && (
        <div class="pair pair-head" lang={ui}>
          {heads.map((head) => (
            <p key={head}>{head}</p>
          ))}
        </div>
      )}
      {parts.map((part, index) =>
        part.kind === "same" ? (
          <Same key={changeKey(index)} part={part} layout={layout} />
        ) : (
          <article
            key={changeKey(index)}
            id={changeId(index)}
            tabIndex={-1}
            class={`change change-${part.kind}`}
            aria-label={words.kinds[part.kind]}
          >
            {layout === "inline" ? <Inline change={part} /> : <Beside change={part} />}
            <Numbers change={part} />
          </article>
        ),
      )}
    </div>
  );
};

/** Parts have no name of their own: their place is it, for as long as the answer stands. */
const changeKey = (index: number): string => changeId(index);

const Same = ({ part, layout }: { part: Extract<Part, { kind: "same" }>; layout: Props["layout"] }) => {
  const { comparison: words } = useMessages();
  const { language, locale } = useLanguage();
  const lines = part.count === 1 ? [part.before] : [part.before, part.after];
  const hidden = part.count - lines.length;
  const line = (text: string) =>
    layout === "inline" ? (
      <p class="kept">{text}</p>
    ) : (
      <div class="pair kept">
        <p>{text}</p>
        <p aria-hidden="true">{text}</p>
      </div>
    );
  return (
    <>
      {line(lines[0] ?? "")}
      {hidden > 0 && (
        <p class="gap" lang={language}>
          {counted(hidden, words.unchanged, locale)}
        </p>
      )}
      {lines[1] !== undefined && line(lines[1])}
    </>
  );
};

const Runs = ({ runs }: { runs: readonly Run[] }) => (
  <>
    {runs.map(({ op, text }, index) => {
      const key = `${index} ${op}`;
      if (op === "removed") return <del key={key}>{text}</del>;
      return op === "added" ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
    })}
  </>
);

const Where = ({ change }: { change: Change }) => {
  const { comparison: words } = useMessages();
  const { language } = useLanguage();
  const { kind, fromPage, toPage } = change;
  return (
    <span class="where small dim" lang={language}>
      {kind === "moved" && fromPage !== undefined ? words.movedFrom(fromPage) : words.kinds[kind]}
      {", "}
      {words.page(toPage ?? fromPage ?? 1)}
    </span>
  );
};

const Inline = ({ change }: { change: Change }) => (
  <>
    <Where change={change} />
    <p>
      <Runs runs={change.runs} />
    </p>
  </>
);

const Beside = ({ change }: { change: Change }) => {
  const before = change.kind === "moved" ? [] : change.runs.filter(({ op }) => op !== "added");
  const after = change.runs.filter(({ op }) => op !== "removed");
  return (
    <>
      <Where change={change} />
      <div class="pair">
        {before.length > 0 && change.kind !== "added" ? (
          <p class="old">
            <Runs runs={before} />
          </p>
        ) : (
          <p class="void" />
        )}
        {after.length > 0 && change.kind !== "removed" ? (
          <p class="new">
            <Runs runs={after} />
          </p>
        ) : (
          <p class="void" />
        )}
      </div>
    </>
  );
};

const Numbers = ({ change }: { change: Change }) => {
  const { comparison: words } = useMessages();
  const { language, locale } = useLanguage();
  if (!change.numbers) return null;
  const { removed, added, unchangedIn = [] } = change.numbers;
  // What was added or removed whole shows its figures itself.
  if (change.kind !== "changed" && unchangedIn.length === 0) return null;
  const said = (these: readonly string[]): string => (these.length > 0 ? these.join(", ") : words.none);
  const names = unchangedIn.map((tag) => languageName(tag, locale));
  return (
    <p class="note note-wait number-note" lang={language}>
      {change.kind === "changed" && <b>{words.numbersChanged(said(removed), said(added))}</b>}
      {names.length > 0 && <span>{words.unchangedIn(list(names, locale))}</span>}
    </p>
  );
};
