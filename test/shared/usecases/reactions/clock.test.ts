import { clock } from "../../../../shared/usecases/reactions/clock.ts";
import { AT, due, first } from "../../../contracts/events.ts";
import { fakeStorage } from "../../../fakes/storage.ts";
import { STREAM } from "../../../fixtures/agreement.ts";

const start = async (...steps: ReturnType<typeof due>[]) => {
  const storage = fakeStorage();
  await storage.store.append({ events: [first()], due: steps.length > 0 ? steps : [due(1)] });
  const queued: string[] = [];
  const enqueue = async (step: string, streamId: string) => void queued.push(`${step} ${streamId}`);
  const tick = (at: string) => clock({ steps: storage.steps, enqueue }, new Date(at));
  const dueAt = () => storage.due.get(`${STREAM} affix`)?.dueAt;
  return { storage, queued, enqueue, tick, dueAt };
};

test("what is due is put into its reaction's queue; what is not, is not", async () => {
  const { queued, tick } = await start(due(1, "affix"), due(1, "publish", "2023-06-01T00:00:00.000Z"));
  expect(await tick("2023-05-05T05:59:59.999Z")).toEqual({ enqueued: 0, overdue: 0 });
  expect(await tick(AT)).toEqual({ enqueued: 1, overdue: 0 });
  expect(queued).toEqual([`affix ${STREAM}`]);
});

test("two clocks at once put it there once", async () => {
  const { queued, tick } = await start();
  const ticks = await Promise.all([tick(AT), tick(AT)]);
  expect(ticks.map(({ enqueued }) => enqueued).sort()).toEqual([0, 1]);
  expect(queued).toHaveLength(1);
});

test("a step that stays due comes again after 1, 2, 4, 8, 16, 32, 60 minutes and an hour from then on", async () => {
  const { tick, dueAt } = await start();
  const waits: number[] = [];
  let at = Date.parse(AT);
  for (let times = 0; times < 9; times++) {
    await tick(new Date(at).toISOString());
    const next = Date.parse(dueAt() ?? "");
    waits.push((next - at) / 60_000);
    at = next;
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test("after five tries it is told as overdue, and still tried", async () => {
  const { tick, dueAt } = await start();
  const overdue: number[] = [];
  for (let times = 0; times < 7; times++) {
    const ticked = await tick(dueAt() ?? "");
    expect(ticked.enqueued).toBe(1);
    overdue.push(ticked.overdue);
  }
  expect(overdue).toEqual([0, 0, 0, 0, 0, 1, 1]);
});

test("a step that its reaction completed meanwhile is not put there again", async () => {
  const { storage, queued, tick, dueAt } = await start();
  await tick(AT);
  const later = dueAt() ?? "";
  await storage.steps.done(STREAM, "affix", 1);
  await tick(later);
  expect(queued).toHaveLength(1);
});

test("a queue that fails loses nothing: the step comes again after its lease", async () => {
  const { storage, queued, tick, dueAt } = await start();
  const broken = clock({ steps: storage.steps, enqueue: () => Promise.reject(new Error("no queue")) }, new Date(AT));
  await expect(broken).rejects.toThrow("no queue");
  await tick(dueAt() ?? "");
  expect(queued).toEqual([`affix ${STREAM}`]);
});

test.each(["before", "after"] as const)("a lease that fails %s it took hold holds no other step up", async (when) => {
  const { storage, queued, tick } = await start(due(1, "affix"), due(1, "notify"));
  storage.fail("lease", when);
  await expect(tick(AT)).rejects.toMatchObject({ code: "store-failed" });
  expect(queued).toEqual([`notify ${STREAM}`]);
  await tick("2023-05-05T06:01:00.000Z");
  expect(queued.filter((each) => each.startsWith("affix"))).toEqual([`affix ${STREAM}`]);
});
