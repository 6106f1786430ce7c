import { boardLines } from "../../domain/agreement/board.ts";
import type { Views } from "../view-ports.ts";
import type { ReactionPorts } from "./reaction.ts";

/**
 * Puts what a stream says onto the boards of the sides that may see it. It reads the whole stream and takes no word from its message: doubled,
 * late and shuffled ones do no harm, and run over every stream it rebuilds the board.
 */
export const project = async (
  { store, steps, views }: Pick<ReactionPorts, "store" | "steps"> & { readonly views: Pick<Views, "keep"> },
  streamId: string,
): Promise<void> => {
  const events = await store.read(streamId);
  for (const [party, line] of boardLines(events)) await views.keep(party, line);
  // Only now: a side whose line failed finds the step still due.
  await steps.done(streamId, "project", events.length);
};
