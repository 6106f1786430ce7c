import type { NewEvent } from "../events.ts";
import type { Refusal } from "../refusals.ts";

/** The events for the stream that was folded; `opens` is the first event of the agreement's own stream, in the same transaction. */
export type Decision = { readonly events: readonly NewEvent[]; readonly opens?: NewEvent } | Refusal;

export const append = (...events: NewEvent[]): Decision => ({ events });
