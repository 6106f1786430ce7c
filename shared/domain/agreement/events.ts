import type { ByLanguage, Language } from "../languages.ts";

/** ISO 3166-1 alpha-2. */
export type Party = string;
export type Form = (typeof FORMS)[number];
export type LegalNature = "BINDING" | "NON_BINDING" | "UNDETERMINED";
export type Capacity = (typeof CAPACITIES)[number];
export type Factor = "ACCESS_CODE";

/** domain.md §3.1 `form`: the title's kind, which says nothing of the legal nature. */
export const FORMS = [
  "TREATY",
  "AGREEMENT",
  "CONVENTION",
  "PROTOCOL",
  "EXCHANGE_OF_NOTES",
  "EXCHANGE_OF_LETTERS",
  "MOU",
  "ROADMAP",
  "ACTION_PLAN",
  "PROGRAMME",
  "JOINT_STATEMENT",
  "AGREED_MINUTES",
  "FINAL_ACT",
  "OTHER",
] as const;
/** domain.md §3.3. */
export const CAPACITIES = [
  "HEAD_OF_STATE",
  "HEAD_OF_GOVERNMENT",
  "FOREIGN_MINISTER",
  "HEAD_OF_MISSION",
  "MINISTER",
  "DEPUTY",
  "OTHER",
] as const;

export interface Session {
  readonly commission: string;
  readonly ordinal: number;
  /** ISO 8601 date at the place. */
  readonly date: string;
  readonly place: ByLanguage;
  /** IANA zone of the place: it decides the day and the year of a signature. */
  readonly zone: string;
}

/** A party as the agreement names it: "Government of …", and as it stands above a signature: "For the Government of …". */
export interface PartyNamed {
  readonly party: Party;
  readonly name: ByLanguage;
  readonly onBehalfOf: ByLanguage;
}

/** What an agreement is, apart from its text. */
export interface Particulars {
  readonly titles: ByLanguage;
  readonly form: Form;
  readonly legalNature: LegalNature;
  /** Sorted by code, so that no side is first. */
  readonly parties: readonly PartyNamed[];
  readonly session: Session;
  readonly authenticLanguages: readonly Language[];
  readonly prevailingLanguage?: Language;
}

/** A file announced for a version. `original` is the side whose original it is (the alternat): that side stands first in it. */
export interface AnnouncedFile {
  readonly name: string;
  readonly language: Language;
  readonly original: Party;
  readonly bytes: number;
  readonly sha256: string;
}

/** One authentic text taken in: the exact bytes under their SHA-256. */
export interface Text {
  readonly language: Language;
  readonly original: Party;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  readonly flags: readonly string[];
}

/** One appended revision of one text, stored under its own hash (design §3). */
export interface Tail {
  readonly text: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly versionId: string;
}

/** The signing copy of one text, with the fields that wait for the signatories. Sizes are in thousandths of a point. */
export interface PreparedTail extends Tail {
  readonly fields: readonly { readonly slot: string; readonly width: number; readonly height: number }[];
}

/** How the signatory's mark will stand: drawn (strokes of points in thousandths of the box) or typed. */
export type Mark =
  | { readonly kind: "drawn"; readonly strokes: readonly (readonly (readonly [number, number])[])[] }
  | { readonly kind: "typed"; readonly text: string };

export interface Slot {
  readonly slot: string;
  readonly party: Party;
  readonly name: ByLanguage;
  readonly office: ByLanguage;
  readonly capacity: Capacity;
  readonly authority: "EX_OFFICIO";
  readonly language: Language;
  /** SHA-256 of salt and contact; the salt lives in `People` only, so erasing that row erases the link. */
  readonly contactHash: string;
}

