import type { DueStep, Enqueue, Steps } from "../ports.ts";

const MINUTE = 60_000;
const LONGEST_MINUTES = 60;
/** Minutes until a step that was put into its queue is due again: doubling, an hour at most. */
const backoffMinutes = (attempts: number): number => Math.min(LONGEST_MINUTES, 2 ** Math.min(attempts, 6));

const minutesAfter = (now: Date, minutes: number): string => new Date(now.getTime() + minutes * MINUTE).toISOString();

export interface Ticked {
  readonly enqueued: number;
  /** Steps tried often and still there, those whose next try is to come too: stuck work. */
  readonly overdue: number;
}

const STUCK_AFTER = 5;
/** A version's files may be an hour on their way, and intake ends the wait by itself once its tickets have run out: with its seventh try. */
const INTAKE_STUCK_AFTER = 7;

/** Tried so often that somebody should look. */
export const isStuck = ({ step, attempts }: DueStep): boolean =>
  attempts >= (step === "intake" ? INTAKE_STUCK_AFTER : STUCK_AFTER);

interface Ports {
  readonly steps: Steps;
  readonly enqueue: Enqueue;
}

/**
 * Puts every due step into its reaction's queue. A lease on the item keeps two clocks from doing it twice; its now is the tick's. A step
 * that fails holds no other up: it comes again after its lease, and is thrown when the rest are in their queues.
 */
export const clock = async (ports: Ports, now: Date): Promise<Ticked> => {
  // Between its tries a stuck step is stuck all the same: the count must not come and go with them.
  const known = await ports.steps.due(minutesAfter(now, LONGEST_MINUTES));
  const due = known.filter(({ dueAt }) => dueAt <= now.toISOString());
  const taken = await Promise.allSettled(due.map((step) => takeUp(ports, step, now)));
  const failed = taken.find((each) => each.status === "rejected");
  if (failed) throw failed.reason;
  return {
    enqueued: taken.filter((each) => each.status === "fulfilled" && each.value).length,
    overdue: known.filter(isStuck).length,
  };
};

/** False where another clock has it. */
const takeUp = async ({ steps, enqueue }: Ports, step: DueStep, now: Date): Promise<boolean> => {
  const isMine = await steps.lease(step, minutesAfter(now, backoffMinutes(step.attempts)));
  if (isMine) await enqueue(step.step, step.streamId, now.toISOString());
  return isMine;
};
