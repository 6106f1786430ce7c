import type { EventType, NoteType } from "../domain/agreement/events.ts";
import { STEP_NAMES, STEPS, type StepName } from "../domain/agreement/steps.ts";

/** What wakes a reaction besides the clock: events of our bus, objects in a bucket, or time. */
export type Source =
  | { readonly kind: "event"; readonly types: readonly (EventType | NoteType)[] }
  | { readonly kind: "object"; readonly bucket: "intake"; readonly prefix: string }
  | { readonly kind: "time"; readonly everyMinutes: number };

export type ReactionName = StepName | "clock";

/** One row a reaction: its source, its own queue and its function are made from it (infra/constructs/reactions.ts). */
export interface Reaction {
  readonly name: ReactionName;
  readonly source: Source;
  /** Seconds; the queue's visibility time-out is six times it. */
  readonly timeout: number;
  readonly memory: number;
  /** Messages worked on at once (SQS needs 2 or more). */
  readonly concurrency: number;
}

const sizes: { readonly [name in StepName]: readonly [timeout: number, memory: number, concurrency: number] } = {
  intake: [120, 512, 10],
  preserve: [120, 512, 5],
  prepare: [60, 1024, 5],
  affix: [60, 1024, 10],
  seal: [120, 1024, 5],
  register: [30, 256, 2],
  publish: [120, 512, 5],
  notify: [30, 256, 10],
  project: [30, 256, 5],
};

const step = (name: StepName): Reaction => {
  const [timeout, memory, concurrency] = sizes[name];
  const source: Source =
    name === "intake" ? { kind: "object", bucket: "intake", prefix: "uploads/" } : { kind: "event", types: STEPS[name].on };
  return { name, source, timeout, memory, concurrency };
};

export const REACTIONS: readonly Reaction[] = [
  ...STEP_NAMES.map(step),
  { name: "clock", source: { kind: "time", everyMinutes: 1 }, timeout: 50, memory: 256, concurrency: 2 },
];

/**
 * What every queue carries, whoever put it there: the bus's rule, an object's event, the clock, the retry button or a redriven dead letter.
 * The clock says at what time it found the step due.
 */
export type ReactionMessage =
  | { readonly reaction: StepName; readonly streamId: string; readonly time?: string }
  | { readonly reaction: "intake"; readonly key: string }
  | { readonly reaction: "clock"; readonly time: string };