export interface EventData {
  readonly Drafted: { readonly by: Party; readonly particulars: Particulars };
  readonly VersionProposed: {
    readonly by: Party;
    readonly number: number;
    readonly files: readonly AnnouncedFile[];
    readonly ticketsUntil: string;
  };
  readonly TextAccepted: { readonly number: number; readonly texts: readonly Text[]; readonly manifest: string };
  readonly TextRefused: { readonly number: number; readonly code: string; readonly file?: string; readonly detail?: string };
  /** On the side's stream: the draft goes over to the agreement's stream and takes nothing more. */
  readonly DraftShared: { readonly number: number };
  /** On the agreement's stream: its first event. */
  readonly Shared: {
    readonly by: Party;
    readonly particulars: Particulars;
    readonly texts: readonly Text[];
    readonly manifest: string;
  };
  readonly Initialled: { readonly by: Party; readonly manifest: string };
  /** The initialled texts stand under Object Lock. */
  readonly Preserved: { readonly texts: readonly { readonly sha256: string; readonly versionId: string }[] };
  readonly Nominated: Slot;
  readonly OpenedForSignature: {
    readonly by: Party;
    readonly manifest: string;
    readonly orderGroups: readonly (readonly string[])[];
    readonly opensAt: string;
    readonly closesAt: string;
    readonly place: ByLanguage;
    readonly publicFrom?: string;
  };
  /** The link of the generation before leads nowhere; the signatory is sent the next one. */
  readonly LinkReissued: { readonly by: Party; readonly slot: string; readonly generation: number };
  /** Without `by` where the signatory declined: the other sides learn no more of it than that the link is dead. */
  readonly LinkRevoked: { readonly by?: Party; readonly slot: string; readonly generation: number };
  /** The own side tells the others of a refusal; its reason only where that was allowed. */
  readonly DeclineCommunicated: { readonly by: Party; readonly slot: string; readonly reason?: string };
  readonly LapseConfirmed: { readonly by: Party };
  readonly ContactChanged: {
    readonly by: Party;
    readonly slot: string;
    readonly contactHash: string;
    readonly generation: number;
  };
  /** The slot and its place on the page stay; the event holds the new signatory, the events before it the old. */
  readonly SignatoryReplaced: Omit<Slot, "party"> & { readonly by: Party; readonly generation: number };
  readonly Postponed: {
    readonly by: Party;
    readonly opensAt: string;
    readonly closesAt: string;
    readonly place?: ByLanguage;
    readonly reason?: string;
  };
  /** A side other than the drafting one asks that side to cancel. */
  readonly CancelRequested: { readonly by: Party; readonly reason: string };
  readonly Cancelled: { readonly by: Party; readonly reason: string };
  readonly ReopenRequested: { readonly by: Party; readonly reason: string };
  /** The last side has asked: initials and opening are void, every link given out is dead. */
  readonly Reopened: { readonly by: Party };
  readonly Prepared: { readonly tails: readonly PreparedTail[] };
  readonly Signed: {
    readonly slot: string;
    readonly manifest: string;
    readonly generation: number;
    readonly factor: Factor;
    readonly consent: string;
    readonly mark: Mark;
    readonly evidenceHash: string;
  };
  readonly Affixed: { readonly slot: string; readonly serial: string; readonly tails: readonly Tail[] };
  readonly Sealed: { readonly texts: readonly SealedText[] };
  readonly Registered: { readonly number: string; readonly leafIndex: number; readonly leafHash: string; readonly root: string };
}

export interface SealedText {
  readonly text: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly versionId: string;
  /** PAdES baseline level (ETSI EN 319 142-1), as measured. */
  readonly level: "B-B";
}

/** What one side alone knows, on `side/{party}/{id}`: of the agreement's state it changes nothing. */
export interface NoteData {
  readonly Declined: {
    readonly slot: string;
    /** Of the link that was declined with. */
    readonly generation: number;
    readonly disclose: Disclosure;
    readonly reason?: string;
  };
  readonly Asked: { readonly slot: string; readonly text: string };
  /** Five wrong codes. */
  readonly CodeLocked: { readonly slot: string; readonly generation: number };
}
export type NoteType = keyof NoteData;
export const NOTE_TYPES: readonly NoteType[] = ["Declined", "Asked", "CodeLocked"];
/** Who may see that, and why, a signatory declined: the own side alone, or all sides. */
export const DISCLOSURES = ["OWN_SIDE", "ALL_SIDES"] as const;
export type Disclosure = (typeof DISCLOSURES)[number];
export type NewNote = { readonly [T in NoteType]: { readonly type: T; readonly data: NoteData[T] } }[NoteType];

export type EventType = keyof EventData;
export type NewEvent = { readonly [T in EventType]: { readonly type: T; readonly data: EventData[T] } }[EventType];

/** What stands in the stream; `hash` chains it to the one before (evidence/chain.ts). */
export type AgreementEvent = NewEvent & Kept;
export type NoteEvent = NewNote & Kept;

interface Kept {
  readonly streamId: string;
  readonly version: number;
  readonly at: string;
  readonly commandId: string;
  readonly requestHash?: string;
  readonly hash: string;
}

/** Of a side's stream: what is one side's own, apart from the draft's events. */
export const isNote = (event: AgreementEvent | NoteEvent): event is NoteEvent =>
  (NOTE_TYPES as readonly string[]).includes(event.type);
