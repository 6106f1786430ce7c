import { agreementIdOfStream } from "../ids.ts";
import { type AgreementEvent, type Form, isNote, type Particulars, type Party } from "./events.ts";
import { evolve } from "./fold.ts";
import {
  type Agreement,
  type EntryState,
  entryState,
  isSideStream,
  partyCodes,
  type SignatureState,
  type SlotState,
  signatureState,
  type TextState,
  textState,
} from "./state.ts";
import { goesOn, type Wait, type WaitsFor, waitOf, waitsFor } from "./waits.ts";

/** One agreement on the board of one side. */
export interface BoardLine {
  readonly streamId: string;
  /** Of the last event that is in it. */
  readonly version: number;
  readonly id: string;
  readonly shared: boolean;
  readonly titles: Particulars["titles"];
  readonly form: Form;
  readonly parties: readonly Party[];
  readonly session: Particulars["session"];
  readonly states: { readonly text: TextState; readonly signature: SignatureState; readonly entry: EntryState };
  /** How many were proposed, refused ones too. */
  readonly versions: number;
  /** `since` is when the act was first waited for (RFC 3339 in UTC). */
  readonly waits?: Wait & { readonly for: WaitsFor; readonly since: string };
  /** Who signs, in the order of signing; before the opening, of nomination. */
  readonly slots: readonly BoardSlot[];
  /** When work on it was ended (RFC 3339 in UTC). */
  readonly cancelled?: string;
  /** The last version, where it was refused. */
  readonly trouble?: Trouble;
  readonly number?: string;
  /** Of the last event. */
  readonly at: string;
}

export interface Trouble {
  readonly version: number;
  readonly by: Party;
  readonly code: string;
  readonly file?: string;
  readonly detail?: string;
}

/** A signatory, as all sides know of them: a refusal that was not told shows as a link that is no longer valid. */
export interface BoardSlot {
  readonly slot: string;
  readonly party: Party;
  readonly name: SlotState["name"];
  readonly state: (typeof SLOT_STATES)[number];
}
export const SLOT_STATES = ["NOMINATED", "SIGNED", "DECLINED", "REVOKED"] as const;

interface Waited {
  readonly wait: Wait;
  readonly since: string;
}

/**
 * The board's lines that one stream gives, by the side that may see each: of a draft its own side's, of an agreement every party's. None of
 * no events, and none of a draft that was shared: its agreement's stream gives them.
 */
export const boardLines = (events: readonly AgreementEvent[]): ReadonlyMap<Party, BoardLine> => {
  let state: Agreement | undefined;
  let waited: Waited | undefined;
  for (const event of events.filter((each) => !isNote(each))) {
    state = evolve(state, event);
    waited = waitedOn(waited, state);
  }
  if (!state) return new Map();
  const shown = line(state);
  return new Map(sidesOf(state).map((party) => [party, { ...shown, ...waitsOf(waited, party) }]));
};

const sidesOf = (state: Agreement): readonly Party[] => {
  if (!isSideStream(state)) return partyCodes(state);
  return state.shared ? [] : [state.draftedBy];
};

const waitedOn = (before: Waited | undefined, state: Agreement): Waited | undefined => {
  const wait = waitOf(state);
  return wait && { wait, since: before && goesOn(before.wait, wait) ? before.since : state.at };
};

const waitsOf = (waited: Waited | undefined, party: Party): Pick<BoardLine, "waits"> =>
  waited ? { waits: { for: waitsFor(waited.wait, party), ...waited.wait, since: waited.since } } : {};

const line = (state: Agreement): BoardLine => {
  const { titles, form, session } = state.particulars;
  const trouble = troubleOf(state);
  return {
    streamId: state.streamId,
    version: state.version,
    id: agreementIdOfStream(state.streamId) ?? "",
    shared: !isSideStream(state),
    titles,
    form,
    parties: partyCodes(state),
    session,
    states: { text: textState(state), signature: signatureState(state), entry: entryState(state) },
    versions: state.versions.length,
    slots: inOrder(state).map(boardSlot),
    ...(state.cancelled ? { cancelled: state.cancelled.at } : {}),
    ...(trouble ? { trouble } : {}),
    ...(state.registered ? { number: state.registered.number } : {}),
    at: state.at,
  };
};

const inOrder = ({ slots, opened }: Agreement): readonly SlotState[] => {
  const order = opened?.orderGroups.flat() ?? [];
  return [...slots].sort((a, b) => order.indexOf(a.slot) - order.indexOf(b.slot));
};

const boardSlot = ({ slot, party, name, signed, declined, link }: SlotState): BoardSlot => ({
  slot,
  party,
  name,
  state: signed ? "SIGNED" : declined ? "DECLINED" : link === "REVOKED" ? "REVOKED" : "NOMINATED",
});

const troubleOf = ({ versions }: Agreement): Trouble | undefined => {
  const last = versions.at(-1);
  if (last?.outcome.kind !== "refused") return undefined;
  const { kind: _, ...why } = last.outcome;
  return { version: last.number, by: last.by, ...why };
};
