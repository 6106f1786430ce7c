import type { Party } from "./agreement/events.ts";
import type { UiLanguage } from "./languages.ts";

/** What a letter says, before it is put into words. Names, titles and places are in the letter's language already. */
export type Letter = LetterHead & (Invitation | Signed | FullySigned | Registered | Acted);

interface LetterHead {
  readonly language: UiLanguage;
  readonly title: string;
  /** The commission's session: place, ISO 8601 date, ordinal. */
  readonly session: { readonly ordinal: number; readonly place: string; readonly date: string; readonly zone: string };
}

/** To a signatory whose turn it is. */
export interface Invitation {
  readonly kind: "invitation";
  readonly addressee: string;
  readonly onBehalfOf: string;
  /** Carries the token in its fragment. */
  readonly link: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly place: string;
  /** BCP 47. */
  readonly texts: readonly { readonly language: string; readonly pages: number }[];
  readonly signedBefore: readonly string[];
  readonly signingAfter: readonly string[];
  /** The own side's officers who can be asked. */
  readonly officers: readonly { readonly name: string; readonly mail: string }[];
}

/** To the officers of all sides: one signatory signed. */
export interface Signed {
  readonly kind: "signed";
  readonly name: string;
  readonly office: string;
  readonly signedAt: string;
  readonly party: Party;
  readonly waitingFor: readonly string[];
}

/** To officers and signatories: everyone signed. */
export interface FullySigned {
  readonly kind: "fully-signed";
  readonly signatures: readonly { readonly name: string; readonly office: string; readonly signedAt: string }[];
}

/** To officers and signatories: the register has it. */
export interface Registered {
  readonly kind: "registered";
  readonly number: string;
  readonly address: string;
  readonly publicFrom: string;
}

export const ACT_KINDS = [
  "shared",
  "version",
  "initialled",
  "contact-changed",
  "replaced",
  "postponed",
  "cancel-asked",
  "cancelled",
  "reopen-asked",
  "reopened",
  "declined",
  "question",
  "code-locked",
  "lapsed",
] as const;
export type ActKind = (typeof ACT_KINDS)[number];
export const LETTER_KINDS = ["invitation", "signed", "fully-signed", "registered", ...ACT_KINDS] as const;

/** What stands with a letter: it is to go out, is going out, went out, failed at its last try, or is not needed any more. */
export const DELIVERY_STATES = ["WAITING", "SENDING", "SENT", "FAILED", "OVERTAKEN"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface PersonNamed {
  readonly name: string;
  readonly office: string;
}

/** To whom an act concerns. A member is there where the act has it. */
export interface Acted {
  readonly kind: "act";
  readonly act: ActKind;
  /** The officers of the own side alone, those of all sides, or a signatory. */
  readonly to: "own" | "all" | "person";
  /** The side that acted. */
  readonly by?: Party;
  readonly who?: PersonNamed;
  /** Who held the slot before. */
  readonly before?: PersonNamed;
  /** Of the signing, RFC 3339. */
  readonly window?: { readonly opensAt: string; readonly closesAt: string };
  readonly place?: string;
  readonly reason?: string;
  readonly question?: string;
}
