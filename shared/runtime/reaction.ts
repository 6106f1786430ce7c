import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { ReactionName } from "../api/reactions.ts";
import { log } from "./log.ts";
import { messageOf } from "./message.ts";

/**
 * The handler of one reaction over its own queue. Messages come at least once and in no order; one that fails goes back to the queue by
 * itself, and after five receives to the dead letters.
 */
export const reactionHandler = (name: ReactionName, run: (subject: string, asOf: Date) => Promise<void>) => {
  const failed = async (record: SQSRecord): Promise<boolean> => {
    try {
      const { subject, asOf } = messageOf(name, record.body);
      await run(subject, asOf);
      log.info(name, { subject });
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
