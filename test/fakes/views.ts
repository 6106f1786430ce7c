import type { BoardLine } from "../../shared/domain/agreement/board.ts";
import { wordsOf } from "../../shared/domain/folding.ts";
import type { BoardQuery, Views } from "../../shared/usecases/view-ports.ts";
import type { Faults } from "./faults.ts";

/** The boards by side and agreement. */
export const fakeViews = (faults: Faults): Views => {
  const boards = new Map<string, Map<string, BoardLine>>();
  const boardOf = (party: string): Map<string, BoardLine> => {
    const board = boards.get(party) ?? new Map<string, BoardLine>();
    boards.set(party, board);
    return board;
  };
  return {
    keep: (party, line) =>
      faults.around("keep", () => {
        const kept = boardOf(party).get(line.id);
        if (!kept || reached(kept) <= reached(line)) boardOf(party).set(line.id, line);
      }),
    list: (query) => faults.around("list", () => listed([...boardOf(query.party).values()], query)),
  };
};

const reached = ({ shared, version }: BoardLine): number => (shared ? 1_000_000 : 0) + version;
const placeOf = ({ at, id }: BoardLine): string => `${at}#${id}`;

const said = ({ titles, session, number, slots }: BoardLine): string =>
  JSON.stringify([titles, session.place, session.commission, session.ordinal, number, slots.map(({ name }) => name)]);

const isAsked = (line: BoardLine, query: BoardQuery): boolean => {
  const { waits, session, states } = line;
  return (
    (!query.waitsFor || waits?.for === query.waitsFor) &&
    (!query.session || (session.commission === query.session.commission && session.ordinal === query.session.ordinal)) &&
    (query.words ?? []).every((word) => wordsOf(said(line)).some((each) => each.startsWith(word))) &&
    (!query.state || Object.values<string>(states).includes(query.state))
  );
};

const listed = (all: readonly BoardLine[], query: BoardQuery): Awaited<ReturnType<Views["list"]>> => {
  const { cursor, limit } = query;
  if (cursor !== undefined && !/^\d{4}-\d\d-\d\dT[\d:.]{12}Z#[0-9a-z]{16}$/.test(cursor)) return "cursor-invalid";
  const found = all
    .filter((line) => isAsked(line, query) && (cursor === undefined || placeOf(line) < cursor))
    .sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
  const lines = found.slice(0, limit);
  const last = lines.at(-1);
  return last && found.length > limit ? { lines, cursor: placeOf(last) } : { lines };
};
