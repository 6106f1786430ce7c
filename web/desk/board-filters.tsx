import { useEffect, useRef, useState } from "preact/hooks";
import { counted } from "../../shared/messages/format/numbers.ts";
import { Select, TextField } from "../components/fields.tsx";
import { useLanguage } from "../i18n.tsx";
import { type Layout, sessionOf, useSessionName } from "./board-groups.tsx";
import { useMessages } from "./desk.tsx";
import type { BoardLine } from "./lines.ts";

interface Asked {
  readonly layout: Layout;
  /** What is searched for; empty where nothing is. */
  readonly words: string;
  /** Commission and ordinal; empty for all. */
  readonly session: string;
}

const PAUSE_MS = 250;
const NOTHING: Asked = { layout: "waiting", words: "", session: "" };

/** What the board is asked for; typing is waited out. */
export const useFilters = () => {
  const [asked, setAsked] = useState(NOTHING);
  const [typed, setTyped] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked((before) => ({ ...before, words: typed.trim() })), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const change = (part: Partial<Asked>): void => setAsked((before) => ({ ...before, ...part }));
  return { asked, typed, setTyped, change };
};

interface Props extends ReturnType<typeof useFilters> {
  readonly lines: readonly BoardLine[];
  /** Whether there are no more lines than these. */
  readonly isWhole: boolean;
}

export const Filters = ({ asked, typed, setTyped, change, lines, isWhole }: Props) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const { layout, session } = asked;
  const count = isWhole ? counted(lines.length, words.shown, locale) : words.boardWords.atLeast(lines.length);
  return (
    <search class="filters">
      <Layouts layout={layout} onLayout={(chosen) => change({ layout: chosen })} />
      <TextField label={words.boardWords.searchAgreements} type="search" maxLength={200} value={typed} onInput={setTyped} />
      <Select
        label={words.session}
        value={session}
        options={[{ value: "", label: words.allSessions }, ...useSessions(lines)]}
        onChange={(chosen) => change({ session: chosen })}
      />
      <p class="dim filters-count" role="status">
        {count}
      </p>
    </search>
  );
};

/** The sessions of all lines that were seen: choosing one of them leaves the others to be chosen. */
const useSessions = (lines: readonly BoardLine[]) => {
  const nameOf = useSessionName();
  const seen = useRef(new Map<string, BoardLine>());
  for (const line of lines) seen.current.set(sessionOf(line), line);
  const newest = [...seen.current].sort(([, a], [, b]) => (a.session.date < b.session.date ? 1 : -1));
  return newest.map(([value, line]) => ({ value, label: nameOf(line) }));
};

const LAYOUTS: readonly Layout[] = ["waiting", "session", "date"];

const Layouts = ({ layout, onLayout }: { layout: Layout; onLayout: (layout: Layout) => void }) => {
  const { boardWords } = useMessages();
  return (
    <fieldset class="segments">
      <legend class="hidden">{boardWords.layout}</legend>
      {LAYOUTS.map((each) => (
        <label key={each} class="segment">
          <input type="radio" name="layout" value={each} checked={each === layout} onChange={() => onLayout(each)} />
          <span>{boardWords.layouts[each]}</span>
        </label>
      ))}
    </fieldset>
  );
};
