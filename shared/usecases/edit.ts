import type { Command } from "../domain/agreement/commands.ts";
import { type Asked, streamOf } from "./asked.ts";
import { type Execution, type ExecutionRefusal, execute, type Outcome } from "./execute.ts";
import type { EventStore } from "./ports.ts";

/** An officer's edit of what the officer saw. */
export const edit = (
  store: EventStore,
  asked: Asked,
  { agreementId, ...rest }: { readonly agreementId: string; readonly command: Command } & Pick<Execution, "with">,
): Promise<Outcome | ExecutionRefusal> =>
  execute(store, {
    ...rest,
    streamId: streamOf(asked, agreementId),
    cause: asked.cause,
    party: asked.officer.party,
    ...(asked.seen ? { expected: asked.seen.version } : {}),
  });
