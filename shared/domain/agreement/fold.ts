import { Fault } from "../fault.ts";
import { type AgreementEvent, type EventData, type EventType, isNote } from "./events.ts";
import type { Agreement, SlotState, Version } from "./state.ts";

type Applier<T extends EventType> = (state: Agreement, data: EventData[T], event: AgreementEvent) => Agreement;

/**
 * The state that the events of one stream give, from its first; undefined of none. What a side noted for itself changes nothing of it.
 * An event of an unknown type or version is a retryable Fault `event-unknown`: a newer release wrote it, and skipping it would lie.
 * Another beginning than `Drafted` or `Shared`, or a second one, is a Fault `stream-broken`.
 */
export const fold = (events: readonly AgreementEvent[]): Agreement | undefined => {
  let state: Agreement | undefined;
  for (const event of events) if (!isNote(event)) state = evolve(state, event);
  return state;
};

/** One event further. */
export const evolve = (state: Agreement | undefined, event: AgreementEvent): Agreement => {
  const next = state ? applied(state, event) : begun(event);
  return { ...next, version: event.version, hash: event.hash, at: event.at, commands: withCommand(next, event) };
};

/** Only a caller's command can be repeated: it came with the hash of its request. */
const withCommand = ({ commands }: Agreement, { commandId, requestHash, version }: AgreementEvent): Agreement["commands"] =>
  requestHash ? { ...commands, [commandId]: { version, requestHash } } : commands;

const begun = (event: AgreementEvent): Agreement => {
  const empty = { versions: [], initialledBy: [], preserved: [], slots: [], lapseBy: [], asked: [], tails: [], commands: {} };
  const head = { streamId: event.streamId, version: event.version, hash: event.hash, at: event.at };
  if (event.type === "Drafted") {
    return { ...empty, ...head, draftedBy: event.data.by, particulars: event.data.particulars, shared: false };
  }
  if (event.type === "Shared") {
    const { by, particulars, texts, manifest } = event.data;
    const version: Version = {
      number: 1,
      by,
      files: [],
      ticketsUntil: event.at,
      at: event.at,
      outcome: { kind: "accepted", texts, manifest },
    };
    return { ...empty, ...head, draftedBy: by, particulars, shared: true, versions: [version] };
  }
  throw misplaced(event);
};

const applied = (state: Agreement, event: AgreementEvent): Agreement => {
  if (!Object.hasOwn(appliers, event.type)) throw misplaced(event);
  return (appliers[event.type as keyof typeof appliers] as Applier<EventType>)(state, event.data, event);
};

const misplaced = ({ streamId, version, type }: AgreementEvent): Fault => {
  const isKnown = EVENT_TYPES.includes(type);
  const message = `${streamId} ${version} is a ${type}`;
  return isKnown ? new Fault("stream-broken", message, { retryable: false }) : new Fault("event-unknown", message);
};

const withOutcome = (state: Agreement, number: number, outcome: Version["outcome"]): Agreement => ({
  ...state,
  versions: state.versions.map((version) => (version.number === number ? { ...version, outcome } : version)),
});

const withSlot = (state: Agreement, slot: string, change: Partial<SlotState>): Agreement => ({
  ...state,
  slots: state.slots.map((each) => (each.slot === slot ? { ...each, ...change } : each)),
});

const withActiveLink = (state: Agreement, name: string, change: Partial<SlotState>): Agreement => ({
  ...state,
  lapseBy: [],
  slots: state.slots.map((each) => {
    if (each.slot !== name) return each;
    const { declined: _, ...slot } = each;
    return { ...slot, ...change, link: "ACTIVE" };
  }),
});

