import type { NewEvent } from "../../../../shared/domain/agreement/events.ts";
import { fold } from "../../../../shared/domain/agreement/fold.ts";
import { chained, headOfNothing, type StoredEvent } from "../../../../shared/domain/evidence/chain.ts";
import { leafData } from "../../../../shared/domain/registry/entry.ts";
import { appended, EMPTY, leafHash } from "../../../../shared/tlog/tree.ts";
import type { Files } from "../../../../shared/usecases/ports.ts";
import { publish } from "../../../../shared/usecases/reactions/publish.ts";
import { register } from "../../../../shared/usecases/reactions/register.ts";
import { type World, world } from "../../../fakes/world.ts";
import { event, STREAM, upTo } from "../../../fixtures/agreement.ts";

const SERIES = "KAZ-UZB-2023";
const streamOf = (index: number): string => `agreement/20thsess10n20${String(index).padStart(2, "0")}`;

/** Sealed agreements, each in a stream of its own. */
const seed = async ({ store }: World, count: number, events: readonly NewEvent[] = upTo.sealed) => {
  for (let index = 0; index < count; index++) {
    const kept: StoredEvent[] = [];
    for (const each of events)
      kept.push(
        chained(kept.at(-1) ?? headOfNothing(streamOf(index)), each, {
          at: "2023-05-05T08:00:00.000Z",
          commandId: `c${kept.length}`,
        }),
      );
    await store.append({
      events: kept,
      due: [{ streamId: streamOf(index), step: "register", version: kept.length, from: "2023" }],
    });
  }
};
const registeredIn = async ({ store }: World, streamId: string) => fold(await store.read(streamId))?.registered;

