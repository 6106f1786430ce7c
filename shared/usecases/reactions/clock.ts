import type { DueStep, Enqueue, Steps } from "../ports.ts";

/** Minutes until a step that was put into its queue is due again: doubling, an hour at most. */
const backoffMinutes = (attempts: number): number => Math.min(60, 2 ** Math.min(attempts, 6));

export interface Ticked {
  readonly enqueued: number;
  /** Steps tried this often and still due: stuck work. */
  readonly overdue: number;
}

const STUCK_AFTER = 5;
/** A version's files may be an hour on their way, and intake ends the wait when its tickets have run out: with the sixth try. */
const INTAKE_STUCK_AFTER = 7;

const isStuck = ({ step, attempts }: DueStep): boolean => attempts >= (step === "intake" ? INTAKE_STUCK_AFTER : STUCK_AFTER);

/** Puts every due step into its reaction's queue. A lease on the item keeps two clocks from doing it twice; its now is the tick's. */
export const clock = async (
  { steps, enqueue }: { readonly steps: Steps; readonly enqueue: Enqueue },
  now: Date,
): Promise<Ticked> => {
  const due = await steps.due(now.toISOString());
  const claimed = await Promise.all(due.map((step) => claim(steps, step, now)));
  const mine = due.filter((_, index) => claimed[index]);
  await Promise.all(mine.map(({ step, streamId }) => enqueue(step, streamId, now.toISOString())));
  return { enqueued: mine.length, overdue: due.filter(isStuck).length };
};

const claim = (steps: Steps, step: DueStep, now: Date): Promise<boolean> =>
  steps.lease(step, new Date(now.getTime() + backoffMinutes(step.attempts) * 60_000).toISOString());
