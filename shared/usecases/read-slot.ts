import { signingHindrance } from "../domain/agreement/decide/signature.ts";
import { isRefusal } from "../domain/agreement/refusals.ts";
import { currentTexts } from "../domain/agreement/state.ts";
import { type LinkRefusal, openLink } from "./link.ts";
import type { EventStore, Macs } from "./ports.ts";

/** What a signatory's link leads to, and what stands in the way of signing, if anything. Reading it changes nothing. */
export const readSlot = async (ports: { readonly store: EventStore; readonly macs: Macs }, token: string, now: Date) => {
  const opened = await openLink(ports, token);
  if (isRefusal(opened)) return opened as LinkRefusal;
  const { state, signatory, agreementId } = opened;
  const hindrance = signingHindrance(state, signatory.slot, now.toISOString());
  const { titles, form, parties, session } = state.particulars;
  return {
    agreementId,
    titles,
    form,
    parties,
    session,
    slot: signatory.slot,
    party: signatory.party,
    name: signatory.name,
    office: signatory.office,
    language: signatory.language,
    manifest: state.opened?.manifest ?? "",
    texts: currentTexts(state).map(({ language, original, pages, sha256 }) => ({ language, original, pages, sha256 })),
    maySign: hindrance === undefined,
    ...(hindrance ? { hindrance: { code: hindrance.refused, ...hindrance.facts } } : {}),
    order: (state.opened?.orderGroups ?? []).map((group) =>
      group.flatMap((name) => {
        const slot = state.slots.find((each) => each.slot === name);
        return slot ? [{ slot: name, party: slot.party, name: slot.name, signed: slot.signed !== undefined }] : [];
      }),
    ),
  };
};
