import type { Capacity, Form, LegalNature, Party, PartyNamed, Session } from "../agreement/events.ts";
import {
  type Agreement,
  currentTexts,
  type SignatureState,
  signatureState,
  type TextState,
  textState,
} from "../agreement/state.ts";
import { agreementIdOfStream } from "../ids.ts";
import { canonicalJson, type Json } from "../jcs.ts";
import type { ByLanguage, Language } from "../languages.ts";
import { lastSignature, legalDate } from "./number.ts";

/** What the register says of an agreement; its canonical JSON is the leaf of the log. Persons appear as they signed: name and office. */
export interface Entry {
  readonly number: string;
  readonly agreementId: string;
  readonly titles: ByLanguage;
  readonly form: Form;
  readonly legalNature: LegalNature;
  readonly parties: readonly PartyNamed[];
  readonly session: Session;
  readonly prevailingLanguage?: Language;
  readonly manifest: string;
  readonly texts: readonly {
    readonly language: Language;
    readonly original: Party;
    readonly sha256: string;
    readonly bytes: number;
    readonly pages: number;
    readonly sealedSha256: string;
    readonly sealedBytes: number;
    readonly level: string;
  }[];
  readonly signatures: readonly {
    readonly slot: string;
    readonly party: Party;
    readonly name: ByLanguage;
    readonly office: ByLanguage;
    readonly capacity: Capacity;
    readonly authority: "EX_OFFICIO";
    readonly signedAt: string;
    readonly date: string;
    readonly place: ByLanguage;
    readonly certificateSerial: string;
  }[];
  /** ISO 8601 date of the last signature at the place. */
  readonly concludedOn: string;
  readonly states: { readonly text: TextState; readonly signature: SignatureState; readonly force: "NOT_RECORDED" };
  readonly publicFrom: string;
  readonly registeredAt: string;
}

/** When an entry may be shown: from the time that was set, and never from before it was there. */
export const publicFromOf = ({ opened }: Agreement, registeredAt: string): string => {
  const set = opened?.publicFrom ?? registeredAt;
  return Date.parse(set) > Date.parse(registeredAt) ? set : registeredAt;
};

/** The entry of a sealed agreement. Without a `publicFrom` of its own it is public from its registration. */
export const entryOf = (state: Agreement, number: string, registeredAt: string): Entry => {
  const { parties, titles, form, legalNature, session, prevailingLanguage } = state.particulars;
  return {
    number,
    agreementId: agreementIdOfStream(state.streamId) ?? "",
    titles,
    form,
    legalNature,
    parties,
    session,
    ...(prevailingLanguage ? { prevailingLanguage } : {}),
    manifest: state.opened?.manifest ?? "",
    texts: textsOf(state),
    signatures: signaturesOf(state),
    concludedOn: legalDate(lastSignature(state.slots), session.zone),
    states: { text: textState(state), signature: signatureState(state), force: "NOT_RECORDED" },
    publicFrom: publicFromOf(state, registeredAt),
    registeredAt,
  };
};

const textsOf = (state: Agreement): Entry["texts"] =>
  currentTexts(state).map(({ language, original, sha256, bytes, pages }) => {
    const sealed = state.sealed?.find(({ text }) => text === sha256);
    return {
      language,
      original,
      sha256,
      bytes,
      pages,
      sealedSha256: sealed?.sha256 ?? "",
      sealedBytes: sealed?.bytes ?? 0,
      level: sealed?.level ?? "",
    };
  });

const signaturesOf = (state: Agreement): Entry["signatures"] =>
  [...state.slots]
    .sort((a, b) => (a.signed?.version ?? 0) - (b.signed?.version ?? 0))
    .map(({ slot, party, name, office, capacity, authority, signed, affixed }) => ({
      slot,
      party,
      name,
      office,
      capacity,
      authority,
      signedAt: signed?.at ?? "",
      date: legalDate(signed?.at ?? "", state.particulars.session.zone),
      place: state.opened?.place ?? {},
      certificateSerial: affixed?.serial ?? "",
    }));

/** The bytes that the log's leaf stands for. */
export const leafData = (entry: Entry): string => canonicalJson(entry as unknown as Json);
