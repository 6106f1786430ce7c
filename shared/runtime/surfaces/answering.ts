import { agreementDocument } from "../../api/documents.ts";
import { isRefusal, type Refusal } from "../../domain/agreement/refusals.ts";
import type { Agreement } from "../../domain/agreement/state.ts";
import { etagOf } from "../../usecases/asked.ts";
import type { ExecutionRefusal, Outcome } from "../../usecases/execute.ts";
import type { Answer } from "../http/request.ts";

/** An agreement as the desk is answered. */
export const shown = (state: Agreement): Answer => ({ body: agreementDocument(state), etag: etagOf(state) });

/** What an act left behind, or why it was not done. */
export const outcomeOf = (outcome: Outcome | ExecutionRefusal): Answer | Refusal<string> =>
  isRefusal(outcome) ? outcome : shown(outcome.opened ?? outcome.state);
