import type { NewNote } from "../domain/agreement/events.ts";
import { type Cause, chained, headOfNothing, type StoredEvent } from "../domain/evidence/chain.ts";
import { Fault } from "../domain/fault.ts";
import type { EventStore, StepWrite } from "./ports.ts";

/** The bus is given this long before the clock takes a step up. */
const GRACE_MS = 30_000;
export const graceAfter = (at: string): string => new Date(Date.parse(at) + GRACE_MS).toISOString();

const TRIES = 3;

/** A note as the next event of a side's stream, with the letters that it makes due. One Query; not yet appended. */
export const notedOn = async (
  store: EventStore,
  { streamId, note }: { readonly streamId: string; readonly note: NewNote },
  cause: Cause,
): Promise<{ readonly stored: readonly StoredEvent[]; readonly due: readonly StepWrite[] }> =>
  chainedOn(await store.stored(streamId), { streamId, note }, cause);

const chainedOn = (
  before: readonly StoredEvent[],
  { streamId, note }: { readonly streamId: string; readonly note: NewNote },
  cause: Cause,
) => {
  const item = chained(before.at(-1) ?? headOfNothing(streamId), note, cause);
  return { stored: [item], due: [{ streamId, step: "notify", version: item.version, from: graceAfter(cause.at) } as const] };
};

/** Appends a note of a side alone, once for each command. `within` may refuse it over what stands on the stream. */
export const note = async <R = never>(
  store: EventStore,
  named: { readonly streamId: string; readonly note: NewNote },
  cause: Cause,
  within: (before: readonly StoredEvent[]) => R | undefined = () => undefined,
): Promise<"noted" | R> => {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await store.stored(named.streamId);
    if (before.some(({ commandId }) => commandId === cause.commandId)) return "noted";
    const refused = within(before);
    if (refused !== undefined) return refused;
    const { stored, due } = chainedOn(before, named, cause);
    if ((await store.append({ events: stored, due })) === "appended") return "noted";
  }
  throw new Fault("lost-race", `a note on ${named.streamId} was overtaken ${TRIES} times`);
};
