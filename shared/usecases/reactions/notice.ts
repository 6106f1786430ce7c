import type { AgreementEvent, Party } from "../../domain/agreement/events.ts";
import { type Agreement, type SlotState, slotsInTurn } from "../../domain/agreement/state.ts";
import type { LETTER_KINDS } from "../../domain/letter.ts";

/** Who is to be told what, at which event. The key names the notice for good: one that was sent is not sent again. */
export interface Notice {
  readonly key: string;
  readonly kind: (typeof LETTER_KINDS)[number];
  readonly to: Recipient;
  /** The state right after the event. */
  readonly state: Agreement;
  /** The slot that an invitation, a signature or an act is about. */
  readonly slot?: SlotState;
  /** Who held it before. */
  readonly before?: SlotState;
  readonly by?: Party;
  readonly reason?: string;
  readonly question?: string;
}

/** `former` is told at the address that the slot had until its contact was changed. */
export type Recipient = { readonly signatory: SlotState } | { readonly former: SlotState } | { readonly officersOf: Party };

/** Those who may sign now, by a link of their own: of the group whose turn it is, once there are copies to sign. */
export const invited = (state: Agreement): readonly SlotState[] =>
  state.tails.length === 0
    ? []
    : state.slots.filter(({ slot, signed, link }) => slotsInTurn(state).includes(slot) && !signed && link === "ACTIVE");

/** To each of them, or to one. */
export const invitations = (event: AgreementEvent, state: Agreement, only?: string): Notice[] =>
  invited(state)
    .filter(({ slot }) => (only ?? slot) === slot)
    .map((signatory) => ({ ...named(event, "invitation", { signatory }), state, slot: signatory }));

/**
 * Whose contact an invitation was for, and whose link was not revoked since: they are told what becomes of the signing, those who signed too, and
 * while its copies are made anew.
 */
export const invitedBefore = (notices: readonly Notice[], { slots }: Agreement): readonly SlotState[] =>
  slots.filter((slot) => slot.link === "ACTIVE" && notices.some((notice) => isInvitationOf(notice, slot)));

const isInvitationOf = ({ kind, to }: Notice, { slot, contactHash }: SlotState): boolean =>
  kind === "invitation" && "signatory" in to && to.signatory.slot === slot && to.signatory.contactHash === contactHash;

export const officersOf = (parties: readonly Party[]): Recipient[] => parties.map((party) => ({ officersOf: party }));

export const named = ({ version }: Pick<AgreementEvent, "version">, kind: Notice["kind"], to: Recipient) => ({
  key: `${String(version).padStart(6, "0")}#${kind}#${whoIs(to)}`,
  kind,
  to,
});

const whoIs = (to: Recipient): string => {
  if ("officersOf" in to) return to.officersOf;
  const { slot, generation } = "former" in to ? to.former : to.signatory;
  return "former" in to ? `${slot}.${generation}.former` : `${slot}.${generation}`;
};
