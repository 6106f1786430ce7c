import type { CommandOf } from "../../../../shared/domain/agreement/commands.ts";
import type { Append } from "../../../../shared/usecases/ports.ts";
import { react } from "../../../../shared/usecases/reactions/reaction.ts";
import { due } from "../../../contracts/events.ts";
import { world } from "../../../fakes/world.ts";
import { copies, DURING, event, STREAM, stored, upTo } from "../../../fixtures/agreement.ts";

const prepared: CommandOf<"prepared"> = { type: "prepared", tails: copies() };

/** An agreement whose signing copies are due. */
const start = async () => {
  const there = world();
  await there.store.append({ events: stored(upTo.opened), due: [due(7, "prepare")] });
  const run = (command?: CommandOf<"prepared">) => react(there, "prepare", STREAM, async () => command && { command });
  const isDue = () => there.due.has(`${STREAM} prepare`);
  return { there, run, isDue };
};

test("its result is appended after what was read, and its step dropped with it", async () => {
  const { there, run, isDue } = await start();
  await run(prepared);
  expect((await there.store.read(STREAM)).at(-1)).toMatchObject({ type: "Prepared", version: 8, at: DURING });
  expect(isDue()).toBe(false);
});

test("without a result it waits: the step stays", async () => {
  const { there, run, isDue } = await start();
  await run();
  expect(await there.store.read(STREAM)).toHaveLength(7);
  expect(isDue()).toBe(true);
});

test("where its work is done it does nothing but drop the step", async () => {
  const { there, isDue } = await start();
  const work = jest.fn();
  const [last] = stored(upTo.prepared).slice(-1);
  await there.store.append({ events: last ? [last] : [], due: [] });
  await react(there, "prepare", STREAM, work);
  expect(work).not.toHaveBeenCalled();
  expect(isDue()).toBe(false);
});

test("a step of a stream that nobody began is dropped", async () => {
  const there = world();
  await there.store.append({ events: [], due: [due(0, "prepare")] });
  await react(there, "prepare", STREAM, jest.fn());
  expect(there.due.size).toBe(0);
});

test("a result that is refused is a Fault, and its step is not lost", async () => {
  const { there, run, isDue } = await start();
  await expect(run({ type: "prepared", tails: copies().slice(1) })).rejects.toMatchObject({ code: "step-refused" });
  expect(await there.store.read(STREAM)).toHaveLength(7);
  expect(isDue()).toBe(true);
});

test("another append while it worked: folded again, and where the work is done it drops its step", async () => {
  const { there, isDue } = await start();
  const [last] = stored([...upTo.opened, event.prepared]).slice(-1);
  await react(there, "prepare", STREAM, async () => {
    await there.store.append({ events: last ? [last] : [], due: [] });
    return { command: prepared };
  });
  expect(await there.store.read(STREAM)).toHaveLength(8);
  expect(isDue()).toBe(false);
});

/** Lets another be first just before each append, so many times. */
const overtakenTimes = async (times: number, joined: boolean) => {
  const { there } = await start();
  let left = times;
  const store = {
    ...there.store,
    append: async (append: Append) => (left-- > 0 ? ("lost-race" as const) : there.store.append(append)),
  };
  const work = jest.fn(async () => ({ command: prepared, ...(joined ? { with: [] } : {}) }));
  await react({ ...there, store }, "prepare", STREAM, work);
  return work.mock.calls.length;
};

test("an overtaken result is kept; one that joins rows of other stores is made anew", async () => {
  expect(await overtakenTimes(2, false)).toBe(1);
  expect(await overtakenTimes(2, true)).toBe(3);
});

test("overtaken five times it goes back to its queue", async () => {
  await expect(overtakenTimes(5, false)).rejects.toMatchObject({ code: "lost-race", retryable: true });
});
