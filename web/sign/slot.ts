import type { ByLanguage } from "../../shared/domain/languages.ts";
import type { SigningSlotAnswer } from "../answers.ts";

/** Whom a signatory may ask: an officer of the own side. The address only where the invitation showed it already. */
export interface Officer {
  readonly name: ByLanguage;
  readonly mail?: string;
}

export interface Window {
  readonly opensAt: string;
  readonly closesAt: string;
}

type Member = SigningSlotAnswer["order"][number][number];

/** What the link leads to. */
export interface Slot extends Omit<SigningSlotAnswer, "order"> {
  readonly opensAt?: string;
  readonly closesAt?: string;
  readonly place?: ByLanguage;
  readonly postponed?: { readonly from: Window; readonly place?: ByLanguage; readonly reason?: string };
  readonly askWhom?: readonly Officer[];
  readonly order: readonly (readonly (Member & { readonly office?: ByLanguage; readonly signedAt?: string })[])[];
}
