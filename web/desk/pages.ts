import { useEffect, useState } from "preact/hooks";
import { callApi } from "../api.ts";
import { useLanguage } from "../i18n.tsx";
import { type Loaded, useApi } from "../loaded.ts";
import { useOfficer } from "./desk.tsx";
import type { BoardAnswer, BoardLine } from "./lines.ts";

/** Lines of the board that one question gives: its first page, which is asked again, and what was asked for after it. */
export interface Pages {
  readonly loaded: Loaded<BoardAnswer>;
  readonly again: () => void;
  readonly lines: readonly BoardLine[];
  /** Asks for the next page; undefined at the end. */
  readonly more: (() => void) | undefined;
}

const PATH = "/v1/agreements";

const knownOf = (loaded: Loaded<BoardAnswer>): BoardAnswer | undefined => (loaded.state === "there" ? loaded.value : loaded.last);

/** What is asked, as the query of the address; undefined asks nothing. */
export const usePages = (query: string | undefined): Pages => {
  const { language } = useLanguage();
  const officer = useOfficer();
  const { authorization } = officer;
  const path = query === undefined ? undefined : `${PATH}?${query}`;
  const [loaded, again] = useApi<BoardAnswer>(path, officer);
  const [later, setLater] = useState<readonly BoardAnswer[]>([]);
  useEffect(() => setLater([]), [path]);
  useEffect(() => {
    if (loaded.state === "problem" && loaded.problem.status === 401) officer.expired();
  }, [loaded]);
  const first = knownOf(loaded);
  const cursor = (later.at(-1) ?? first)?.cursor;
  const more = (): void => {
    callApi<BoardAnswer>(language, "GET", `${path}&cursor=${encodeURIComponent(cursor ?? "")}`, { authorization }).then(
      (outcome) => outcome.kind === "answer" && setLater((before) => [...before, outcome.body]),
      () => {},
    );
  };
  // A line that moved stands on the first page already.
  const known = new Set<string>();
  const all = [...(first ? [first] : []), ...later].flatMap(({ agreements }) => agreements);
  const lines = all.filter(({ id }) => !known.has(id) && known.add(id));
  return { loaded, again, lines, more: cursor === undefined ? undefined : more };
};

/** The state of several questions together: what keeps one of them back keeps the view back. */
export const together = (pages: readonly Pages[]): Loaded<readonly Pages[]> => {
  const states = pages.map(({ loaded }) => loaded);
  const isKnown = states.every((loaded) => knownOf(loaded) !== undefined);
  const last = isKnown ? { last: pages } : {};
  for (const loaded of states) {
    if (loaded.state === "offline") return { state: "offline", since: loaded.since, ...last };
    if (loaded.state === "problem") return { state: "problem", problem: loaded.problem, ...last };
  }
  if (states.some(({ state }) => state === "loading")) return { state: "loading", ...last };
  return { state: "there", value: pages, etag: "" };
};
