import { isRefusal, type Refusal, refuse } from "../domain/agreement/refusals.ts";
import { fromHex, sha256Hex } from "../domain/hash.ts";
import { sideStream } from "../domain/ids.ts";
import { codeInput, normalizedCode } from "./access-code.ts";
import { type LinkRefusal, type Opened, openLink } from "./link.ts";
import { note } from "./note.ts";
import type { EventStore, Limits, Macs, People } from "./ports.ts";
import { newSession, SESSION_SECONDS } from "./session.ts";

interface Ports {
  readonly store: EventStore;
  readonly people: People;
  readonly macs: Macs;
  readonly limits: Limits;
}

export interface Proof {
  readonly link: string;
  readonly code: string;
  /** Names this try: a repeat of it with the same code counts nothing. */
  readonly attempt: string;
  /** The caller's: tries are counted by it, over all slots. */
  readonly address: string;
  readonly now: Date;
}

export interface Proven {
  readonly session: string;
  readonly expiresAt: string;
}

export type ProveRefusal = LinkRefusal | Refusal<"not-open" | "code-missing" | "code-locked" | "code-wrong" | "too-many-tries">;

/** Of one address in an hour: an office behind one address has several signatories. */
const MAX_FROM_ADDRESS = 60;

/** Proves a signatory by the access code. The try is counted before anything is compared; five wrong ones lock the slot's code. */
export const prove = async (ports: Ports, { link, code, attempt, address, now }: Proof): Promise<Proven | ProveRefusal> => {
  const opened = await openLink(ports, link);
  if (isRefusal(opened)) return opened as LinkRefusal;
  const { agreementId, slot, generation, state } = opened;
  if (!state.opened) return refuse("not-open");
  if ((await ports.limits.count("code-try", address, now)) > MAX_FROM_ADDRESS) return refuse("too-many-tries");
  const counted = await ports.people.countTry(agreementId, slot, nameOfTry({ link, attempt, code }));
  if (counted === "none") return refuse("code-missing", "no access code was made for this signatory yet");
  if (counted === "locked") return refuse("code-locked", "five wrong codes: an officer of the signatory's side makes a new one");
  const current = counted.code.generation === generation;
  const right = await ports.macs.verify("code", codeInput({ agreementId, slot, generation }, code), fromHex(counted.code.mac));
  if (!right || !current) {
    if (counted.triesLeft === 0) await noteLock(ports, opened, { mac: counted.code.mac, now });
    return refuse("code-wrong", undefined, { triesLeft: counted.triesLeft });
  }
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

/** The side's officers are told, once a code: whoever repeats the last try after a crash tells them then. */
const noteLock = async (
  { store }: Ports,
  { agreementId, slot, generation, signatory }: Opened,
  { mac, now }: { readonly mac: string; readonly now: Date },
): Promise<void> => {
  const streamId = sideStream(signatory.party, agreementId);
  const commandId = sha256Hex(["code-locked/v1", streamId, slot, mac].join("\n"));
  await note(store, { streamId, note: { type: "CodeLocked", data: { slot, generation } } }, { at: now.toISOString(), commandId });
};

/**
 * Another code under the same `attempt` is another try, or one name would be good for every code. The link's MAC is kept nowhere, so
 * whoever reads the name where it is kept cannot find the code from it.
 */
const nameOfTry = ({ link, attempt, code }: Pick<Proof, "link" | "attempt" | "code">): string =>
  sha256Hex(["access-code-try/v1", link, attempt, normalizedCode(code)].join("\n"));
