import { fold } from "../domain/agreement/fold.ts";
import { type Refusal, refuse } from "../domain/agreement/refusals.ts";
import { type Agreement, isSideStream, partyCodes } from "../domain/agreement/state.ts";
import { agreementStream, sideStream } from "../domain/ids.ts";
import type { OfficerOfSide } from "./asked.ts";
import type { EventStore } from "./ports.ts";

/**
 * An agreement as one side may see it: the shared one, else the side's own draft. A stranger's and one that does not exist are both
 * `not-found`, so that nobody learns which.
 */
export const readAgreement = async (
  store: EventStore,
  officer: OfficerOfSide,
  agreementId: string,
): Promise<Agreement | Refusal> => {
  const shared = fold(await store.read(agreementStream(agreementId)));
  if (shared) return partyCodes(shared).includes(officer.party) ? shared : refuse("not-found");
  const draft = fold(await store.read(sideStream(officer.party, agreementId)));
  return draft && isSideStream(draft) ? draft : refuse("not-found");
};
