import { isRefusal, type Refusal, refuse } from "../domain/agreement/refusals.ts";
import type { Cause } from "../domain/evidence/chain.ts";
import { sideStream } from "../domain/ids.ts";
import { type LinkRefusal, openLink } from "./link.ts";
import { note } from "./note.ts";
import type { EventStore, Macs } from "./ports.ts";

/** Questions of one agreement that one side's stream takes: a link in wrong hands shall fill nobody's inbox. */
const MAX_QUESTIONS = 50;

/** A signatory asks the officers of the own side; the question stays on that side's stream and goes to them by mail. */
export const ask = async (
  { store, macs }: { readonly store: EventStore; readonly macs: Macs },
  { link, text, cause }: { readonly link: string; readonly text: string; readonly cause: Cause },
): Promise<"noted" | LinkRefusal | Refusal<"too-many-tries">> => {
  const opened = await openLink({ store, macs }, link);
  if (isRefusal(opened)) return opened as LinkRefusal;
  const { agreementId, slot, signatory } = opened;
  const asked = { streamId: sideStream(signatory.party, agreementId), note: { type: "Asked", data: { slot, text } } as const };
  return note(store, asked, cause, (before) =>
    before.filter(({ type }) => type === "Asked").length < MAX_QUESTIONS ? undefined : refuse("too-many-tries"),
  );
};
