import type { StepName } from "../domain/agreement/steps.ts";
import { failureOf } from "../usecases/failure.ts";
import type { Steps } from "../usecases/ports.ts";
import { log } from "./log.ts";

interface Ports {
  readonly steps: Pick<Steps, "failed">;
  readonly now: () => Date;
}

/** Keeps why a run failed on its step, for the desk. Where that fails too, the log alone has it. */
export const keepFailure = async (
  { steps, now }: Ports,
  { step, streamId, error }: { readonly step: StepName; readonly streamId: string; readonly error: unknown },
): Promise<void> => {
  const { code, retryable } = failureOf(error);
  try {
    await steps.failed(streamId, step, { at: now().toISOString(), code, retryable });
  } catch (unkept) {
    log.error("failure not kept", unkept as Error);
  }
};
