import type { Party } from "../../shared/domain/agreement/events.ts";
import { sha256Hex } from "../../shared/domain/hash.ts";
import { type Entry, entryOf, leafData } from "../../shared/domain/registry/entry.ts";
import { numberOf } from "../../shared/domain/registry/number.ts";
import { appended, EMPTY, leafHash } from "../../shared/tlog/tree.ts";
import type { RegisteredEntry } from "../../shared/usecases/ports.ts";
import { stateOf, upTo } from "../fixtures/agreement.ts";
import { first } from "./events.ts";
import { type StartStorage, type Storage, storageForEach } from "./storage.ts";

export const SERIES = "KAZ-UZB-2023";
const sealed = stateOf(upTo.sealed);

/** An entry that differs from others by its number, day, sides and texts. */
export const entryNamed = (number: string, concludedOn = "2023-05-05", parties: readonly Party[] = ["KZ", "UZ"]): Entry => {
  const entry = entryOf(sealed, number, "2023-05-05T09:00:00.000Z");
  return {
    ...entry,
    concludedOn,
    parties: parties.map((party) => ({ party, name: { en: party }, onBehalfOf: { en: `Government of ${party}` } })),
    texts: entry.texts.map((text) => ({
      ...text,
      sha256: sha256Hex(`${number} ${text.sha256}`),
      sealedSha256: sha256Hex(`${number} ${text.sealedSha256}`),
    })),
  };
};

/** One registration, from the position that it reads. */
export const registerOnce = async ({ store, register }: Storage, series: string, streamId: string) => {
  const from = await register.position(series);
  const entry = entryNamed(numberOf(series, from.ordinal + 1));
  const hash = leafHash(leafData(entry));
  const to = { head: appended(from.head, hash), ordinal: from.ordinal + 1 };
  const leaf = { index: from.head.size, hash };
  const outcome = await store.append({
    events: [first(streamId)],
    due: [],
    with: register.writes(entry, leaf, { series, from, to }),
  });
  return { outcome, number: entry.number, index: leaf.index, head: to.head };
};

const insist = async (storage: Storage, series: string, streamId: string) => {
  for (;;) {
    const once = await registerOnce(storage, series, streamId);
    if (once.outcome === "appended") return once;
  }
};

export const registeredAs = (entry: Entry, index = 0): RegisteredEntry => ({
  entry,
  log: { index, leafHash: leafHash(leafData(entry)), size: index + 1, root: leafHash(leafData(entry)) },
});

const streamOf = (index: number): string => `agreement/20thsess10n20${String(index).padStart(2, "0")}`;

/** What every Register keeps to (usecases/ports.ts). */
export const describeRegister = (name: string, start: StartStorage): void =>
  describe(`Register, ${name}`, () => {
    const storage = storageForEach(start);

    test("an empty register stands before its first number and its first leaf", async () => {
      expect(await storage().register.position(SERIES)).toEqual({ head: EMPTY, ordinal: 0 });
    });

    test("one registration after the other gets the next number and the next leaf", async () => {
      const one = await registerOnce(storage(), SERIES, streamOf(1));
      const two = await registerOnce(storage(), SERIES, streamOf(2));
      expect([one.outcome, two.outcome]).toEqual(["appended", "appended"]);
      expect([one.number, two.number]).toEqual(["KAZ-UZB-2023-0001", "KAZ-UZB-2023-0002"]);
      expect(await storage().register.position(SERIES)).toEqual({ head: two.head, ordinal: 2 });
      const kept = await storage().register.internalEntry(two.number);
      expect(kept).toEqual({
        entry: entryNamed(two.number),
        log: { index: 1, leafHash: leafHash(leafData(entryNamed(two.number))), size: 2, root: two.head.root },
      });
    });

    test("series are numbered apart, and share the log", async () => {
      await registerOnce(storage(), SERIES, streamOf(1));
      const other = await registerOnce(storage(), "KAZ-UZB-2024", streamOf(2));
      expect(other).toMatchObject({ outcome: "appended", number: "KAZ-UZB-2024-0001", index: 1 });
    });

    test("of two registrations from one position one is appended, and nothing of the other", async () => {
      const outcomes = await Promise.all([1, 2].map((index) => registerOnce(storage(), SERIES, streamOf(index))));
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["appended", "lost-race"]);
      const loser = outcomes.findIndex(({ outcome }) => outcome === "lost-race") + 1;
      expect(await storage().store.read(streamOf(loser))).toEqual([]);
      expect((await storage().register.position(SERIES)).ordinal).toBe(1);
    });

    test("two series from one head race too: leaves are consecutive", async () => {
      await registerOnce(storage(), SERIES, streamOf(0));
      const both = await Promise.all(
        [SERIES, "KAZ-UZB-2024"].map((series, index) => insist(storage(), series, streamOf(index + 1))),
      );
      expect(both.map(({ index }) => index).sort()).toEqual([1, 2]);
    });

    test("ten at once that insist get ten consecutive numbers and leaves", async () => {
      const all = await Promise.all(Array.from({ length: 10 }, (_, index) => insist(storage(), SERIES, streamOf(index))));
      expect(all.map(({ number }) => number).sort()).toEqual(Array.from({ length: 10 }, (_, i) => numberOf(SERIES, i + 1)));
      expect(all.map(({ index }) => index).sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, i) => i));
      const { head } = await storage().register.position(SERIES);
      const leaves = Array.from({ length: 10 }, (_, i) => leafHash(leafData(entryNamed(numberOf(SERIES, i + 1)))));
      expect(head).toEqual(leaves.reduce(appended, EMPTY));
    });

    test("a number that nobody has is no entry", async () => {
      expect(await storage().register.internalEntry("KAZ-UZB-2023-0001")).toBeUndefined();
    });
  });
