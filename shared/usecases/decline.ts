import type { CommandOf } from "../domain/agreement/commands.ts";
import type { Disclosure } from "../domain/agreement/events.ts";
import { isRefusal } from "../domain/agreement/refusals.ts";
import type { Cause } from "../domain/evidence/chain.ts";
import { agreementStream, sideStream } from "../domain/ids.ts";
import { type ExecutionRefusal, execute, type Outcome } from "./execute.ts";
import type { EventStore, Macs } from "./ports.ts";
import { openSession, type SessionRefusal } from "./session.ts";

export interface Refusing {
  readonly session: string;
  readonly disclose: Disclosure;
  readonly reason?: string;
  readonly cause: Cause;
}

/**
 * A signatory declines: the reason stands on the own side's stream, and in the same transaction the link dies on the agreement's. The other
 * sides learn of the refusal, and why, only where the signatory tells it to all.
 */
export const decline = async (
  { store, macs }: { readonly store: EventStore; readonly macs: Macs },
  { session: token, disclose, reason, cause }: Refusing,
): Promise<Outcome | ExecutionRefusal | SessionRefusal> => {
  const opened = await openSession({ store, macs }, token, new Date(cause.at));
  if (isRefusal(opened)) return opened as SessionRefusal;
  const { agreementId, slot, generation, signatory, events } = opened;
  const why = reason === undefined ? {} : { reason };
  const command: CommandOf<"decline"> = { type: "decline", slot, disclose, ...why };
  return execute(store, {
    streamId: agreementStream(agreementId),
    command,
    cause,
    events,
    note: {
      streamId: sideStream(signatory.party, agreementId),
      note: { type: "Declined", data: { slot, generation, disclose, ...why } },
    },
  });
};
