import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { ReactionName } from "../api/reactions.ts";
import { keepFailure } from "./keep-failure.ts";
import { log } from "./log.ts";
import { messageOf } from "./message.ts";
import { now, steps } from "./ports.ts";

/**
 * The handler of one reaction over its own queue. Messages come at least once and in no order; one that fails goes back to the queue by
 * itself, and after five receives to the dead letters.
 */
export const reactionHandler = (name: ReactionName, run: (subject: string, asOf: Date) => Promise<void>) => {
  const ran = async (subject: string, asOf: Date): Promise<void> => {
    try {
      await run(subject, asOf);
      log.info(name, { subject });
    } catch (error) {
      if (name !== "clock") await keepFailure({ steps: steps(), now }, { step: name, streamId: subject, error });
      throw error;
    }
  };
  const failed = async (record: SQSRecord): Promise<boolean> => {
    try {
      const { subject, asOf } = messageOf(name, record.body);
      await ran(subject, asOf);
      return false;
    } catch (error) {
      log.error(name, { messageId: record.messageId, error: error as Error });
      return true;
    }
  };
  return middy<SQSEvent, SQSBatchResponse>().handler(async ({ Records }) => {
    const failures: SQSBatchResponse["batchItemFailures"] = [];
    // One after the other: several messages are often about one stream.
    for (const record of Records) if (await failed(record)) failures.push({ itemIdentifier: record.messageId });
    return { batchItemFailures: failures };
  });
};
