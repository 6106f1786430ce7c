import { type AgreementEvent, isNote } from "../../domain/agreement/events.ts";
import { evolve } from "../../domain/agreement/fold.ts";
import { type Agreement, partyCodes, signatureState, slotsInTurn } from "../../domain/agreement/state.ts";
import { actNotices, type Told } from "./act-notices.ts";
import { invitations, invitedBefore, type Notice, named, officersOf, type Recipient } from "./notice.ts";

/**
 * Every notice that a stream's events call for (domain.md 2.1 and 2.2, the Notify columns): acts at the desk to whom they concern,
 * invitations to the order group whose turn it is, each signature to the officers of all sides, the end of signing and the registration to
 * officers and signatories.
 */
export const noticesOf = (events: readonly AgreementEvent[]): readonly Notice[] => {
  const notices: Notice[] = [];
  let before: Agreement | undefined;
  for (const event of events) {
    if (isNote(event)) continue;
    const state = evolve(before, event);
    const known = before ?? state;
    notices.push(...noticesAt({ event, state, before: known, invited: invitedBefore(notices, known) }));
    before = state;
  }
  return notices;
};

const noticesAt = (told: Told): Notice[] => {
  const { event, state } = told;
  if (event.type === "Prepared") return invitations(event, state);
  if (event.type === "Registered") return toEveryone(event, state, "registered");
  if (event.type !== "Signed") return actNotices(told);
  const slot = state.slots.find((each) => each.slot === event.data.slot);
  const officers = officersOf(partyCodes(state));
  const signed = officers.map((to): Notice => ({ ...named(event, "signed", to), state, ...(slot ? { slot } : {}) }));
  if (signatureState(state) === "FULLY_SIGNED") return [...signed, ...toEveryone(event, state, "fully-signed")];
  return [...signed, ...(startsGroup(state) ? invitations(event, state) : [])];
};

/** Nobody of the group whose turn it is has signed: it is its turn from now. */
const startsGroup = (state: Agreement): boolean => {
  const turn = slotsInTurn(state);
  return state.slots.filter(({ slot }) => turn.includes(slot)).every(({ signed }) => !signed);
};

const toEveryone = (event: AgreementEvent, state: Agreement, kind: Notice["kind"]): Notice[] =>
  [...officersOf(partyCodes(state)), ...state.slots.map((signatory): Recipient => ({ signatory }))].map((to) => ({
    ...named(event, kind, to),
    state,
  }));
