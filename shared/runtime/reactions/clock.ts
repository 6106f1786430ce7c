import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import { clock as clockUseCase } from "../../usecases/reactions/clock.ts";
import { log } from "../log.ts";
import { enqueue, steps } from "../ports.ts";

/** Namespace and dimension are the template's (POWERTOOLS_*), as the alarm in infra/stacks/watch.ts asks for them. */
const metrics = new Metrics();

/** One tick: its now is the message's `time`, so that a test can tick by hand. */
export const clock = async (time: string): Promise<void> => {
  const ticked = await clockUseCase({ steps: steps(), enqueue: enqueue() }, new Date(time));
  // Told as 0 too: the alarm ends when nothing is stuck any more.
  metrics.addMetric("OverdueSteps", MetricUnit.Count, ticked.overdue);
  metrics.publishStoredMetrics();
  log.info("ticked", { ...ticked });
};
