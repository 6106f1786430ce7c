import type { NewEvent } from "../../shared/domain/agreement/events.ts";
import type { StepName } from "../../shared/domain/agreement/steps.ts";
import { chained, type Head, headOfNothing, type StoredEvent } from "../../shared/domain/evidence/chain.ts";
import type { StepWrite } from "../../shared/usecases/ports.ts";
import { event, STREAM } from "../fixtures/agreement.ts";

export const AT = "2023-05-05T06:00:00.000Z";
export const LATER = "2023-05-05T07:00:00.000Z";

/** An event after a head, of a command named `by`. */
export const next = (head: Head, by = "one", what: NewEvent = event.refusedText): StoredEvent =>
  chained(head, what, { at: AT, commandId: `command ${by}`, requestHash: `request ${by}` });

/** The first event of a stream. */
export const first = (streamId = STREAM, by = "one"): StoredEvent => next(headOfNothing(streamId), by, event.shared);

/** A due item written with the event of that version. */
export const due = (version: number, step: StepName = "affix", from = AT, streamId = STREAM): StepWrite => ({
  streamId,
  step,
  version,
  from,
});
