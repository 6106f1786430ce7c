import { useEffect, useState } from "preact/hooks";
import { calendarDate } from "../../shared/messages/format/dates.ts";
import { counted } from "../../shared/messages/format/numbers.ts";
import { callApi, type Outcome } from "../api.ts";
import { Button, ButtonLink } from "../components/button.tsx";
import { Select, TextField } from "../components/fields.tsx";
import { Empty, View } from "../components/views.tsx";
import { useLanguage } from "../i18n.tsx";
import { useApi } from "../loaded.ts";
import { BoardRow } from "./board-row.tsx";
import { useMessages, useOfficer, useSaid } from "./desk.tsx";
import type { BoardAnswer, BoardLine } from "./lines.ts";
import { may } from "./officer.ts";

const GROUPS = ["own-side", "other-side", "signatory", "system", "done"] as const;
const PATH = "/v1/agreements?limit=100";
const AGAIN_MS = 20_000;

/** The agreements of the own side by what they wait for. */
export const Board = () => {
  const words = useMessages();
  const officer = useOfficer();
  const [loaded, again] = useApi<BoardAnswer>(PATH, officer);
  useEffect(() => {
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [again]);
  useEffect(() => {
    if (loaded.state === "problem" && loaded.problem.status === 401) officer.expired();
  }, [loaded]);
  return (
    <>
      <div class="page-head">
        <h1>{words.board}</h1>
        {may(officer, "draft") && (
          <ButtonLink size="medium" href="/desk/new">
            {words.newDraft}
          </ButtonLink>
        )}
      </div>
      <View loaded={loaded} again={again}>
        {(first) => <Lines first={first} />}
      </View>
    </>
  );
};

const useMore = (first: BoardAnswer) => {
  const { language } = useLanguage();
  const { authorization } = useOfficer();
  const [later, setLater] = useState<readonly BoardAnswer[]>([]);
  const { cursor } = later.at(-1) ?? first;
  const more = (): void => {
    const path = `${PATH}&cursor=${encodeURIComponent(cursor ?? "")}`;
    callApi<BoardAnswer>(language, "GET", path, { authorization }).then((outcome: Outcome<BoardAnswer>) => {
      if (outcome.kind === "answer") setLater((before) => [...before, outcome.body]);
    });
  };
  const known = new Set<string>();
  const lines = [first, ...later].flatMap(({ agreements }) => agreements).filter(({ id }) => !known.has(id) && known.add(id));
  return { lines, more: cursor === undefined ? undefined : more };
};

const sessionOf = ({ session }: BoardLine): string => `${session.commission}.${session.ordinal}`;

const Lines = ({ first }: { first: BoardAnswer }) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const said = useSaid();
  const { lines, more } = useMore(first);
  const [search, setSearch] = useState("");
  const [session, setSession] = useState("");
  if (lines.length === 0) return <Empty title={words.nothingYet} children={<p class="dim">{words.nothingYetHint}</p>} />;
  const sessions = new Map(lines.map((line) => [sessionOf(line), line.session]));
  const options = [...sessions].map(([value, { ordinal, place, date }]) => ({
    value,
    label: words.sessionName(ordinal, said(place), calendarDate(date, locale)),
  }));
  const found = lines.filter((line) => (session === "" || sessionOf(line) === session) && hasWords(line, search));
  return (
    <>
      <search class="filters">
        <TextField label={words.search} type="search" value={search} onInput={setSearch} />
        <Select
          label={words.session}
          value={session}
          options={[{ value: "", label: words.allSessions }, ...options]}
          onChange={setSession}
        />
        <p class="dim filters-count" role="status">
          {counted(found.length, words.shown, locale)}
        </p>
      </search>
      {found.length === 0 && <Empty title={words.nothingFound} />}
      {GROUPS.map((group) => (
        <Group key={group} group={group} lines={found.filter(({ waits }) => (waits?.for ?? "done") === group)} />
      ))}
      {more && (
        <Button kind="plain" size="medium" onClick={more}>
          {words.more}
        </Button>
      )}
    </>
  );
};

/** Every word stands in one of the titles, whatever its case. */
const hasWords = ({ titles }: BoardLine, search: string): boolean => {
  const text = `${Object.values(titles).join(" ").toLowerCase()}`;
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => text.includes(word));
};

const Group = ({ group, lines }: { group: (typeof GROUPS)[number]; lines: readonly BoardLine[] }) => {
  const { groups } = useMessages();
  if (lines.length === 0) return null;
  return (
    <section class="board-group" aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>
        {groups[group]} <span class="num dim board-count">{lines.length}</span>
      </h2>
      <ul class="board">
        {lines.map((line) => (
          <BoardRow key={line.id} line={line} />
        ))}
      </ul>
    </section>
  );
};
