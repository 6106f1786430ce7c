import type { AgreementEvent, Party } from "../domain/agreement/events.ts";
import { fold } from "../domain/agreement/fold.ts";
import { isRefusal, type Refusal, refuse } from "../domain/agreement/refusals.ts";
import { type Agreement, partyCodes } from "../domain/agreement/state.ts";
import type { StepName, StepState } from "../domain/agreement/steps.ts";
import { agreementStream, sideStream } from "../domain/ids.ts";
import type { OfficerOfSide } from "./asked.ts";
import { type DeliveryPorts, deliveriesOf, deliveryState } from "./deliveries-of.ts";
import type { DueStep, StepFailure, Steps } from "./ports.ts";
import { isStuck } from "./reactions/clock.ts";

export interface StepPorts extends DeliveryPorts {
  readonly steps: Steps;
}

/** A step that an agreement waits for, as one side may know of it. */
export interface WaitingStep {
  readonly step: StepName;
  /** Of the own side's stream alone, which no other side knows of. */
  readonly own: boolean;
  readonly state: StepState;
  readonly since: string;
  readonly nextTryAt: string;
  /** How often the clock took it up. */
  readonly attempts: number;
  readonly failure?: StepFailure;
}

export interface Waiting {
  readonly state: Agreement;
  readonly waiting: readonly (WaitingStep & { readonly streamId: string })[];
}

interface Which {
  readonly agreementId: string;
  readonly at: string;
}

/** What an agreement waits for by itself, and why it does not go on. */
export const listSteps = async (
  ports: StepPorts,
  { party }: OfficerOfSide,
  which: Which,
): Promise<{ readonly steps: readonly WaitingStep[] } | Refusal<"not-found">> => {
  const found = await waitingOf(ports, party, which);
  return isRefusal(found) ? found : { steps: found.waiting.map(shownStep) };
};

export const shownStep = ({ streamId: _, ...step }: Waiting["waiting"][number]): WaitingStep => step;

/** `state` is the shared agreement's, else the own draft's. */
export const waitingOf = async (ports: StepPorts, party: Party, which: Which): Promise<Waiting | Refusal<"not-found">> => {
  const { agreementId } = which;
  const shared = await ports.store.read(agreementStream(agreementId));
  const sharedState = fold(shared);
  if (sharedState && !partyCodes(sharedState).includes(party)) return refuse("not-found");
  const own = await ports.store.read(sideStream(party, agreementId));
  const state = sharedState ?? fold(own);
  if (!state) return refuse("not-found");
  const streams = [shared, own].filter((events) => events.length > 0);
  const waiting = await Promise.all(streams.map((events) => waitingOn(ports, party, { ...which, events })));
  return { state, waiting: waiting.flat() };
};

const waitingOn = async (
  ports: StepPorts,
  party: Party,
  { agreementId, at, events }: Which & { readonly events: readonly AgreementEvent[] },
): Promise<Waiting["waiting"]> => {
  const streamId = events[0]?.streamId ?? "";
  const own = streamId !== agreementStream(agreementId);
  const shown = (due: DueStep) => ({
    streamId,
    own,
    step: due.step,
    state: stateOf(due),
    since: events[due.version - 1]?.at ?? events.at(-1)?.at ?? "",
    nextTryAt: due.dueAt,
    attempts: due.attempts,
    ...(due.failure ? { failure: due.failure } : {}),
  });
  const due = await ports.steps.of(streamId);
  const seen = await Promise.all(
    due.map((each) => (each.step === "notify" && !own ? asOwnSide(ports, party, { agreementId, at, due: each }) : each)),
  );
  return seen.flatMap((each) => (each ? [shown(each)] : []));
};

const stateOf = (due: DueStep): StepState => {
  if (isStuck(due)) return "STUCK";
  return due.failure ? "FAILING" : "WAITING";
};

/** The letters of all sides are one step: whether and why it waits is told of the own side's letters only. */
const asOwnSide = async (
  ports: StepPorts,
  party: Party,
  { agreementId, at, due }: Which & { readonly due: DueStep },
): Promise<DueStep | undefined> => {
  const letters = await deliveriesOf(ports, party, agreementId);
  if (isRefusal(letters)) return undefined;
  const waiting = letters.filter(
    (each) => each.streamId === due.streamId && ["WAITING", "SENDING", "FAILED"].includes(deliveryState(each, at)),
  );
  if (waiting.length === 0) return undefined;
  const { failure: _, ...rest } = due;
  const last = waiting.flatMap(({ row }) => row?.attempts.slice(-1) ?? []).findLast((attempt) => attempt.failure);
  return last?.failure ? { ...rest, failure: { at: last.at, code: last.failure.code, retryable: true } } : rest;
};
