import { unsettableIn } from "../../settable.ts";
import type { CommandOf } from "../commands.ts";
import type { Party } from "../events.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { type Agreement, hasSignature, isSideStream, partyCodes, type SlotState, signatureState } from "../state.ts";
import { append, type Decision, notSettable } from "./decision.ts";
import { nomineeFlaw, windowFlaw } from "./signature.ts";

/** A slot that its own side may still change: raising its generation kills every link given out before. */
const changeable = (state: Agreement, by: Party, name: string): SlotState | Refusal => {
  if (isSideStream(state)) return refuse("not-shared");
  const slot = state.slots.find((each) => each.slot === name);
  if (!slot) return refuse("slot-unknown");
  if (slot.party !== by) return refuse("not-your-side", "each side sees to its own signatories");
  return slot.signed ? refuse("already-signed", undefined, { signedAt: slot.signed.at }) : slot;
};

export const reissueLink = (state: Agreement, { by, slot: name }: CommandOf<"reissue-link">): Decision => {
  const slot = changeable(state, by, name);
  if (isRefusal(slot)) return slot;
  if (!state.opened) return refuse("not-open", "links are given out once the text is open for signature");
  return append({ type: "LinkReissued", data: { by, slot: name, generation: slot.generation + 1 } });
};

export const revokeLink = (state: Agreement, { by, slot: name }: CommandOf<"revoke-link">): Decision => {
  const slot = changeable(state, by, name);
  if (isRefusal(slot)) return slot;
  if (!state.opened) return refuse("not-open", "links are given out once the text is open for signature");
  if (slot.link === "REVOKED") return refuse("link-revoked", "the link is revoked already");
  return append({ type: "LinkRevoked", data: { by, slot: name, generation: slot.generation + 1 } });
};

export const changeContact = (state: Agreement, { by, slot: name, contactHash }: CommandOf<"change-contact">): Decision => {
  const slot = changeable(state, by, name);
  if (isRefusal(slot)) return slot;
  return append({ type: "ContactChanged", data: { by, slot: name, contactHash, generation: slot.generation + 1 } });
};

/** The signature page names no signatory before the signature, so another one changes no text and needs no new initials. */
export const replaceSignatory = (state: Agreement, { type: _, by, ...nominee }: CommandOf<"replace-signatory">): Decision => {
  const slot = changeable(state, by, nominee.slot);
  if (isRefusal(slot)) return slot;
  const others = state.slots.filter((each) => each.slot !== nominee.slot);
  const flaw = nomineeFlaw(state, nominee, others);
  if (flaw) return flaw;
  const generation = slot.generation + 1;
  return append({ type: "SignatoryReplaced", data: { ...nominee, by, authority: "EX_OFFICIO", generation } });
};

/** Links stay what they are and rest until the new window opens. The place is printed on the signing copies: none moves after a signature. */
export const postpone = (state: Agreement, { type: _, now, ...data }: CommandOf<"postpone">): Decision => {
  if (isSideStream(state)) return refuse("not-shared");
  if (!partyCodes(state).includes(data.by)) return refuse("not-your-side");
  if (!state.opened) return refuse("not-open");
  if (signatureState(state) === "FULLY_SIGNED") return refuse("already-signed", "all have signed");
  if (data.place && hasSignature(state)) return refuse("place-fixed", "the place stands on copies that carry a signature");
  const flaw =
    windowFlaw(data, now) ?? (data.place && notSettable(unsettableIn(state.particulars.authenticLanguages, data.place)));
  return flaw ?? append({ type: "Postponed", data });
};

/** The side that drafted may cancel alone; another asks it to (domain.md 2.1, ABANDON). Never after a signature. */
export const cancel = (state: Agreement, { by, reason }: CommandOf<"cancel">): Decision => {
  if (isSideStream(state) && state.shared) return refuse("already-shared");
  if (!partyCodes(state).includes(by)) return refuse("not-your-side");
  if (hasSignature(state)) return refuse("already-signed", "a signed text is not cancelled");
  if (by === state.draftedBy) return append({ type: "Cancelled", data: { by, reason } });
  if (hasAsked(state, "cancel", by)) return refuse("already-asked");
  return append({ type: "CancelRequested", data: { by, reason } });
};

/** All sides together, and before the first signature only (domain.md 2.1, REOPEN). */
export const reopen = (state: Agreement, { by, reason }: CommandOf<"reopen">): Decision => {
  if (isSideStream(state)) return refuse("not-shared");
  const parties = partyCodes(state);
  if (!parties.includes(by)) return refuse("not-your-side");
  if (hasSignature(state)) return refuse("already-signed", "a signed text is not reopened");
  if (state.initialledBy.length < parties.length) return refuse("not-initialled", "the text is open already");
  if (hasAsked(state, "reopen", by)) return refuse("already-asked");
  const request = { type: "ReopenRequested", data: { by, reason } } as const;
  const isLast = parties.every((party) => party === by || hasAsked(state, "reopen", party));
  return isLast ? append(request, { type: "Reopened", data: { by } }) : append(request);
};

const hasAsked = ({ asked }: Agreement, what: "cancel" | "reopen", by: Party): boolean =>
  asked.some((each) => each.for === what && each.by === by);
