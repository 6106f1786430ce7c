import type { CommandOf } from "../domain/agreement/commands.ts";
import type { Mark } from "../domain/agreement/events.ts";
import { isRefusal, refuse } from "../domain/agreement/refusals.ts";
import type { Cause } from "../domain/evidence/chain.ts";
import { sha256Hex, toHex } from "../domain/hash.ts";
import { agreementStream } from "../domain/ids.ts";
import { type ExecutionRefusal, execute, type Outcome } from "./execute.ts";
import type { EventStore, Macs, People, Random } from "./ports.ts";
import { openSession, type SessionRefusal } from "./session.ts";

interface Ports {
  readonly store: EventStore;
  readonly people: People;
  readonly macs: Macs;
  readonly random: Random;
}

export interface Act {
  readonly session: string;
  readonly manifest: string;
  readonly consent: string;
  readonly mark: Mark;
  readonly address: string;
  readonly userAgent: string;
  readonly cause: Cause;
}

/** One act signs every text of the manifest that was shown. Address and user agent go to `People`; the event keeps their salted hash. */
export const sign = async (ports: Ports, act: Act): Promise<Outcome | ExecutionRefusal | SessionRefusal> => {
  const opened = await openSession(ports, act.session, new Date(act.cause.at));
  if (isRefusal(opened)) return opened as SessionRefusal;
  const { agreementId, slot, session, events } = opened;
  if (act.manifest !== session.manifest) return refuse("manifest-mismatch", undefined, { manifest: session.manifest });
  const salt = toHex(ports.random(32));
  const { address, userAgent } = act;
  const command: CommandOf<"sign"> = {
    type: "sign",
    slot,
    manifest: act.manifest,
    generation: session.generation,
    factor: session.factor,
    consent: act.consent,
    mark: act.mark,
    evidenceHash: sha256Hex([salt, address, userAgent].join("\n")),
    now: act.cause.at,
  };
  return execute(ports.store, {
    streamId: agreementStream(agreementId),
    command,
    cause: act.cause,
    events,
    with: () => [ports.people.evidenceWrite(agreementId, slot, { address, userAgent, salt })],
  });
};
