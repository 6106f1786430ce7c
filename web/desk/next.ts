import type { AgreementAnswer } from "../answers.ts";
import type { BoardLine } from "./lines.ts";

type Waits = Pick<NonNullable<BoardLine["waits"]>, "act" | "parties" | "for">;
type Open = Omit<Waits, "for">;

const SYSTEM: readonly Waits["act"][] = ["intake", "preserve", "prepare", "affix", "seal", "register"];

const ofText = ({ states, shared, draftedBy, versions, parties, initialledBy, slots }: AgreementAnswer): Open => {
  const codes = parties.map(({ party }) => party);
  if (versions.at(-1)?.kind === "awaiting-files") return { act: "intake", parties: [] };
  if (!shared)
    return { act: versions.some(({ kind }) => kind === "accepted") ? "share" : "propose-version", parties: [draftedBy] };
  if (states.text === "NEGOTIATING") return { act: "initial", parties: codes.filter((code) => !initialledBy.includes(code)) };
  const missing = codes.filter((code) => !slots.some(({ party }) => party === code));
  return missing.length > 0 ? { act: "nominate", parties: missing } : { act: "open-for-signature", parties: codes };
};

const ofSignature = (agreement: AgreementAnswer): Open => {
  const { prepared, preserved, inTurn = [], slots, sealed } = agreement;
  if (!prepared) return { act: preserved ? "prepare" : "preserve", parties: [] };
  if (agreement.states.signature === "LAPSED") return { act: "reopen", parties: agreement.parties.map(({ party }) => party) };
  const turn = slots.filter(({ slot, state }) => inTurn.includes(slot) && state !== "SIGNED");
  const parties = [...new Set(turn.map(({ party }) => party))];
  if (turn.length > 0) return { act: turn.every(({ link }) => link === "REVOKED") ? "reissue-link" : "sign", parties };
  if (slots.some(({ certificateSerial }) => certificateSerial === undefined)) return { act: "affix", parties: [] };
  return { act: sealed ? "register" : "seal", parties: [] };
};

/** What the agreement waits for, as one side sees it; undefined once it is registered or cancelled. The board says the same, a moment later. */
export const nextOf = (agreement: AgreementAnswer, own: string): Waits | undefined => {
  if (agreement.registered || agreement.cancelled) return undefined;
  const open = agreement.opening ? ofSignature(agreement) : ofText(agreement);
  if (SYSTEM.includes(open.act)) return { ...open, for: "system" };
  if (open.act === "sign") return { ...open, for: "signatory" };
  return { ...open, for: open.parties.includes(own) ? "own-side" : "other-side" };
};
