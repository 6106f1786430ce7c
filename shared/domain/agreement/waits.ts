import { isReadyToSeal } from "./decide/entry.ts";
import type { Party } from "./events.ts";
import {
  type Agreement,
  currentVersion,
  hasSignature,
  isSideStream,
  nextToAffix,
  partyCodes,
  signatureState,
  slotsInTurn,
  textState,
} from "./state.ts";

/** What an agreement can wait for, each named as its route or its reaction. */
export const ACTS = [
  "propose-version",
  "intake",
  "share",
  "initial",
  "nominate",
  "open-for-signature",
  "preserve",
  "prepare",
  "reissue-link",
  "reopen",
  "sign",
  "affix",
  "seal",
  "register",
] as const;
export type Act = (typeof ACTS)[number];

/** For whom, as one side sees it. */
export const WAITS_FOR = ["own-side", "other-side", "signatory", "system"] as const;
export type WaitsFor = (typeof WAITS_FOR)[number];

/** The act that brings an agreement on, and whose it is. */
export interface Wait {
  readonly act: Act;
  /** The sides that can do it, or whose signatories can; none where the system does it. */
  readonly parties: readonly Party[];
  /** Of `sign`: the slots whose turn it is. */
  readonly slots?: readonly string[];
  /** RFC 3339 in UTC: the window of `sign`; of `intake` until when files may come. */
  readonly from?: string;
  readonly until?: string;
}

const SYSTEM: readonly Act[] = ["intake", "preserve", "prepare", "affix", "seal", "register"];

/**
 * What an agreement waits for; undefined once it is registered or cancelled, where a signing lapsed that has a signature already (a signed text is
 * not reopened), and of a draft that went over to the agreement's stream. One answer, in the order of the life of an agreement: nominations are
 * asked for once all have initialled, though they may come before.
 */
export const waitOf = (state: Agreement): Wait | undefined => {
  if (state.cancelled || state.registered) return undefined;
  if (isSideStream(state)) return state.shared ? undefined : ofDraft(state);
  return state.opened ? ofSignature(state, state.opened) : ofText(state);
};

/** A version whose files are awaited keeps all else from the text. */
const awaited = (state: Agreement): Wait | undefined => {
  const last = state.versions.at(-1);
  return last?.outcome.kind === "awaiting-files" ? { ...bySystem("intake"), until: last.ticketsUntil } : undefined;
};

const ofDraft = (state: Agreement): Wait =>
  awaited(state) ?? { act: currentVersion(state) ? "share" : "propose-version", parties: [state.draftedBy] };

const ofText = (state: Agreement): Wait => {
  const pending = awaited(state);
  if (pending) return pending;
  const parties = partyCodes(state);
  if (textState(state) === "NEGOTIATING") {
    return { act: "initial", parties: parties.filter((party) => !state.initialledBy.includes(party)) };
  }
  const missing = parties.filter((party) => !state.slots.some((slot) => slot.party === party));
  return missing.length > 0 ? { act: "nominate", parties: missing } : { act: "open-for-signature", parties };
};

const ofSignature = (state: Agreement, { opensAt, closesAt }: NonNullable<Agreement["opened"]>): Wait | undefined => {
  if (state.tails.length === 0) return bySystem(state.preserved.length === 0 ? "preserve" : "prepare");
  if (signatureState(state) === "LAPSED") return hasSignature(state) ? undefined : { act: "reopen", parties: partyCodes(state) };
  const turn = slotsInTurn(state);
  const slots = state.slots.filter(({ slot, signed }) => turn.includes(slot) && !signed);
  if (slots.length > 0) {
    const parties = [...new Set(slots.map(({ party }) => party))];
    if (slots.every(({ link }) => link === "REVOKED")) return { act: "reissue-link", parties };
    return { act: "sign", parties, slots: slots.map(({ slot }) => slot), from: opensAt, until: closesAt };
  }
  if (nextToAffix(state)) return bySystem("affix");
  return bySystem(isReadyToSeal(state) ? "seal" : "register");
};

const bySystem = (act: Act): Wait => ({ act, parties: [] });

/** For whom that is, in the eyes of one side. */
export const waitsFor = ({ act, parties }: Wait, party: Party): WaitsFor => {
  if (SYSTEM.includes(act)) return "system";
  if (act === "sign") return "signatory";
  return parties.includes(party) ? "own-side" : "other-side";
};

/** Whether one wait is the same that was before, perhaps for fewer: then it has gone on since. */
export const goesOn = (before: Wait | undefined, now: Wait): boolean =>
  before !== undefined &&
  before.act === now.act &&
  now.parties.every((party) => before.parties.includes(party)) &&
  (now.slots ?? []).every((slot) => before.slots?.includes(slot));
