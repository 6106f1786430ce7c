import type { AgreementEvent, Party } from "../../domain/agreement/events.ts";
import { fold } from "../../domain/agreement/fold.ts";
import { type Agreement, type SlotState, signatureState, slotsInTurn } from "../../domain/agreement/state.ts";

/** Who is to be told what, at which event. The key names the notice for good: one that was sent is not sent again. */
export interface Notice {
  readonly key: string;
  readonly kind: "invitation" | "signed" | "fully-signed" | "registered";
  readonly to: Recipient;
  /** The state right after the event. */
  readonly state: Agreement;
  /** The slot that an invitation or a signature is about. */
  readonly slot?: SlotState;
}

export type Recipient = { readonly signatory: SlotState } | { readonly officersOf: Party };

/**
 * Every notice that a stream's events call for (domain.md §2.2, the Notify columns): invitations to the order group whose turn it is, each
 * signature to the officers of all sides, the end of signing and the registration to officers and signatories.
 */
export const noticesOf = (events: readonly AgreementEvent[]): readonly Notice[] =>
  events.flatMap((event, index) => {
    const state = fold(events.slice(0, index + 1));
    return state ? noticesAt(event, state) : [];
  });

const noticesAt = (event: AgreementEvent, state: Agreement): Notice[] => {
  if (event.type === "Prepared") return invitations(event, state);
  if (event.type === "Registered") return toEveryone(event, state, "registered");
  if (event.type !== "Signed") return [];
  const slot = state.slots.find((each) => each.slot === event.data.slot);
  const told = officers(state).map((to): Notice => ({ ...named(event, "signed", to), state, ...(slot ? { slot } : {}) }));
  if (signatureState(state) === "FULLY_SIGNED") return [...told, ...toEveryone(event, state, "fully-signed")];
  return [...told, ...(startsGroup(state) ? invitations(event, state) : [])];
};

/** Nobody of the group whose turn it is has signed: it is its turn from now. */
const startsGroup = (state: Agreement): boolean => {
  const turn = slotsInTurn(state);
  return state.slots.filter(({ slot }) => turn.includes(slot)).every(({ signed }) => !signed);
};

const invitations = (event: AgreementEvent, state: Agreement): Notice[] =>
  state.slots
    .filter(({ slot }) => slotsInTurn(state).includes(slot))
    .map((signatory) => ({ ...named(event, "invitation", { signatory }), state, slot: signatory }));

const officers = (state: Agreement): Recipient[] => state.particulars.parties.map(({ party }) => ({ officersOf: party }));

const toEveryone = (event: AgreementEvent, state: Agreement, kind: Notice["kind"]): Notice[] =>
  [...officers(state), ...state.slots.map((signatory): Recipient => ({ signatory }))].map((to) => ({
    ...named(event, kind, to),
    state,
  }));

const named = ({ version }: AgreementEvent, kind: Notice["kind"], to: Recipient) => {
  const who = "signatory" in to ? `${to.signatory.slot}.${to.signatory.generation}` : to.officersOf;
  return { key: `${String(version).padStart(6, "0")}#${kind}#${who}`, kind, to };
};
