import type { CommandOf } from "../../../../shared/domain/agreement/commands.ts";
import type { NewEvent } from "../../../../shared/domain/agreement/events.ts";
import type { EventStore } from "../../../../shared/usecases/ports.ts";
import { react } from "../../../../shared/usecases/reactions/reaction.ts";
import { due, next } from "../../../contracts/events.ts";
import { type World, world } from "../../../fakes/world.ts";
import { fakeWrite } from "../../../fakes/write.ts";
import { event, STREAM, stored, tails, upTo } from "../../../fixtures/agreement.ts";

const affixed = (slot = "kz1"): CommandOf<"affixed"> => ({ type: "affixed", slot, serial: "0a", tails: tails(slot) });
const signed: readonly NewEvent[] = [...upTo.prepared, event.signedKZ];

/** An agreement with one signature, whose affixing is due. */
const start = async () => {
  const there = world();
  await there.store.append({ events: stored(signed), due: [due(9)] });
  const isDue = () => there.due.has(`${STREAM} affix`);
  const types = async () => (await there.store.read(STREAM)).slice(signed.length).map(({ type }) => type);
  return { there, isDue, types };
};

const append = async ({ store }: World, what: NewEvent): Promise<void> => {
  const head = (await store.stored(STREAM)).at(-1);
  if (head) await store.append({ events: [next(head, `other ${head.version}`, what)], due: [] });
};

/** A store in which others append just before each append of the run, one each time. */
const overtaken = (there: World, others: readonly NewEvent[]): EventStore => {
  const left = [...others];
  return {
    ...there.store,
    append: async (appending) => {
      const other = left.shift();
      if (other) await append(there, other);
      return there.store.append(appending);
    },
  };
};

test("overtaken it folds again and keeps its result: the work is not done twice", async () => {
  const { there, types } = await start();
  const work = jest.fn(async () => ({ command: affixed() }));
  await react({ ...there, store: overtaken(there, [event.signedUZ]) }, "affix", STREAM, work);
  expect(work).toHaveBeenCalledTimes(1);
  expect(await types()).toEqual(["Signed", "Affixed"]);
});

test("overtaken by one that did its work it does nothing more", async () => {
  const { there, isDue, types } = await start();
  const work = jest.fn(async () => ({ command: affixed() }));
  await react({ ...there, store: overtaken(there, [event.affixedKZ]) }, "affix", STREAM, work);
  expect(work).toHaveBeenCalledTimes(1);
  expect(await types()).toEqual(["Affixed"]);
  expect(isDue()).toBe(false);
});

test("overtaken by one that its result does not fit any more it works anew, on what is next", async () => {
  const { there, types } = await start();
  await append(there, event.signedUZ);
  const work = jest
    .fn()
    .mockResolvedValueOnce({ command: affixed("kz1") })
    .mockResolvedValue({ command: affixed("uz1") });
  await react({ ...there, store: overtaken(there, [event.affixedKZ]) }, "affix", STREAM, work);
  expect(work).toHaveBeenCalledTimes(2);
  expect(await types()).toEqual(["Signed", "Affixed", "Affixed"]);
});

test("overtaken, a result with rows of other stores is made anew: it may be their condition that failed", async () => {
  const { there, types } = await start();
  const holds = jest.fn().mockReturnValueOnce(false).mockReturnValue(true);
  const work = jest.fn(async () => ({ command: affixed(), with: [fakeWrite(() => {}, holds)] }));
  await react(there, "affix", STREAM, work);
  expect(work).toHaveBeenCalledTimes(2);
  expect(await types()).toEqual(["Affixed"]);
});

test("overtaken five times it goes back to its queue with the step still due", async () => {
  const { there, isDue, types } = await start();
  const store: EventStore = { ...there.store, append: async () => "lost-race" };
  const running = react({ ...there, store }, "affix", STREAM, async () => ({ command: affixed() }));
  await expect(running).rejects.toMatchObject({ code: "lost-race", retryable: true });
  expect(await types()).toEqual([]);
  expect(isDue()).toBe(true);
});

test("a step made due again by its own result stays due", async () => {
  const { there, isDue } = await start();
  await append(there, event.signedUZ);
  await react(there, "affix", STREAM, async () => ({ command: affixed() }));
  expect(isDue()).toBe(true);
  expect(there.due.get(`${STREAM} affix`)).toMatchObject({ version: 11, attempts: 0 });
});
