import type { EventData, Particulars, Party, SealedText, Slot, Tail, Text } from "./events.ts";

/** Three regions, never one status (domain.md §2). FORCE is not recorded yet. */
export const TEXT_STATES = ["DRAFT", "NEGOTIATING", "INITIALLED", "AUTHENTICATED"] as const;
export const SIGNATURE_STATES = ["NOT_OPEN", "OPEN", "PARTIALLY_SIGNED", "FULLY_SIGNED", "LAPSED"] as const;
export const ENTRY_STATES = ["NONE", "REGISTERED"] as const;
export type TextState = (typeof TEXT_STATES)[number];
export type SignatureState = (typeof SIGNATURE_STATES)[number];
export type EntryState = (typeof ENTRY_STATES)[number];

export interface Version {
  readonly number: number;
  readonly by: Party;
  readonly files: EventData["VersionProposed"]["files"];
  readonly ticketsUntil: string;
  /** When it was proposed, or shared with the other sides. */
  readonly at: string;
  readonly outcome:
    | { readonly kind: "awaiting-files" }
    | { readonly kind: "accepted"; readonly texts: readonly Text[]; readonly manifest: string }
    | { readonly kind: "refused"; readonly code: string; readonly file?: string; readonly detail?: string };
}

export interface SlotState extends Slot {
  readonly generation: number;
  /** Whether the link of this generation is given out: a revoked one is not, until another takes its place. */
  readonly link: "ACTIVE" | "REVOKED";
  /** Told to all sides; before that only the own side knows. */
  readonly declined?: { readonly at: string; readonly reason?: string };
  readonly signed?: EventData["Signed"] & { readonly at: string; readonly version: number };
  readonly affixed?: { readonly serial: string; readonly at: string };
}

export interface Agreement {
  readonly streamId: string;
  readonly version: number;
  /** Of the last event. */
  readonly hash: string;
  readonly at: string;
  readonly draftedBy: Party;
  readonly particulars: Particulars;
  readonly versions: readonly Version[];
  readonly shared: boolean;
  readonly initialledBy: readonly Party[];
  readonly preserved: readonly { readonly sha256: string; readonly versionId: string }[];
  readonly slots: readonly SlotState[];
  readonly opened?: EventData["OpenedForSignature"] & { readonly at: string };
  /** What stood before the opening was moved, of the last time. */
  readonly postponed?: Pick<EventData["OpenedForSignature"], "opensAt" | "closesAt" | "place"> &
    Pick<EventData["Postponed"], "by" | "reason"> & { readonly at: string };
  /** The sides that hold a refusal for the end of this signing. */
  readonly lapseBy: readonly Party[];
  /** Which sides ask for what all of them, or another, must agree to. */
  readonly asked: readonly { readonly for: "cancel" | "reopen"; readonly by: Party; readonly reason: string }[];
  readonly cancelled?: EventData["Cancelled"] & { readonly at: string };
  readonly reopenedAt?: string;
  readonly prepared?: EventData["Prepared"]["tails"];
  /** By revision: the signing copy first, then one a signatory in the order of affixing. */
  readonly tails: readonly (readonly Tail[])[];
  readonly sealed?: readonly SealedText[];
  readonly registered?: EventData["Registered"] & { readonly at: string };
  readonly commands: { readonly [commandId: string]: { readonly version: number; readonly requestHash: string } };
}

/** The newest version whose texts were taken in. */
export const currentVersion = (agreement: Agreement) => agreement.versions.findLast(isAccepted);

type Accepted = Version & { readonly outcome: { readonly kind: "accepted" } };
const isAccepted = (version: Version): version is Accepted => version.outcome.kind === "accepted";

export const currentTexts = (agreement: Agreement): readonly Text[] => currentVersion(agreement)?.outcome.texts ?? [];

export const partyCodes = (agreement: Agreement): readonly Party[] => agreement.particulars.parties.map(({ party }) => party);

export const isSideStream = (agreement: Agreement): boolean => agreement.streamId.startsWith("side/");

export const textState = (agreement: Agreement): TextState => {
  if (isSideStream(agreement)) return "DRAFT";
  if (hasSignature(agreement)) return "AUTHENTICATED";
  return agreement.initialledBy.length === agreement.particulars.parties.length ? "INITIALLED" : "NEGOTIATING";
};

export const hasSignature = ({ slots }: Agreement): boolean => slots.some(({ signed }) => signed);

export const signatureState = (agreement: Agreement): SignatureState => {
  if (!agreement.opened) return "NOT_OPEN";
  if (agreement.particulars.parties.every(({ party }) => agreement.lapseBy.includes(party))) return "LAPSED";
  const signed = agreement.slots.filter((slot) => slot.signed).length;
  if (signed === 0) return "OPEN";
  return signed === agreement.slots.length ? "FULLY_SIGNED" : "PARTIALLY_SIGNED";
};

export const entryState = (agreement: Agreement): EntryState => (agreement.registered ? "REGISTERED" : "NONE");

/** The slots whose turn it is: those of the first order group that is not wholly signed. */
export const slotsInTurn = (agreement: Agreement): readonly string[] => {
  const signed = (slot: string) => agreement.slots.some((state) => state.slot === slot && state.signed);
  return agreement.opened?.orderGroups.find((group) => !group.every(signed)) ?? [];
};

/** A text's tails in their order: appended to the upload they are the file as it stands. */
export const tailsOf = ({ tails }: Agreement, sha256: string): readonly Tail[] =>
  tails.flatMap((revision) => revision.filter(({ text }) => text === sha256));

/** The first signed, not yet affixed slot in the order of the `Signed` events. */
export const nextToAffix = (agreement: Agreement): SlotState | undefined =>
  agreement.slots
    .filter((slot) => slot.signed && !slot.affixed)
    .sort((a, b) => (a.signed?.version ?? 0) - (b.signed?.version ?? 0))[0];
