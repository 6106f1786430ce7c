import type { Entry } from "../../shared/domain/registry/entry.ts";
import { searched } from "../../shared/domain/registry/search.ts";
import { EMPTY, type LogHead } from "../../shared/tlog/tree.ts";
import type {
  PublicEntries,
  Register,
  RegisteredEntry,
  RegisterMove,
  SearchIndex,
  SearchQuery,
} from "../../shared/usecases/ports.ts";
import type { Faults } from "./faults.ts";
import { fakeWrite } from "./write.ts";

interface Kept {
  head: LogHead;
  readonly ordinals: Map<string, number>;
  readonly internal: Map<string, RegisteredEntry>;
  readonly shown: Map<string, RegisteredEntry>;
}

/** The register, and the part of it that anyone may ask. */
export const fakeRegister = (
  faults: Faults,
): { readonly register: Register; readonly entries: PublicEntries; readonly index: SearchIndex } => {
  const kept: Kept = { head: EMPTY, ordinals: new Map(), internal: new Map(), shown: new Map() };
  return {
    register: {
      position: (series) => faults.around("position", () => ({ head: kept.head, ordinal: kept.ordinals.get(series) ?? 0 })),
      writes: (entry, leaf, move) => {
        const log = { index: leaf.index, leafHash: leaf.hash, size: move.to.head.size, root: move.to.head.root };
        return [
          fakeWrite(
            () => moved(kept, move, { entry, log }),
            () => stands(kept, move) && !kept.internal.has(entry.number),
          ),
        ];
      },
      internalEntry: (number) => faults.around("internalEntry", () => kept.internal.get(number)),
      publish: (registered) => faults.around("publish", () => void kept.shown.set(registered.entry.number, registered)),
    },
    entries: {
      byNumber: (number) => faults.around("byNumber", () => kept.shown.get(number)),
      byText: (sha256) =>
        faults.around("byText", () =>
          [...kept.shown.values()]
            .sort((a, b) => a.log.index - b.log.index)
            .find(({ entry }) => entry.texts.some((text) => text.sha256 === sha256 || text.sealedSha256 === sha256)),
        ),
      byAgreement: (agreementId) =>
        faults.around("byAgreement", () => [...kept.shown.values()].find(({ entry }) => entry.agreementId === agreementId)),
    },
    index: { search: (query) => faults.around("search", () => found([...kept.shown.values()], query)) },
  };
};

const stands = ({ head, ordinals }: Kept, { series, from }: RegisterMove): boolean =>
  head.size === from.head.size && head.root === from.head.root && (ordinals.get(series) ?? 0) === from.ordinal;

const moved = (kept: Kept, { series, to }: RegisterMove, registered: RegisteredEntry): void => {
  kept.head = to.head;
  kept.ordinals.set(series, to.ordinal);
  kept.internal.set(registered.entry.number, registered);
};

const placeOf = ({ concludedOn, number }: Entry): string => `${concludedOn}#${number}`;

const found = (all: readonly RegisteredEntry[], query: SearchQuery): Awaited<ReturnType<SearchIndex["search"]>> => {
  const { from = "0000", to = "9999", limit, cursor } = query;
  if (cursor !== undefined && !/^\d{4}-\d{2}-\d{2}#[A-Z-]+\d{4}-\d{4,}$/.test(cursor)) return "cursor-invalid";
  if (cursor !== undefined && (cursor < from || cursor > `${to}~`)) return "cursor-invalid";
  const within = all
    .map(({ entry }) => entry)
    .filter((entry) => placeOf(entry) >= from && placeOf(entry) <= `${to}~`)
    .sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
  const { found: matching, facets } = searched(within, query);
  const left = matching.filter((entry) => cursor === undefined || placeOf(entry) < cursor);
  const entries = left.slice(0, limit);
  const last = entries.at(-1);
  return {
    ...{ entries, facets, total: matching.length, complete: true },
    ...(last && left.length > limit ? { cursor: placeOf(last) } : {}),
  };
};
