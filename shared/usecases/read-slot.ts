import { signingHindrance } from "../domain/agreement/decide/signature.ts";
import { fold } from "../domain/agreement/fold.ts";
import { notesIn } from "../domain/agreement/notes.ts";
import { isRefusal } from "../domain/agreement/refusals.ts";
import { type Agreement, currentTexts, type SlotState, slotsInTurn } from "../domain/agreement/state.ts";
import { agreementStream, sideStream } from "../domain/ids.ts";
import { inLanguage } from "../domain/languages.ts";
import { type LinkRefusal, linkNamed, openLink } from "./link.ts";
import type { EventStore, Macs, People } from "./ports.ts";

/** What a signatory's link leads to, and what stands in the way of signing, if anything. Reading it changes nothing. */
export const readSlot = async (ports: Ports, token: string, now: Date) => {
  const opened = await openLink(ports, token);
  if (isRefusal(opened)) return explained(ports, token, opened as LinkRefusal);
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
    askWhom: await askWhom(ports.people, signatory),
    ...(state.opened ? windowOf(state.opened) : {}),
    ...(state.postponed ? { postponed: { from: windowOf(state.postponed), ...reasonOf(state.postponed) } } : {}),
    manifest: state.opened?.manifest ?? "",
    texts: currentTexts(state).map(({ language, original, pages, sha256 }) => ({ language, original, pages, sha256 })),
    maySign: hindrance === undefined,
    ...(hindrance ? { hindrance: { code: hindrance.refused, ...hindrance.facts } } : {}),
    order: (state.opened?.orderGroups ?? []).map((group) =>
      group.flatMap((name) => {
        const slot = state.slots.find((each) => each.slot === name);
        return slot ? [standing(state, slot)] : [];
      }),
    ),
  };
};

interface Ports {
  readonly store: EventStore;
  readonly macs: Macs;
  readonly people: Pick<People, "officers">;
}

const windowOf = ({ opensAt, closesAt, place }: Pick<NonNullable<Agreement["opened"]>, "opensAt" | "closesAt" | "place">) => ({
  opensAt,
  closesAt,
  place,
});

const reasonOf = ({ reason }: { readonly reason?: string }) => (reason === undefined ? {} : { reason });

/** As all signatories may see one of them: of a refusal nothing but what all sides were told. */
const standing = (state: Agreement, { slot, party, name, office, signed, declined }: SlotState) => ({
  slot,
  party,
  name,
  office,
  state: signed ? "SIGNED" : declined ? "DECLINED" : slotsInTurn(state).includes(slot) ? "INVITED" : "WAITING",
  signed: signed !== undefined,
  ...(signed ? { signedAt: signed.at } : {}),
});

const ANSWERING = ["treaty-officer", "protocol-officer"];

/** The officers of the own side, as the invitation names them. */
const askWhom = async (people: Pick<People, "officers">, { party, language }: Pick<SlotState, "party" | "language">) =>
  (await people.officers(party))
    .filter(({ role }) => ANSWERING.includes(role))
    .map(({ name, mail }) => ({ name: inLanguage(name, language), mail }));

/** A genuine link that leads nowhere any more tells whom to ask, and its own signatory that it was declined; an altered one tells nothing. */
const explained = async (ports: Ports, token: string, refusal: LinkRefusal): Promise<LinkRefusal> => {
  const named = linkNamed(token);
  if (!named || refusal.refused === "link-altered" || refusal.refused === "not-found") return refusal;
  const state = fold(await ports.store.read(agreementStream(named.agreementId)));
  const signatory = state?.slots.find(({ slot }) => slot === named.slot);
  if (!signatory) return refusal;
  const { declines } = notesIn(await ports.store.read(sideStream(signatory.party, named.agreementId)));
  const isDeclined = declines.some(({ slot, generation }) => slot === named.slot && generation === named.generation);
  const officers = await askWhom(ports.people, signatory);
  const facts = { officers: officers.map(({ name }) => name), mails: officers.map(({ mail }) => mail) };
  return { ...refusal, refused: isDeclined ? "declined" : refusal.refused, facts };
};
