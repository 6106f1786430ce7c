import type { Party } from "../../domain/agreement/events.ts";
import { type Agreement, currentTexts, type SlotState } from "../../domain/agreement/state.ts";
import { inLanguage, type UiLanguage } from "../../domain/languages.ts";
import { ACT_KINDS, type ActKind, type Letter, type PersonNamed } from "../../domain/letter.ts";
import { publicFromOf } from "../../domain/registry/entry.ts";
import type { Officer } from "../ports.ts";
import type { Notice } from "./notice.ts";
import { agreementIdIn } from "./signing-file.ts";

export interface Reader {
  readonly language: UiLanguage;
  readonly officers: readonly Officer[];
  /** Derived for an invitation only. */
  readonly link: string;
  readonly publicHost: string;
}

/** What one reader is told, in the reader's language. */
export const letterOf = (notice: Notice, reader: Reader): Letter => {
  const { state } = notice;
  const { titles, session } = state.particulars;
  const head = {
    language: reader.language,
    title: inLanguage(titles, reader.language),
    session: {
      ordinal: session.ordinal,
      date: session.date,
      zone: session.zone,
      place: inLanguage(session.place, reader.language),
    },
  };
  const { kind } = notice;
  return { ...head, ...(isAct(kind) ? actBody(kind, notice, reader) : bodies[kind](notice, reader)) };
};

const isAct = (kind: Notice["kind"]): kind is ActKind => (ACT_KINDS as readonly string[]).includes(kind);

/** Kinds that only one side's officers are told of. */
const OWN: readonly ActKind[] = ["contact-changed", "cancel-asked", "question", "code-locked"];

const actBody = (act: ActKind, { to, state, slot, before, by, reason, question }: Notice, { language }: Reader): Body => {
  const person = ({ name, office }: SlotState): PersonNamed => ({
    name: inLanguage(name, language),
    office: inLanguage(office, language),
  });
  const { opened } = state;
  return {
    kind: "act",
    act,
    to: "officersOf" in to ? (OWN.includes(act) ? "own" : "all") : "person",
    ...(by ? { by } : {}),
    ...(slot ? { who: person(slot) } : {}),
    ...(before ? { before: person(before) } : {}),
    ...(act === "postponed" && opened
      ? { window: { opensAt: opened.opensAt, closesAt: opened.closesAt }, place: inLanguage(opened.place, language) }
      : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(question === undefined ? {} : { question }),
  };
};

type Body = Letter extends infer L ? (L extends Letter ? Omit<L, "language" | "title" | "session"> : never) : never;

const bodies: { readonly [kind in Exclude<Notice["kind"], ActKind>]: (notice: Notice, reader: Reader) => Body } = {
  invitation: ({ state, slot }, { language, link, officers }) => ({
    kind: "invitation",
    addressee: inLanguage(slot?.name ?? {}, language),
    onBehalfOf: onBehalfOf(state, slot?.party ?? "", language),
    link,
    opensAt: state.opened?.opensAt ?? "",
    closesAt: state.opened?.closesAt ?? "",
    place: inLanguage(state.opened?.place ?? {}, language),
    texts: currentTexts(state).map(({ language: text, pages }) => ({ language: text, pages })),
    signedBefore: names(state, language, (each) => each.signed !== undefined),
    signingAfter: names(state, language, (each) => !each.signed && each.slot !== slot?.slot),
    officers: officers.map(({ name, mail }) => ({ name: inLanguage(name, language), mail })),
  }),
  signed: ({ state, slot }, { language }) => ({
    kind: "signed",
    name: inLanguage(slot?.name ?? {}, language),
    office: inLanguage(slot?.office ?? {}, language),
    signedAt: slot?.signed?.at ?? "",
    party: slot?.party ?? "",
    waitingFor: names(state, language, (each) => !each.signed),
  }),
  "fully-signed": ({ state }, { language }) => ({
    kind: "fully-signed",
    signatures: state.slots.map(({ name, office, signed }) => ({
      name: inLanguage(name, language),
      office: inLanguage(office, language),
      signedAt: signed?.at ?? "",
    })),
  }),
  registered: ({ state }, { publicHost }) => ({
    kind: "registered",
    number: state.registered?.number ?? "",
    address: `https://${publicHost}/v/${agreementIdIn(state)}`,
    publicFrom: publicFromOf(state, state.registered?.at ?? ""),
  }),
};

const onBehalfOf = ({ particulars }: Agreement, party: Party, language: string): string =>
  inLanguage(particulars.parties.find((each) => each.party === party)?.name ?? {}, language);

const names = (state: Agreement, language: string, which: (slot: Agreement["slots"][number]) => boolean): string[] =>
  state.slots.filter(which).map(({ name }) => inLanguage(name, language));
