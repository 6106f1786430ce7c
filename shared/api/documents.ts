import {
  type Agreement,
  entryState,
  isSideStream,
  type SlotState,
  signatureState,
  slotsInTurn,
  textState,
  type Version,
} from "../domain/agreement/state.ts";
import { agreementIdOfStream } from "../domain/ids.ts";

/** What the API shows of an agreement to an officer of one of its sides: no contact, no hash of evidence, no drawing. */
export const agreementDocument = (state: Agreement) => ({
  id: agreementIdOfStream(state.streamId) ?? "",
  shared: !isSideStream(state),
  ...state.particulars,
  draftedBy: state.draftedBy,
  states: { text: textState(state), signature: signatureState(state), entry: entryState(state) },
  versions: state.versions.map(versionDocument),
  initialledBy: state.initialledBy,
  preserved: state.preserved.length > 0,
  slots: state.slots.map((slot) => slotDocument(slot, state.opened !== undefined)),
  ...(state.opened ? { opening: state.opened, inTurn: slotsInTurn(state) } : {}),
  ...(state.postponed ? { postponed: state.postponed } : {}),
  lapseBy: state.lapseBy,
  asked: state.asked,
  ...(state.cancelled ? { cancelled: state.cancelled } : {}),
  ...(state.reopenedAt ? { reopenedAt: state.reopenedAt } : {}),
  prepared: state.tails.length > 0,
  ...(state.sealed ? { sealed: state.sealed } : {}),
  ...(state.registered ? { registered: state.registered } : {}),
});

export const versionDocument = ({ number, by, at, files, ticketsUntil, outcome }: Version) => ({
  number,
  by,
  at,
  files,
  ticketsUntil,
  ...outcome,
});

export const slotDocument = (
  { slot, party, name, office, capacity, authority, language, link, declined, signed, affixed }: SlotState,
  isOpen: boolean,
) => ({
  slot,
  party,
  name,
  office,
  capacity,
  authority,
  language,
  state: signed ? "SIGNED" : "NOMINATED",
  link: isOpen && !signed ? link : "NONE",
  ...(signed ? { signedAt: signed.at } : {}),
  ...(declined ? { declined } : {}),
  ...(affixed ? { certificateSerial: affixed.serial } : {}),
});
