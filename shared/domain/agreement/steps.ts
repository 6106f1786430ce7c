import { isReadyToSeal } from "./decide/entry.ts";
import { isReadyToPrepare } from "./decide/signature.ts";
import type { AgreementEvent, EventType, NoteType } from "./events.ts";
import { EVENT_TYPES } from "./fold.ts";
import { type Agreement, isSideStream, nextToAffix, textState } from "./state.ts";

/** The automatic next steps of an agreement's life: each is the reaction of that name. */
export const STEP_NAMES = ["intake", "preserve", "prepare", "affix", "seal", "register", "publish", "notify", "project"] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** What stands with a step that is due: it waits its time, its last run failed, or it was tried so often that somebody should look. */
export const STEP_STATES = ["WAITING", "FAILING", "STUCK"] as const;
export type StepState = (typeof STEP_STATES)[number];

interface Step {
  /** The events that can give it work. */
  readonly on: readonly (EventType | NoteType)[];
  /** Whether it has work in the state after such an event; without it, always. */
  readonly pending?: (state: Agreement) => boolean;
  /** The earliest time for it, where that is not at once. */
  readonly from?: (state: Agreement) => string | undefined;
}

export const STEPS: { readonly [name in StepName]: Step } = {
  intake: {
    on: ["VersionProposed"],
    pending: (state) => !state.cancelled && state.versions.at(-1)?.outcome.kind === "awaiting-files",
  },
  preserve: {
    on: ["Initialled"],
    pending: (state) => !state.cancelled && textState(state) === "INITIALLED" && state.preserved.length === 0,
  },
  prepare: { on: ["OpenedForSignature", "Preserved", "Postponed"], pending: isReadyToPrepare },
  affix: { on: ["Signed", "Affixed"], pending: (state) => nextToAffix(state) !== undefined },
  seal: { on: ["Affixed"], pending: isReadyToSeal },
  register: { on: ["Sealed"], pending: (state) => state.sealed !== undefined && !state.registered },
  publish: { on: ["Registered"], from: (state) => state.opened?.publicFrom },
  notify: {
    on: [
      "Shared",
      "TextAccepted",
      "Initialled",
      "Prepared",
      "LinkReissued",
      "ContactChanged",
      "SignatoryReplaced",
      "Postponed",
      "CancelRequested",
      "Cancelled",
      "ReopenRequested",
      "Reopened",
      "DeclineCommunicated",
      "LapseConfirmed",
      "Declined",
      "Asked",
      "CodeLocked",
      "Signed",
      "Registered",
    ],
    pending: (state) => !isSideStream(state) || state.cancelled !== undefined,
  },
  project: { on: EVENT_TYPES, pending: (state) => isAtRest(state) && !(isSideStream(state) && state.shared) },
};

/** The steps that end in an event: after each of them the stream moves on by itself. */
const MOVING: readonly StepName[] = ["intake", "preserve", "prepare", "affix", "seal", "register"];

/** Nothing follows by itself: what the board does not show now, nobody would see (docs/decisions/005). */
const isAtRest = (state: Agreement): boolean => !MOVING.some((name) => STEPS[name].pending?.(state));

export interface DueStep {
  readonly step: StepName;
  readonly from?: string;
}

/** The steps that one event makes due, in the state after it. */
export const stepsAfter = (state: Agreement, event: Pick<AgreementEvent, "type">): readonly DueStep[] =>
  STEP_NAMES.filter((name) => STEPS[name].on.includes(event.type) && (STEPS[name].pending?.(state) ?? true)).map((step) => {
    const from = STEPS[step].from?.(state);
    return from ? { step, from } : { step };
  });
