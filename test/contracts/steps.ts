import { DRAFT_STREAM, ID, STREAM } from "../fixtures/agreement.ts";
import { AT, due, first, LATER, next } from "./events.ts";
import { type StartStorage, storageForEach } from "./storage.ts";

const BEFORE = "2023-05-05T05:59:59.999Z";
const item = { streamId: STREAM, step: "affix", version: 1, dueAt: AT, attempts: 0 } as const;

/** What every Steps keeps to, with the EventStore that writes its items (usecases/ports.ts). */
export const describeSteps = (name: string, start: StartStorage): void =>
  describe(`Steps, ${name}`, () => {
    const storage = storageForEach(start);
    const begin = async (...made: ReturnType<typeof due>[]) => {
      await storage().store.append({ events: [first()], due: made.length > 0 ? made : [due(1)] });
      return storage();
    };

    test("a step stands from its event on, and is due from its time on", async () => {
      const { steps } = await begin();
      expect(await steps.due(BEFORE)).toEqual([]);
      expect(await steps.due(AT)).toEqual([item]);
    });

    test("is removed with the event that completes it", async () => {
      const { store, steps } = await begin(due(1), due(1, "notify"));
      await store.append({ events: [next(first())], due: [], done: { streamId: STREAM, step: "affix" } });
      expect((await steps.due(AT)).map(({ step }) => step)).toEqual(["notify"]);
    });

    test("stays when the append that would complete it loses its race", async () => {
      const { store, steps } = await begin();
      await store.append({ events: [first()], due: [], done: { streamId: STREAM, step: "affix" } });
      expect(await steps.due(AT)).toEqual([item]);
    });

    test("made due again it has the later event's version and time, and no attempts", async () => {
      const { store, steps } = await begin();
      await steps.lease(item, LATER);
      await store.append({ events: [next(first())], due: [due(2)] });
      expect(await steps.due(AT)).toEqual([{ ...item, version: 2 }]);
    });

    test("done deletes what was due, and nothing that a later event made due again", async () => {
      const { store, steps } = await begin();
      await store.append({ events: [next(first())], due: [due(2)] });
      await steps.done(STREAM, "affix", 1);
      expect(await steps.due(AT)).toEqual([{ ...item, version: 2 }]);
      await steps.done(STREAM, "affix", 2);
      expect(await steps.due(AT)).toEqual([]);
    });

    test("done of a step that is not due does nothing", async () => {
      const { steps } = await begin();
      await steps.done(STREAM, "seal", 9);
      expect(await steps.due(AT)).toEqual([item]);
    });

    const failure = { at: LATER, code: "ca-missing", retryable: false };

    test("a failure stands on what is due, through its leases, until a later event makes it due again", async () => {
      const { store, steps } = await begin();
      await steps.failed(STREAM, "affix", failure);
      await steps.lease(item, LATER);
      expect(await steps.of(STREAM)).toEqual([{ ...item, dueAt: LATER, attempts: 1, failure }]);
      expect(await steps.due(LATER)).toEqual(await steps.of(STREAM));
      await store.append({ events: [next(first())], due: [due(2)] });
      expect(await steps.of(STREAM)).toEqual([{ ...item, version: 2 }]);
    });

    test("the failure of a step that is done makes nothing due", async () => {
      const { steps } = await begin();
      await steps.done(STREAM, "affix", 1);
      await steps.failed(STREAM, "affix", failure);
      expect([await steps.of(STREAM), await steps.due(LATER)]).toEqual([[], []]);
    });

    test("of a stream are its own items alone, in the order of their names", async () => {
      const { steps } = await begin(due(1, "seal", LATER), due(1), due(1, "notify", AT, DRAFT_STREAM));
      expect((await steps.of(STREAM)).map(({ step }) => step)).toEqual(["affix", "seal"]);
      expect((await steps.of(DRAFT_STREAM)).map(({ step }) => step)).toEqual(["notify"]);
    });

    test("two clocks lease one item: one of them has it", async () => {
      const { steps } = await begin();
      const [seen = item] = await steps.due(AT);
      const leased = await Promise.all([steps.lease(seen, LATER), steps.lease(seen, LATER)]);
      expect(leased.sort()).toEqual([false, true]);
      expect(await steps.due(AT)).toEqual([]);
      expect(await steps.due(LATER)).toEqual([{ ...item, dueAt: LATER, attempts: 1 }]);
    });

    test("a step that was done meanwhile cannot be leased, and does not come back", async () => {
      const { steps } = await begin();
      await steps.done(STREAM, "affix", 1);
      expect(await steps.lease(item, LATER)).toBe(false);
      expect(await steps.due(LATER)).toEqual([]);
    });

    test("a lease whose answer is lost holds: the item waits its time", async () => {
      const { steps, fail } = await begin();
      fail("lease", "after");
      await expect(steps.lease(item, LATER)).rejects.toMatchObject({ name: "Fault", retryable: true });
      expect(await steps.lease(item, LATER)).toBe(false);
      expect(await steps.due(LATER)).toEqual([{ ...item, dueAt: LATER, attempts: 1 }]);
    });

    test("the due items of one stream come oldest first, and those of 30 streams come all", async () => {
      const { store, steps } = await begin(due(1, "seal", AT), due(1, "affix", BEFORE));
      expect((await steps.due(AT)).map(({ step }) => step)).toEqual(["affix", "seal"]);
      const streams = Array.from({ length: 29 }, (_, index) => `agreement/${ID.slice(0, 14)}${String(index + 10)}`);
      await Promise.all(
        streams.map((streamId) => store.append({ events: [first(streamId)], due: [due(1, "seal", AT, streamId)] })),
      );
      const found = new Set((await steps.due(AT)).map(({ streamId }) => streamId));
      expect(found).toEqual(new Set([STREAM, ...streams]));
    });
  });
