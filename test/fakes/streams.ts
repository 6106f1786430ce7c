import { type StoredEvent, unchained } from "../../shared/domain/evidence/chain.ts";
import { Fault } from "../../shared/domain/fault.ts";
import type { Append, DueStep, EventStore, Steps } from "../../shared/usecases/ports.ts";
import type { Faults } from "./faults.ts";
import { asFake } from "./write.ts";

export interface FakeStreams {
  readonly store: EventStore;
  readonly steps: Steps;
  /** The due items as they stand. */
  readonly due: ReadonlyMap<string, DueStep>;
}

const keyOf = (streamId: string, step: string): string => `${streamId} ${step}`;

const checked = (streamId: string, stored: readonly StoredEvent[]) => {
  const events = unchained(streamId, stored);
  if ("broken" in events) throw new Fault("chain-broken", `${streamId} at ${events.broken}: ${events.why}`, { retryable: false });
  return events;
};

/** The event streams and their due items: one append changes both, or neither. */
export const fakeStreams = (faults: Faults): FakeStreams => {
  const streams = new Map<string, Map<number, StoredEvent>>();
  const due = new Map<string, DueStep>();
  const kept = (streamId: string): StoredEvent[] =>
    [...(streams.get(streamId)?.values() ?? [])].sort((a, b) => a.version - b.version);
  return {
    due,
    store: {
      read: (streamId) => faults.around("read", () => checked(streamId, kept(streamId))),
      stored: (streamId) =>
        faults.around("stored", () => {
          checked(streamId, kept(streamId));
          return kept(streamId);
        }),
      append: (append) => faults.around("append", () => appended({ streams, due }, append)),
    },
    steps: stepsOf(due, faults),
  };
};

interface Kept {
  readonly streams: Map<string, Map<number, StoredEvent>>;
  readonly due: Map<string, DueStep>;
}

const appended = ({ streams, due }: Kept, { events, due: made, done, with: joined = [] }: Append): "appended" | "lost-race" => {
  const taken = events.some(({ streamId, version }) => streams.get(streamId)?.has(version));
  if (taken || !joined.every((write) => asFake(write).holds())) return "lost-race";
  for (const event of events) {
    const stream = streams.get(event.streamId) ?? new Map<number, StoredEvent>();
    streams.set(event.streamId, stream.set(event.version, event));
  }
  for (const { from, ...step } of made) due.set(keyOf(step.streamId, step.step), { ...step, dueAt: from, attempts: 0 });
  if (done) due.delete(keyOf(done.streamId, done.step));
  for (const write of joined) asFake(write).take();
  return "appended";
};

const stepsOf = (due: Map<string, DueStep>, faults: Faults): Steps => ({
  due: (now) =>
    faults.around("due", () =>
      [...due.values()].filter(({ dueAt }) => dueAt <= now).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1)),
    ),
  lease: (seen, until) =>
    faults.around("lease", () => {
      const key = keyOf(seen.streamId, seen.step);
      const now = due.get(key);
      if (!now || now.dueAt !== seen.dueAt || now.version !== seen.version) return false;
      due.set(key, { ...now, dueAt: until, attempts: now.attempts + 1 });
      return true;
    }),
  of: (streamId) =>
    faults.around("of", () =>
      [...due.values()].filter((each) => each.streamId === streamId).sort((a, b) => (a.step < b.step ? -1 : 1)),
    ),
  failed: (streamId, step, failure) =>
    faults.around("failed", () => {
      const key = keyOf(streamId, step);
      const now = due.get(key);
      if (now) due.set(key, { ...now, failure });
    }),
  done: (streamId, step, version) =>
    faults.around("done", () => {
      const key = keyOf(streamId, step);
      if ((due.get(key)?.version ?? 0) <= version) due.delete(key);
    }),
});
