import type { CommandOf, CommandType } from "../../domain/agreement/commands.ts";
import type { AgreementEvent } from "../../domain/agreement/events.ts";
import { fold } from "../../domain/agreement/fold.ts";
import { isRefusal } from "../../domain/agreement/refusals.ts";
import type { Agreement } from "../../domain/agreement/state.ts";
import { STEPS, type StepName } from "../../domain/agreement/steps.ts";
import { Fault } from "../../domain/fault.ts";
import { sha256Hex } from "../../domain/hash.ts";
import { type Execution, execute } from "../execute.ts";
import type { EventStore, Steps, Write } from "../ports.ts";

export interface ReactionPorts {
  readonly store: EventStore;
  readonly steps: Steps;
  readonly now: () => Date;
}

/** What a reaction works on: the stream as it was read, folded. */
export interface Work {
  readonly streamId: string;
  readonly events: readonly AgreementEvent[];
  readonly state: Agreement;
}

interface Result {
  readonly command: CommandOf<CommandType>;
  readonly with?: readonly Write[];
  /** Made for what may have changed since: a lost race makes it anew. */
  readonly anew?: true;
  /** The event's time, where the result states it already. */
  readonly at?: string;
}

/** Others may append while the work is done: so often it is tried again before the message goes back to its queue. */
const TRIES = 5;

/**
 * One run of a reaction that ends in an event: folds, sees whether its work is done, does it, appends the result under the version that was
 * read and drops the due item in the same transaction. Safe to run twice and in any order. `work` answers undefined to wait for another run.
 * A lost race folds again: the result is kept where the domain still takes it, and made anew where it does not or where it joined rows of
 * other stores, whose condition may be what failed.
 */
export const react = async (
  ports: ReactionPorts,
  step: StepName,
  streamId: string,
  work: (work: Work) => Promise<Result | undefined>,
): Promise<void> => {
  let kept: Result | undefined;
  for (let tries = 0; tries < TRIES; tries++) {
    const run = await pendingRun(ports, step, streamId);
    const result = run && (kept ?? (await work(run)));
    if (!result) return;
    const outcome = await execute(ports.store, executionOf(ports, run, result));
    if (!isRefusal(outcome)) return;
    const overtaken = outcome.refused === "busy";
    // Refused work would be lost in silence if its due item went.
    if (!overtaken && !kept) throw new Fault("step-refused", `${step} of ${streamId}: ${outcome.refused}`, { retryable: false });
    kept = overtaken && !result.with && !result.anew ? result : undefined;
  }
  throw new Fault("lost-race", `${step} of ${streamId} was overtaken ${TRIES} times`);
};

/** The stream as it is, if the step has work there; else its due item goes. */
const pendingRun = async ({ store, steps }: ReactionPorts, step: StepName, streamId: string): Promise<Run | undefined> => {
  const events = await store.read(streamId);
  const state = fold(events);
  if (state && STEPS[step].pending?.(state)) return { step, streamId, events, state };
  await steps.done(streamId, step, state?.version ?? 0);
  return undefined;
};

interface Run extends Work {
  readonly step: StepName;
}

const executionOf = (
  { now }: ReactionPorts,
  { step, streamId, events, state }: Run,
  { command, with: joined, at = now().toISOString() }: Result,
): Execution => ({
  streamId,
  command,
  cause: { at, commandId: sha256Hex(`reaction/v1 ${step} ${streamId} ${state.version}`) },
  events,
  tries: 1,
  done: step,
  ...(joined ? { with: () => joined } : {}),
});
