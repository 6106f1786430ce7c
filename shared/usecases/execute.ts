import type { Command } from "../domain/agreement/commands.ts";
import { decide } from "../domain/agreement/decide.ts";
import type { AgreementEvent, NewEvent, NewNote, Party } from "../domain/agreement/events.ts";
import { evolve, fold } from "../domain/agreement/fold.ts";
import { isRefusal, type Refusal, refuse } from "../domain/agreement/refusals.ts";
import { type Agreement, isSideStream, partyCodes } from "../domain/agreement/state.ts";
import { type StepName, stepsAfter } from "../domain/agreement/steps.ts";
import { type Cause, chained, type Head, headOfNothing, type StoredEvent } from "../domain/evidence/chain.ts";
import { Fault } from "../domain/fault.ts";
import { agreementIdOfStream, agreementStream } from "../domain/ids.ts";
import { graceAfter, notedOn } from "./note.ts";
import type { Append, EventStore, StepWrite, Write } from "./ports.ts";

export interface Execution {
  readonly streamId: string;
  readonly command: Command;
  readonly cause: Cause;
  /** What the caller saw; another state is refused as `stale`. */
  readonly expected?: number;
  /** The side that asks: of an agreement that it is no party to, it learns nothing. */
  readonly party?: Party;
  /** Rows of other stores in the same transaction. */
  readonly with?: (events: readonly NewEvent[]) => readonly Write[];
  /** A note of one side's own, on its stream in the same transaction: costs one Query more. */
  readonly note?: { readonly streamId: string; readonly note: NewNote };
  /** The step that this command completes. */
  readonly done?: StepName;
  /** The stream as the caller just read it: spares the first Query. */
  readonly events?: readonly AgreementEvent[];
  readonly tries?: number;
}

export interface Outcome {
  readonly state: Agreement;
  /** The state of the agreement's own stream, where the command opened it. */
  readonly opened?: Agreement;
}

/** Not in the domain: what comes of several people acting at once. */
export type ExecutionRefusal = Refusal | Refusal<"stale" | "busy">;

/** A lost race is decided again: three times for a caller. A reaction has its own loop. */
const TRIES = 3;
/** Runs a command against its stream: one Query, one transaction. A repeat (same `commandId`) is answered from the state it left behind. */
export const execute = async (store: EventStore, execution: Execution): Promise<Outcome | ExecutionRefusal> => {
  for (let tries = 0; tries < (execution.tries ?? TRIES); tries++) {
    if (tries > 0) await jitter(tries);
    const known = tries === 0 ? execution.events : undefined;
    const outcome = await attempt(store, execution, known ?? (await store.read(execution.streamId)));
    if (outcome !== "lost-race") return outcome;
  }
  return refuse("busy", "others are changing this agreement at the same time");
};

const jitter = (tries: number): Promise<void> => new Promise((wake) => setTimeout(wake, Math.random() * 40 * 2 ** tries));

const attempt = async (
  store: EventStore,
  execution: Execution,
  events: readonly AgreementEvent[],
): Promise<Outcome | ExecutionRefusal | "lost-race"> => {
  const { command, cause, expected, party } = execution;
  const state = fold(events);
  if (state && party && !partyCodes(state).includes(party)) return refuse("not-found");
  const repeated = state && repeat(events, state, cause);
  if (repeated) return isRefusal(repeated) ? repeated : withOpened(store, repeated, cause);
  if (expected !== undefined && state && state.version !== expected)
    return refuse("stale", undefined, { version: state.version });
  const decision = decide(state, command);
  if (isRefusal(decision)) return decision;
  const own = written(state ?? headOfNothing(execution.streamId), decision.events, cause, state);
  const opened = decision.opens && written(headOfNothing(openedStream(execution.streamId)), [decision.opens], cause);
  const beside = [opened, execution.note && (await notedOn(store, execution.note, cause))].filter((each) => each !== undefined);
  const appended = await store.append(appendOf(execution, own, { beside, joined: execution.with?.(decision.events) }));
  if (appended === "lost-race") return "lost-race";
  return { state: own.state, ...(opened ? { opened: opened.state } : {}) };
};

const repeat = (
  events: readonly AgreementEvent[],
  state: Agreement,
  { commandId, requestHash }: Cause,
): Outcome | Refusal | undefined => {
  const known = state.commands[commandId];
  if (!known) return undefined;
  if (known.requestHash !== requestHash)
    return refuse("idempotency-key-reused", "this Idempotency-Key came with another body before");
  const then = fold(events.filter(({ version }) => version <= known.version));
  return then && { state: then };
};

/** A repeated `share` is answered with the agreement that it opened, as the first time. */
const withOpened = async (store: EventStore, { state }: Outcome, { commandId }: Cause): Promise<Outcome> => {
  if (!isSideStream(state) || !state.shared) return { state };
  const events = await store.read(openedStream(state.streamId));
  const opened = fold(events.filter((event) => event.commandId === commandId));
  return { state, ...(opened ? { opened } : {}) };
};

const openedStream = (streamId: string): string => agreementStream(agreementIdOfStream(streamId) ?? "");

interface Written {
  readonly state: Agreement;
  readonly stored: readonly StoredEvent[];
  readonly due: readonly StepWrite[];
}

const written = (head: Head, events: readonly NewEvent[], cause: Cause, before?: Agreement): Written => {
  const stored: StoredEvent[] = [];
  let at = head;
  let state = before;
  for (const event of events) {
    const item = chained(at, event, cause);
    stored.push(item);
    at = item;
    state = evolve(state, { ...event, ...cause, streamId: item.streamId, version: item.version, hash: item.hash });
  }
  if (!state) throw new Fault("decision-empty", `${head.streamId}: a decision without events`, { retryable: false });
  return { state, stored, due: dueAfter(state, events, cause.at) };
};

const dueAfter = (state: Agreement, events: readonly NewEvent[], at: string): StepWrite[] => {
  const grace = graceAfter(at);
  const steps = new Map(events.flatMap((event) => stepsAfter(state, event)).map((due) => [due.step, due.from]));
  return [...steps].map(([step, from]) => ({
    streamId: state.streamId,
    step,
    version: state.version,
    // The index orders times as texts: all in one form.
    from: new Date(Math.max(Date.parse(grace), Date.parse(from ?? grace))).toISOString(),
  }));
};

interface Beside {
  readonly beside: readonly Pick<Written, "stored" | "due">[];
  readonly joined: readonly Write[] | undefined;
}

const appendOf = ({ streamId, done }: Execution, own: Written, { beside, joined }: Beside): Append => {
  const due = [...own.due, ...beside.flatMap((each) => each.due)];
  const stillDue = due.some((each) => each.streamId === streamId && each.step === done);
  return {
    events: [...own.stored, ...beside.flatMap(({ stored }) => stored)],
    due,
    ...(done && !stillDue ? { done: { streamId, step: done } } : {}),
    ...(joined ? { with: joined } : {}),
  };
};