describe("register", () => {
  test("numbers the agreement, enters it in the log and says so in the stream, in one append", async () => {
    const there = world();
    await seed(there, 1);
    let ms = Date.parse("2023-05-05T09:00:00.000Z");
    await register({ ...there, now: () => new Date(ms++) }, streamOf(0));
    const registered = await registeredIn(there, streamOf(0));
    const kept = await there.register.internalEntry("KAZ-UZB-2023-0001");
    if (!kept) throw new Error("no entry");
    const hash = leafHash(leafData(kept.entry));
    expect(registered).toMatchObject({ number: "KAZ-UZB-2023-0001", leafIndex: 0, leafHash: hash, root: hash });
    expect(kept.entry.registeredAt).toBe(registered?.at);
    expect(kept.log).toEqual({ index: 0, leafHash: hash, size: 1, root: hash });
    expect(await there.register.position(SERIES)).toEqual({ head: appended(EMPTY, hash), ordinal: 1 });
    expect([...there.due.values()].map(({ step }) => step).sort()).toEqual(["notify", "project", "publish"]);
  });

  test("two at once get consecutive numbers and leaves", async () => {
    const there = world();
    await seed(there, 2);
    await Promise.all([0, 1].map((index) => register(there, streamOf(index))));
    const registered = await Promise.all([0, 1].map((index) => registeredIn(there, streamOf(index))));
    expect(registered.map((each) => each?.number).sort()).toEqual(["KAZ-UZB-2023-0001", "KAZ-UZB-2023-0002"]);
    expect(registered.map((each) => each?.leafIndex).sort()).toEqual([0, 1]);
  });

  test("eight at once, redelivered until done: no number and no leaf twice or skipped", async () => {
    const there = world();
    await seed(there, 8);
    for (let delivery = 0; delivery < 8; delivery++)
      await Promise.allSettled(Array.from({ length: 8 }, (_, index) => register(there, streamOf(index))));
    const registered = await Promise.all(Array.from({ length: 8 }, (_, index) => registeredIn(there, streamOf(index))));
    expect(registered.map((each) => each?.number).sort()).toEqual(
      Array.from({ length: 8 }, (_, index) => `KAZ-UZB-2023-000${index + 1}`),
    );
    const leaves = [...registered].sort((a, b) => (a?.leafIndex ?? 0) - (b?.leafIndex ?? 0));
    expect(leaves.map((each) => each?.leafIndex)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const { head } = await there.register.position(SERIES);
    expect(head).toEqual(leaves.map((each) => each?.leafHash ?? "").reduce(appended, EMPTY));
    expect(leaves.at(-1)?.root).toBe(head.root);
  });

  test("an append whose answer was lost registered it: the repeat gives no second number", async () => {
    const there = world();
    await seed(there, 1);
    there.fail("append", "after");
    await expect(register(there, streamOf(0))).rejects.toMatchObject({ code: "store-failed" });
    await register(there, streamOf(0));
    expect((await there.store.read(streamOf(0))).filter(({ type }) => type === "Registered")).toHaveLength(1);
    expect((await there.register.position(SERIES)).ordinal).toBe(1);
  });

  test("what is not sealed is not registered, and its step is dropped", async () => {
    const there = world();
    await seed(there, 1, upTo.affixed);
    await register(there, streamOf(0));
    expect((await there.register.position(SERIES)).ordinal).toBe(0);
    expect(there.due.size).toBe(0);
  });
});

describe("publish", () => {
  const publicFrom = "2023-06-01T00:00:00Z";
  const waiting = upTo.sealed.map((each) =>
    each.type === "OpenedForSignature" ? { ...event.opened, data: { ...each.data, publicFrom } } : each,
  );
  const registered = async (events: readonly NewEvent[] = upTo.sealed) => {
    const there = world();
    await seed(there, 1, events);
    await register(there, streamOf(0));
    const shown = () => there.entries.byNumber("KAZ-UZB-2023-0001");
    const isDue = () => there.due.has(`${streamOf(0)} publish`);
    const copied: string[] = [];
    const files = copying(copied, async () => (await shown()) !== undefined);
    return { there, shown, isDue, copied, run: () => publish({ ...there, files }, streamOf(0)) };
  };

  /** Takes down what is copied where; nothing may be copied once the entry shows. */
  const copying = (copied: string[], isShown: () => Promise<boolean>): Pick<Files, "copy"> => ({
    copy: async (from, to, { sha256, bytes }) => {
      copied.push(`${from.in} ${to.in} ${"sha256" in to && to.sha256 === sha256} ${await isShown()}`);
      return { versionId: "v1", bytes, sha256 };
    },
  });

  test("copies each text and its sealed file for anyone, before the entry shows", async () => {
    const { copied, run } = await registered();
    await run();
    const texts = ["texts public true false", "sealed public true false"];
    expect(copied).toEqual([...texts, ...texts, ...texts]);
  });

  test("copies nothing before its time", async () => {
    const { copied, run } = await registered(waiting);
    await run();
    expect(copied).toEqual([]);
  });

  test("shows an entry from its registration where no other time is said", async () => {
    const { there, shown, isDue, run } = await registered();
    expect(await shown()).toBeUndefined();
    await run();
    expect(await shown()).toEqual(await there.register.internalEntry("KAZ-UZB-2023-0001"));
    expect(isDue()).toBe(false);
  });

  test.each([
    ["2023-05-31T23:59:59.999Z", false],
    ["2023-06-01T00:00:00.000Z", true],
  ])("at %s an entry that is public from 2023-06-01T00:00:00Z shows: %s", async (at, shows) => {
    const { there, shown, isDue, run } = await registered(waiting);
    there.clock.at = at;
    await run();
    expect((await shown()) !== undefined).toBe(shows);
    expect(isDue()).toBe(!shows);
  });

  test("run again it changes nothing", async () => {
    const { there, shown, run } = await registered();
    await run();
    const first = await shown();
    await run();
    expect(await shown()).toEqual(first);
    expect(await there.index.search({ limit: 10 })).toMatchObject({ entries: [first?.entry], total: 1 });
  });

  test("a run that dies half-way leaves the step due", async () => {
    const { there, shown, isDue, run } = await registered();
    there.fail("publish", "after");
    await expect(run()).rejects.toMatchObject({ code: "store-failed" });
    expect(isDue()).toBe(true);
    await run();
    expect(await shown()).toBeDefined();
    expect(isDue()).toBe(false);
  });

  test("what is not registered is not shown", async () => {
    const there = world();
    await there.seed(upTo.sealed);
    await publish({ ...there, files: copying([], async () => false) }, STREAM);
    expect(await there.index.search({ limit: 10 })).toMatchObject({ entries: [], total: 0 });
  });
});
