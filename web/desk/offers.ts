import type { AgreementAnswer } from "../answers.ts";

type Slot = AgreementAnswer["slots"][number];
export type SlotAct = "reissue-link" | "revoke-link" | "change-contact" | "replace-signatory";
export type Withdrawal = "cancel" | "cancel-draft" | "cancel-ask" | "reopen" | "reopen-ask";

const hasSignature = ({ slots }: AgreementAnswer): boolean => slots.some(({ state }) => state === "SIGNED");
const isOver = ({ cancelled, registered }: AgreementAnswer): boolean => cancelled !== undefined || registered !== undefined;
const hasAsked = ({ asked }: AgreementAnswer, what: "cancel" | "reopen", own: string): boolean =>
  asked.some((each) => each.for === what && each.by === own);

/** What the own side can do about one of its slots now; the API decides. */
export const slotActs = (agreement: AgreementAnswer, { party, state, link }: Slot, own: string): readonly SlotAct[] => {
  if (party !== own || state === "SIGNED" || !agreement.shared || isOver(agreement)) return [];
  const ofLink: readonly SlotAct[] = link === "ACTIVE" ? ["reissue-link", "revoke-link"] : ["reissue-link"];
  return [...(agreement.opening ? ofLink : []), "change-contact", "replace-signatory"];
};

/** The code opens a link that is out, or will be. */
export const wantsCode = (agreement: AgreementAnswer, { party, state, link }: Slot, own: string): boolean =>
  party === own && state !== "SIGNED" && link !== "REVOKED" && agreement.shared && !isOver(agreement);

export const mayPostpone = (agreement: AgreementAnswer): boolean =>
  agreement.opening !== undefined && !["FULLY_SIGNED", "LAPSED"].includes(agreement.states.signature) && !isOver(agreement);

/** Between two sides a refusal that both know of ends the signing once both say so; the side that told of it has. */
export const mayLapse = (agreement: AgreementAnswer, own: string): boolean => {
  const { parties, slots, lapseBy, states } = agreement;
  const isRefused = parties.length === 2 && slots.some(({ declined }) => declined !== undefined);
  return isRefused && states.signature !== "LAPSED" && !lapseBy.includes(own) && !isOver(agreement);
};

/** The place is printed on the signing copies: it stands from the first signature on. */
export const mayMovePlace = (agreement: AgreementAnswer): boolean => !hasSignature(agreement);

const ofText = (agreement: AgreementAnswer, own: string): readonly Withdrawal[] => {
  const { parties, initialledBy } = agreement;
  if (initialledBy.length < parties.length || hasAsked(agreement, "reopen", own)) return [];
  const isLast = parties.every(({ party }) => party === own || hasAsked(agreement, "reopen", party));
  return [isLast ? "reopen" : "reopen-ask"];
};

const ofWork = (agreement: AgreementAnswer, own: string): readonly Withdrawal[] => {
  if (!agreement.shared) return ["cancel-draft"];
  if (agreement.draftedBy === own) return ["cancel"];
  return hasAsked(agreement, "cancel", own) ? [] : ["cancel-ask"];
};

/** How the own side can take the agreement back: never after a signature. */
export const withdrawals = (agreement: AgreementAnswer, own: string): readonly Withdrawal[] =>
  isOver(agreement) || hasSignature(agreement) ? [] : [...ofText(agreement, own), ...ofWork(agreement, own)];
