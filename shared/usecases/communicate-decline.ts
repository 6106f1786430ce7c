import { notesIn } from "../domain/agreement/notes.ts";
import { sideStream } from "../domain/ids.ts";
import type { Asked } from "./asked.ts";
import { edit } from "./edit.ts";
import type { ExecutionRefusal, Outcome } from "./execute.ts";
import type { EventStore } from "./ports.ts";

/** Tells the other sides that a signatory of the own side declined; the reason only as the officer words it. */
export const communicateDecline = async (
  store: EventStore,
  asked: Asked,
  { agreementId, slot, reason }: { readonly agreementId: string; readonly slot: string; readonly reason?: string },
): Promise<Outcome | ExecutionRefusal> => {
  const { party } = asked.officer;
  const { declines } = notesIn(await store.read(sideStream(party, agreementId)));
  const declined = declines.some((each) => each.slot === slot);
  const why = reason === undefined ? {} : { reason };
  return edit(store, asked, { agreementId, command: { type: "communicate-decline", by: party, slot, declined, ...why } });
};
