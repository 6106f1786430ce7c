import type { AgreementEvent, Party } from "../../domain/agreement/events.ts";
import { type Agreement, isSideStream, partyCodes, type SlotState } from "../../domain/agreement/state.ts";
import type { ActKind } from "../../domain/letter.ts";
import { invitations, type Notice, named, officersOf, type Recipient } from "./notice.ts";

/** An event with the states on both sides of it. */
export interface Told {
  readonly event: AgreementEvent;
  readonly state: Agreement;
  readonly before: Agreement;
  /** The signatories of the state before who were invited by then. */
  readonly invited: readonly SlotState[];
}

/** What an act has people told (domain.md 2.1, 2.2 and 2.5, the Notify columns). */
export const actNotices = (told: Told): Notice[] => {
  const { event, state } = told;
  const all = officersOf(partyCodes(state));
  const concerned = [...all, ...told.invited.map((signatory): Recipient => ({ signatory }))];
  switch (event.type) {
    case "Shared":
      return tell(told, "shared", officersOf(partyCodes(state).filter((party) => party !== event.data.by)), {
        by: event.data.by,
      });
    case "TextAccepted":
      return isSideStream(state) ? [] : tell(told, "version", all);
    case "Initialled":
      return tell(told, "initialled", all, { by: event.data.by });
    case "LinkReissued":
      return invitations(event, state, event.data.slot);
    case "ContactChanged":
    case "SignatoryReplaced":
      return ofSlot(told, event.data.slot);
    case "Postponed":
      return tell(told, "postponed", concerned, because(event.data));
    case "DeclineCommunicated":
      return ofRefusal(told, event.data.slot, because(event.data));
    case "LapseConfirmed":
      return tell(told, "lapsed", all, { by: event.data.by });
    case "CancelRequested":
      return tell(told, "cancel-asked", officersOf([state.draftedBy]), because(event.data));
    case "Cancelled":
      return tell(told, "cancelled", isSideStream(state) ? officersOf([state.draftedBy]) : concerned, because(event.data));
    case "ReopenRequested":
      return tell(told, "reopen-asked", officersOf(silent(state)), because(event.data));
    case "Reopened":
      return tell(told, "reopened", concerned, { by: event.data.by });
    default:
      return [];
  }
};

const because = ({ by, reason }: { readonly by: Party; readonly reason?: string }) => ({
  by,
  ...(reason === undefined ? {} : { reason }),
});

const tell = ({ event, state }: Told, kind: ActKind, to: readonly Recipient[], more: Partial<Notice> = {}): Notice[] =>
  to.map((each) => ({ ...named(event, kind, each), state, ...more }));

/** The own side knew before: its officers are told of the note on its stream. */
const ofRefusal = (told: Told, name: string, why: ReturnType<typeof because>): Notice[] => {
  const { state } = told;
  const slot = state.slots.find((each) => each.slot === name);
  const others = partyCodes(state).filter((party) => party !== slot?.party);
  return tell(told, "declined", officersOf(others), { ...why, ...(slot ? { slot } : {}) });
};

const silent = (state: Agreement): Party[] =>
  partyCodes(state).filter((party) => !state.asked.some((each) => each.for === "reopen" && each.by === party));

/** A contact is its own side's matter; another person is everyone's. Who had the link before is told in both cases. */
const ofSlot = (told: Told, name: string): Notice[] => {
  const { event, state, before } = told;
  const find = ({ slots }: Agreement): SlotState | undefined => slots.find(({ slot }) => slot === name);
  const [now, then] = [find(state), find(before)];
  if (!now || !then) return [];
  const isReplaced = event.type === "SignatoryReplaced";
  const to: Recipient[] = [...officersOf(isReplaced ? partyCodes(state) : [now.party]), { former: then }];
  const about = { slot: now, by: now.party, ...(isReplaced ? { before: then } : {}) };
  return [...tell(told, isReplaced ? "replaced" : "contact-changed", to, about), ...invitations(event, state, name)];
};
