import type { AgreementEvent, Party } from "../../domain/agreement/events.ts";
import type { Agreement, SlotState } from "../../domain/agreement/state.ts";
import { type UiLanguage, uiLanguageOf } from "../../domain/languages.ts";
import type { EventStore, Officer, People } from "../ports.ts";
import { noteNotices } from "./note-notices.ts";
import type { Notice } from "./notice.ts";
import { noticesOf } from "./notices.ts";
import { agreementIdIn } from "./signing-file.ts";

/** A notice on its way to one address; the key names it for good on its stream. */
export interface Addressed {
  readonly key: string;
  readonly mail: string;
  readonly language: UiLanguage;
  readonly officer?: Officer;
  /** Of the slot's contact that the address is from. */
  readonly generation?: number;
}

/** Every notice that a stream's events call for, those of a side's own notes among them. */
export const noticesOn = async (
  store: EventStore,
  streamId: string,
  events: readonly AgreementEvent[],
): Promise<readonly Notice[]> => [...noticesOf(events), ...(await noteNotices(store, streamId, events))];

/** An invitation that comes after its signature, or whose link leads nowhere any more, would only confuse. */
export const isOvertaken = ({ kind, slot }: Notice, now: Agreement | undefined): boolean =>
  kind === "invitation" &&
  (now?.slots ?? []).some(
    (each) => each.slot === slot?.slot && (each.signed !== undefined || each.generation !== slot.generation),
  );

const TOLD = ["treaty-officer", "protocol-officer"];

export const officersTold = async (people: Pick<People, "officers">, party: Party): Promise<Officer[]> =>
  (await people.officers(party)).filter(({ role }) => TOLD.includes(role));

/** Who is written to now. Nobody where a contact was erased. */
export const addressedOf = async (
  people: Pick<People, "officers" | "contact" | "formerContact">,
  notice: Notice,
  now: Agreement | undefined,
): Promise<readonly Addressed[]> => {
  const { to, key, state } = notice;
  if ("officersOf" in to)
    return (await officersTold(people, to.officersOf)).map((officer) => ({
      key: `${key}#${officer.id}`,
      mail: officer.mail,
      language: officer.language,
      officer,
    }));
  const agreementId = agreementIdIn(state);
  const signatory = "former" in to ? to.former : to.signatory;
  const { slot, language } = signatory;
  const contact =
    "former" in to
      ? await people.formerContact(agreementId, slot, signatory.generation)
      : await people.contact(agreementId, slot);
  const generation = "former" in to ? signatory.generation : generationOf(now, signatory);
  return contact ? [{ key, mail: contact.mail, language: uiLanguageOf(language), generation }] : [];
};

const generationOf = (now: Agreement | undefined, { slot, generation }: SlotState): number =>
  now?.slots.find((each) => each.slot === slot)?.generation ?? generation;
