import { isRefusal, type Refusal, refuse } from "../domain/agreement/refusals.ts";
import { fromHex, sha256Hex } from "../domain/hash.ts";
import { codeInput, normalizedCode } from "./access-code.ts";
import { type LinkRefusal, openLink } from "./link.ts";
import type { EventStore, Macs, People } from "./ports.ts";
import { newSession, SESSION_SECONDS } from "./session.ts";

interface Ports {
  readonly store: EventStore;
  readonly people: People;
  readonly macs: Macs;
}

export interface Proof {
  readonly link: string;
  readonly code: string;
  /** Names this try: a repeat of it with the same code counts nothing. */
  readonly attempt: string;
  readonly now: Date;
}

export interface Proven {
  readonly session: string;
  readonly expiresAt: string;
}

export type ProveRefusal = LinkRefusal | Refusal<"not-open" | "code-missing" | "code-locked" | "code-wrong">;

/** Proves a signatory by the access code. The try is counted before anything is compared; five wrong ones lock the slot's code. */
export const prove = async (ports: Ports, { link, code, attempt, now }: Proof): Promise<Proven | ProveRefusal> => {
  const opened = await openLink(ports, link);
  if (isRefusal(opened)) return opened as LinkRefusal;
  const { agreementId, slot, generation, state } = opened;
  if (!state.opened) return refuse("not-open");
  const counted = await ports.people.countTry(agreementId, slot, nameOfTry({ link, attempt, code }));
  if (counted === "none") return refuse("code-missing", "no access code was made for this signatory yet");
  if (counted === "locked") return refuse("code-locked", "five wrong codes: an officer of the signatory's side makes a new one");
  const current = counted.code.generation === generation;
  const right = await ports.macs.verify("code", codeInput({ agreementId, slot, generation }, code), fromHex(counted.code.mac));
  if (!right || !current) return refuse("code-wrong", undefined, { triesLeft: counted.triesLeft });
  await ports.people.clearTries(agreementId, slot);
  const proven = Math.floor(now.getTime() / 1000);
  const expires = proven + SESSION_SECONDS;
  const session = await newSession(ports.macs, {
    agreementId,
    slot,
    generation,
    manifest: state.opened.manifest,
    factor: "ACCESS_CODE",
    proven,
    expires,
  });
  return { session, expiresAt: new Date(expires * 1000).toISOString() };
};

/**
 * Another code under the same `attempt` is another try, or one name would be good for every code. The link's MAC is kept nowhere, so
 * whoever reads the name where it is kept cannot find the code from it.
 */
const nameOfTry = ({ link, attempt, code }: Pick<Proof, "link" | "attempt" | "code">): string =>
  sha256Hex(["access-code-try/v1", link, attempt, normalizedCode(code)].join("\n"));