/** Another place is another signing copy: what was prepared for the old one is void. */
const postponed: Applier<"Postponed"> = (state, { by, reason, place, opensAt, closesAt }, { at }) => {
  const { prepared, opened, ...rest } = state;
  if (!opened) return state;
  const before = { opensAt: opened.opensAt, closesAt: opened.closesAt, place: opened.place };
  const moved = {
    ...rest,
    opened: { ...opened, opensAt, closesAt, ...(place ? { place } : {}) },
    postponed: { ...before, by, at, ...(reason === undefined ? {} : { reason }) },
  };
  return place ? { ...moved, tails: [] } : { ...moved, ...(prepared ? { prepared } : {}) };
};

const reopened: Applier<"Reopened"> = ({ opened: _, prepared: __, postponed: ___, ...state }, _data, { at }) => ({
  ...state,
  initialledBy: [],
  preserved: [],
  tails: [],
  asked: [],
  lapseBy: [],
  reopenedAt: at,
  slots: state.slots.map(({ declined: ____, ...slot }) => ({ ...slot, generation: slot.generation + 1, link: "ACTIVE" })),
});

const appliers: { [T in Exclude<EventType, "Drafted" | "Shared">]: Applier<T> } = {
  VersionProposed: (state, data, { at }) => ({
    ...state,
    versions: [...state.versions, { ...data, at, outcome: { kind: "awaiting-files" } }],
  }),
  // Initials stand under one manifest: a new text voids those given so far.
  TextAccepted: (state, { number, texts, manifest }) => ({
    ...withOutcome(state, number, { kind: "accepted", texts, manifest }),
    initialledBy: [],
  }),
  TextRefused: (state, { number, ...reason }) => withOutcome(state, number, { kind: "refused", ...reason }),
  DraftShared: (state) => ({ ...state, shared: true }),
  Initialled: (state, { by }) => ({ ...state, initialledBy: [...state.initialledBy, by] }),
  Preserved: (state, { texts }) => ({ ...state, preserved: texts }),
  Nominated: (state, slot) => ({ ...state, slots: [...state.slots, { ...slot, generation: 1, link: "ACTIVE" }] }),
  OpenedForSignature: (state, data, { at }) => ({ ...state, opened: { ...data, at } }),
  // A signatory who declined may yet sign: the refusal is over once another link is given out.
  LinkReissued: (state, { slot, generation }) => withActiveLink(state, slot, { generation }),
  LinkRevoked: (state, { slot, generation }) => withSlot(state, slot, { generation, link: "REVOKED" }),
  ContactChanged: (state, { by: _, slot, ...change }) => withActiveLink(state, slot, change),
  SignatoryReplaced: (state, { by: _, slot, ...change }) => withActiveLink(state, slot, change),
  DeclineCommunicated: (state, { slot, by, reason }, { at }) => ({
    ...withSlot(state, slot, { declined: { at, ...(reason === undefined ? {} : { reason }) } }),
    lapseBy: [by],
  }),
  LapseConfirmed: (state, { by }) => ({ ...state, lapseBy: [...state.lapseBy, by] }),
  Postponed: postponed,
  CancelRequested: (state, data) => ({ ...state, asked: [...state.asked, { for: "cancel", ...data }] }),
  Cancelled: (state, data, { at }) => ({ ...state, asked: [], cancelled: { ...data, at } }),
  ReopenRequested: (state, data) => ({ ...state, asked: [...state.asked, { for: "reopen", ...data }] }),
  Reopened: reopened,
  Prepared: (state, { tails }) => ({ ...state, prepared: tails, tails: [tails] }),
  Signed: (state, data, { at, version }) => withSlot(state, data.slot, { signed: { ...data, at, version } }),
  Affixed: (state, { slot, serial, tails }, { at }) => ({
    ...withSlot(state, slot, { affixed: { serial, at } }),
    tails: [...state.tails, tails],
  }),
  Sealed: (state, { texts }) => ({ ...state, sealed: texts }),
  Registered: (state, data, { at }) => ({ ...state, registered: { ...data, at } }),
};

/** Every type of event that this release knows. */
export const EVENT_TYPES: readonly EventType[] = ["Drafted", "Shared", ...(Object.keys(appliers) as (keyof typeof appliers)[])];
