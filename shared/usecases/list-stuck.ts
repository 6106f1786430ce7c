import { isRefusal } from "../domain/agreement/refusals.ts";
import { agreementIdOfStream, agreementStream, sideStream } from "../domain/ids.ts";
import type { OfficerOfSide } from "./asked.ts";
import { type StepPorts, shownStep, type Waiting, waitingOf } from "./list-steps.ts";
import { isStuck } from "./reactions/clock.ts";

/** The longest time between two tries of a step: within it every one that fails is found. */
const HORIZON_MS = 3600_000;
/** Agreements that one answer looks into. */
const SHOWN = 50;

/** Of all agreements of the officer's side those whose next step fails, with those steps; the longest waiting first. Lags by a moment. */
export const listStuck = async (ports: StepPorts, { party }: OfficerOfSide, at: string) => {
  const due = await ports.steps.due(new Date(Date.parse(at) + HORIZON_MS).toISOString());
  const ids = due
    .filter((each) => each.failure !== undefined || isStuck(each))
    .map(({ streamId }) => ({ streamId, id: agreementIdOfStream(streamId) ?? "" }))
    .filter(({ streamId, id }) => streamId === agreementStream(id) || streamId === sideStream(party, id))
    .map(({ id }) => id);
  const found: Waiting[] = [];
  for (const agreementId of [...new Set(ids)].slice(0, SHOWN)) {
    const waiting = await waitingOf(ports, party, { agreementId, at });
    if (!isRefusal(waiting)) found.push(waiting);
  }
  return {
    agreements: found
      .map(shown)
      .filter(({ steps }) => steps.length > 0)
      .sort(bySince),
  };
};

const shown = ({ state, waiting }: Waiting) => ({
  id: agreementIdOfStream(state.streamId) ?? "",
  titles: state.particulars.titles,
  zone: state.particulars.session.zone,
  steps: waiting.filter((each) => each.state !== "WAITING").map(shownStep),
});

const bySince = (a: ReturnType<typeof shown>, b: ReturnType<typeof shown>): number =>
  (a.steps[0]?.since ?? "") < (b.steps[0]?.since ?? "") ? -1 : 1;
