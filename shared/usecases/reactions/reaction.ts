import type { CommandOf, CommandType } from "../../domain/agreement/commands.ts";
import type { AgreementEvent } from "../../domain/agreement/events.ts";
import { fold } from "../../domain/agreement/fold.ts";
import { isRefusal } from "../../domain/agreement/refusals.ts";
import type { Agreement } from "../../domain/agreement/state.ts";
import { STEPS, type StepName } from "../../domain/agreement/steps.ts";
import { Fault } from "../../domain/fault.ts";
import { sha256Hex } from "../../domain/hash.ts";
import { executeOnce } from "../execute.ts";
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

type Result = { readonly command: CommandOf<CommandType>; readonly with?: readonly Write[] };

/**
 * One run of a reaction that ends in an event: folds, sees whether its work is done, does it, appends the result under the version that was
 * read and drops the due item in the same transaction. Safe to run twice and in any order. `work` answers undefined to wait for another run.
 */
export const react = async (
  { store, steps, now }: ReactionPorts,
  step: StepName,
  streamId: string,
  work: (work: Work) => Promise<Result | undefined>,
): Promise<void> => {
  const events = await store.read(streamId);
  const state = fold(events);
  if (!state || !STEPS[step].pending?.(state)) return steps.done(streamId, step, state?.version ?? 0);
  const result = await work({ streamId, events, state });
  if (!result) return;
  const at = now().toISOString();
  const commandId = sha256Hex(`reaction/v1 ${step} ${streamId} ${state.version}`);
  const { command, with: joined } = result;
  const outcome = await executeOnce(store, {
    streamId,
    command,
    cause: { at, commandId },
    events,
    done: step,
    ...(joined ? { with: () => joined } : {}),
  });
  if (!isRefusal(outcome)) return;
  // Refused work would be lost in silence if its due item went.
  if (outcome.refused !== "nothing-to-do")
    throw new Fault("step-refused", `${step} of ${streamId}: ${outcome.refused}`, { retryable: false });
  await steps.done(streamId, step, state.version);
};
