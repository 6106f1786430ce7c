import type { ByLanguage } from "../languages.ts";
import type {
  AnnouncedFile,
  Disclosure,
  EventData,
  Factor,
  Mark,
  Particulars,
  Party,
  PreparedTail,
  SealedText,
  Slot,
  Tail,
  Text,
} from "./events.ts";

/** What can be asked of an agreement; `by` is the side whose officer asks. Times are RFC 3339 in UTC. */
export type Command =
  | { readonly type: "draft"; readonly by: Party; readonly particulars: Particulars }
  | {
      readonly type: "propose-version";
      readonly by: Party;
      readonly files: readonly AnnouncedFile[];
      readonly ticketsUntil: string;
    }
  | { readonly type: "accept-text"; readonly number: number; readonly texts: readonly Text[] }
  | ({ readonly type: "refuse-text" } & EventData["TextRefused"])
  | { readonly type: "share"; readonly by: Party }
  | { readonly type: "initial"; readonly by: Party; readonly manifest: string }
  | { readonly type: "preserve"; readonly texts: EventData["Preserved"]["texts"] }
  | ({ readonly type: "nominate"; readonly by: Party; readonly onto: Party } & Omit<Slot, "slot" | "party" | "authority">)
  | OpenForSignature
  | { readonly type: "reissue-link"; readonly by: Party; readonly slot: string }
  | { readonly type: "revoke-link"; readonly by: Party; readonly slot: string }
  | { readonly type: "change-contact"; readonly by: Party; readonly slot: string; readonly contactHash: string }
  | ({ readonly type: "replace-signatory"; readonly by: Party } & Omit<Slot, "party" | "authority">)
  | ({ readonly type: "postpone"; readonly now: string } & EventData["Postponed"])
  /** The signatory's own refusal: the link dies, and where it is told to all sides, so does the secret of it. */
  | { readonly type: "decline"; readonly slot: string; readonly disclose: Disclosure; readonly reason?: string }
  /** `declined`: whether the side's own stream has it. */
  | {
      readonly type: "communicate-decline";
      readonly by: Party;
      readonly slot: string;
      readonly declined: boolean;
      readonly reason?: string;
    }
  | { readonly type: "confirm-lapse"; readonly by: Party }
  | { readonly type: "cancel"; readonly by: Party; readonly reason: string }
  | { readonly type: "reopen"; readonly by: Party; readonly reason: string }
  | { readonly type: "prepared"; readonly tails: readonly PreparedTail[] }
  | Sign
  | { readonly type: "affixed"; readonly slot: string; readonly serial: string; readonly tails: readonly Tail[] }
  | { readonly type: "sealed"; readonly texts: readonly SealedText[] }
  | ({ readonly type: "registered" } & EventData["Registered"]);

export interface OpenForSignature {
  readonly type: "open-for-signature";
  readonly by: Party;
  readonly orderGroups: readonly (readonly string[])[];
  readonly opensAt: string;
  readonly closesAt: string;
  readonly place: ByLanguage;
  readonly publicFrom?: string;
  readonly now: string;
}

export interface Sign {
  readonly type: "sign";
  readonly slot: string;
  /** The manifest that was shown to the signatory. */
  readonly manifest: string;
  readonly generation: number;
  readonly factor: Factor;
  readonly consent: string;
  readonly mark: Mark;
  readonly evidenceHash: string;
  readonly now: string;
}

export type CommandType = Command["type"];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
