import { EMPTY, type LogHead } from "../../shared/tlog/tree.ts";
import type { EntryQuery, PublicEntries, Register, RegisteredEntry, RegisterMove } from "../../shared/usecases/ports.ts";
import type { Faults } from "./faults.ts";
import { fakeWrite } from "./write.ts";

interface Kept {
  head: LogHead;
  readonly ordinals: Map<string, number>;
  readonly internal: Map<string, RegisteredEntry>;
  readonly shown: Map<string, RegisteredEntry>;
}

/** The register, and the part of it that anyone may ask. */
export const fakeRegister = (faults: Faults): { readonly register: Register; readonly entries: PublicEntries } => {
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
      list: (query) => faults.around("list", () => listed([...kept.shown.values()], query)),
    },
  };
};

const stands = ({ head, ordinals }: Kept, { series, from }: RegisterMove): boolean =>
  head.size === from.head.size && head.root === from.head.root && (ordinals.get(series) ?? 0) === from.ordinal;

const moved = (kept: Kept, { series, to }: RegisterMove, registered: RegisteredEntry): void => {
  kept.head = to.head;
  kept.ordinals.set(series, to.ordinal);
  kept.internal.set(registered.entry.number, registered);
};

const placeOf = ({ entry }: RegisteredEntry): string => `${entry.concludedOn}#${entry.number}`;

const listed = (all: readonly RegisteredEntry[], query: EntryQuery): Awaited<ReturnType<PublicEntries["list"]>> => {
  const { party, state, from = "0000", to = "9999", limit, cursor } = query;
  if (cursor !== undefined && !/^\d{4}-\d{2}-\d{2}#[A-Z-]+\d{4}-\d{4,}$/.test(cursor)) return "cursor-invalid";
  if (cursor !== undefined && (cursor < from || cursor > `${to}~`)) return "cursor-invalid";
  const found = all
    .filter(({ entry }) => !party || entry.parties.some((each) => each.party === party))
    .filter(({ entry }) => !state || entry.states.text === state)
    .filter((each) => placeOf(each) >= from && placeOf(each) <= `${to}~` && (cursor === undefined || placeOf(each) < cursor))
    .sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const entries = page.map(({ entry }) => entry);
  return last && found.length > limit ? { entries, cursor: placeOf(last) } : { entries };
};
