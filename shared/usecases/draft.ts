import type { Particulars } from "../domain/agreement/events.ts";
import { agreementIdOf, sideStream } from "../domain/ids.ts";
import type { Asked } from "./asked.ts";
import { type ExecutionRefusal, execute, type Outcome } from "./execute.ts";
import type { EventStore } from "./ports.ts";

/** Begins an agreement as the own side's draft. Its id comes of the command, so a repeat makes no second one. */
export const draft = (
  store: EventStore,
  { officer, cause }: Asked,
  particulars: Particulars,
): Promise<Outcome | ExecutionRefusal> =>
  execute(store, {
    streamId: sideStream(officer.party, agreementIdOf(cause.commandId)),
    command: { type: "draft", by: officer.party, particulars },
    cause,
  });
