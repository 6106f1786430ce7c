import type { CommandOf } from "../commands.ts";
import { refuse } from "../refusals.ts";
import { type Agreement, isSideStream, partyCodes, signatureState } from "../state.ts";
import { append, type Decision } from "./decision.ts";

/** What all sides see of a refusal to sign: that the link is dead, and the refusal itself where the signatory told it to all. */
export const decline = (state: Agreement, { slot: name, disclose, reason }: CommandOf<"decline">): Decision => {
  const slot = state.slots.find((each) => each.slot === name);
  if (!slot) return refuse("slot-unknown");
  if (slot.signed) return refuse("already-signed", undefined, { signedAt: slot.signed.at });
  if (!state.opened) return refuse("not-open");
  if (slot.link === "REVOKED") return refuse("link-revoked");
  const revoked = { type: "LinkRevoked", data: { slot: name, generation: slot.generation + 1 } } as const;
  if (disclose === "OWN_SIDE") return append(revoked);
  return append(revoked, { type: "DeclineCommunicated", data: { by: slot.party, slot: name, ...because(reason) } });
};

const because = (reason: string | undefined) => (reason === undefined ? {} : { reason });

/** That its signatory declined is known to the asking side alone, from its own stream. */
export const communicateDecline = (
  state: Agreement,
  { by, slot: name, declined, reason }: CommandOf<"communicate-decline">,
): Decision => {
  if (isSideStream(state)) return refuse("not-shared");
  const slot = state.slots.find((each) => each.slot === name);
  if (!slot) return refuse("slot-unknown");
  if (slot.party !== by) return refuse("not-your-side");
  if (slot.signed) return refuse("already-signed");
  if (!declined) return refuse("not-declined");
  if (slot.declined) return refuse("nothing-to-do", "all sides know of it");
  return append({ type: "DeclineCommunicated", data: { by, slot: name, ...because(reason) } });
};

/** Between two sides a refusal ends the signing once both say so (domain.md A9); with more, the others sign on. */
export const confirmLapse = (state: Agreement, { by }: CommandOf<"confirm-lapse">): Decision => {
  if (isSideStream(state)) return refuse("not-shared");
  if (!partyCodes(state).includes(by)) return refuse("not-your-side");
  const isBilateral = partyCodes(state).length === 2;
  if (!isBilateral || !state.slots.some(({ declined }) => declined))
    return refuse("nothing-to-do", "no refusal ends this signing");
  if (state.lapseBy.includes(by) || signatureState(state) === "LAPSED") return refuse("already-asked");
  return append({ type: "LapseConfirmed", data: { by } });
};
