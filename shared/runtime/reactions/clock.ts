import { SQSClient } from "@aws-sdk/client-sqs";
import { sqsEnqueue } from "../../adapters/sqs/enqueue.ts";
import { clock as clockUseCase } from "../../usecases/reactions/clock.ts";
import { perhaps } from "../config.ts";
import { log } from "../log.ts";
import { steps } from "../ports.ts";

/** One tick: its now is the invocation's `time`, so that a test can tick by hand. */
export const clock = async (time: string): Promise<void> => {
  const ticked = await clockUseCase(
    { steps: steps(), enqueue: sqsEnqueue(new SQSClient({}), (name) => perhaps("queue", name)) },
    new Date(time),
  );
  log.info("ticked", { ...ticked });
};
