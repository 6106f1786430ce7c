import { isRefusal, type Refusal, refuse } from "../domain/agreement/refusals.ts";
import type { StepName } from "../domain/agreement/steps.ts";
import type { Asked } from "./asked.ts";
import { type StepPorts, shownStep, type WaitingStep, waitingOf } from "./list-steps.ts";
import type { Enqueue } from "./ports.ts";

/**
 * Puts a step that waits into its reaction's queue now, as the clock would at its next try. The reaction finds out whether there is work: a
 * repeat, or a step that was done meanwhile, does no harm.
 */
export const retryStep = async (
  ports: StepPorts & { readonly enqueue: Enqueue },
  { officer, cause }: Asked,
  { agreementId, step }: { readonly agreementId: string; readonly step: StepName },
): Promise<{ readonly steps: readonly WaitingStep[] } | Refusal<"not-found" | "nothing-to-do">> => {
  const found = await waitingOf(ports, officer.party, { agreementId, at: cause.at });
  if (isRefusal(found)) return found;
  const waiting = found.waiting.filter((each) => each.step === step);
  if (waiting.length === 0) return refuse("nothing-to-do");
  for (const { streamId } of waiting) await ports.enqueue(step, streamId, cause.at);
  return { steps: waiting.map(shownStep) };
};
