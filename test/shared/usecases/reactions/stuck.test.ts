import type { StepName } from "../../../../shared/domain/agreement/steps.ts";
import { clock } from "../../../../shared/usecases/reactions/clock.ts";
import { AT, due, first } from "../../../contracts/events.ts";
import { fakeStorage } from "../../../fakes/storage.ts";

/** Ticks a step that is never done, each minute for this long; gives the minutes at which it was overdue and the ticks that queued it. */
const minutesOverdue = async (step: StepName, minutes: number) => {
  const storage = fakeStorage();
  await storage.store.append({ events: [first()], due: [due(1, step)] });
  const queued: string[] = [];
  const enqueue = async (_step: string, _streamId: string, time: string) => void queued.push(time);
  const overdue: number[] = [];
  for (let minute = 0; minute <= minutes; minute++) {
    const ticked = await clock({ steps: storage.steps, enqueue }, new Date(Date.parse(AT) + minute * 60_000));
    if (ticked.overdue > 0) overdue.push(minute);
  }
  return { overdue, queued };
};

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test("a step is stuck from its fifth try on, without a gap between its tries", async () => {
  const { overdue } = await minutesOverdue("seal", 200);
  expect(overdue).toEqual(range(16, 200));
});

test("an upload may take the hour that its tickets last", async () => {
  const { overdue } = await minutesOverdue("intake", 200);
  expect(overdue).toEqual(range(64, 200));
});

test("what is queued says the time of its tick", async () => {
  const { queued } = await minutesOverdue("seal", 3);
  expect(queued).toEqual([0, 1, 3].map((minute) => new Date(Date.parse(AT) + minute * 60_000).toISOString()));
});

test("what waits for its day is not stuck, however near", async () => {
  const storage = fakeStorage();
  await storage.store.append({ events: [first()], due: [due(1, "publish", "2023-05-05T06:30:00.000Z")] });
  const enqueue = () => Promise.reject(new Error("nothing is due"));
  expect(await clock({ steps: storage.steps, enqueue }, new Date(AT))).toEqual({ enqueued: 0, overdue: 0 });
});
