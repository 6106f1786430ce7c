import { calendarDate } from "../../shared/messages/format/dates.ts";
import { localTime } from "../../shared/messages/format/times.ts";
import { Button } from "../components/button.tsx";
import { useLanguage } from "../i18n.tsx";
import { BoardRow } from "./board-row.tsx";
import { useMessages, useSaid } from "./desk.tsx";
import type { BoardLine } from "./lines.ts";

export type Layout = "waiting" | "session" | "date";

export const sessionOf = ({ session }: BoardLine): string => `${session.commission}.${session.ordinal}`;

export const useSessionName = (): ((line: BoardLine) => string) => {
  const { sessionName } = useMessages();
  const { locale } = useLanguage();
  const said = useSaid();
  return ({ session: { ordinal, place, date } }) => sessionName(ordinal, said(place), calendarDate(date, locale));
};

/** Of which group a line is, and what that group is called. */
const useGroupOf = (layout: Layout): ((line: BoardLine) => readonly [key: string, name: string]) => {
  const { groups, boardWords } = useMessages();
  const { locale } = useLanguage();
  const nameOf = useSessionName();
  return (line) => {
    if (layout === "session") return [sessionOf(line), nameOf(line)];
    if (layout === "waiting") return [line.waits?.for ?? "done", groups[line.waits?.for ?? "done"]];
    const { date } = localTime(line.at, line.session.zone, locale);
    return [date, boardWords.lastMoved(date)];
  };
};

/** Lines of one list in groups, in the order in which each group first comes. */
export const Groups = ({ lines, layout }: { lines: readonly BoardLine[]; layout: Layout }) => {
  const groupOf = useGroupOf(layout);
  const groups = Map.groupBy(lines, (line) => groupOf(line)[0]);
  return (
    <>
      {[...groups].map(([key, those]) => (
        <Group key={key} id={key} name={those[0] ? groupOf(those[0])[1] : key} lines={those} />
      ))}
    </>
  );
};

interface GroupProps {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly BoardLine[];
  readonly more?: (() => void) | undefined;
}

export const Group = ({ id, name, lines, more }: GroupProps) => {
  const words = useMessages();
  if (lines.length === 0) return null;
  return (
    <section class="board-group" aria-labelledby={`group-${id}`}>
      <h2 id={`group-${id}`}>
        {name} <span class="num dim board-count">{more ? words.boardWords.atLeast(lines.length) : lines.length}</span>
      </h2>
      <ul class="board">
        {lines.map((line) => (
          <BoardRow key={line.id} line={line} />
        ))}
      </ul>
      {more && (
        <p class="board-more">
          <Button kind="plain" size="small" onClick={more}>
            {words.more}
            <span class="hidden">: {name}</span>
          </Button>
        </p>
      )}
    </section>
  );
};
