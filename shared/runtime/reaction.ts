import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod";
import type { ReactionName } from "../api/reactions.ts";
import { STEP_NAMES } from "../domain/agreement/steps.ts";
import { Fault } from "../domain/fault.ts";
import { streamOfUpload } from "../usecases/propose-version.ts";
import { log } from "./log.ts";

const time = z.iso.datetime({ offset: true });
const message = z.union([
  z.strictObject({ reaction: z.enum(STEP_NAMES), streamId: z.string().max(200), time: time.exactOptional() }),
  z.strictObject({ reaction: z.literal("intake"), key: z.string().max(1024) }),
  z.strictObject({ reaction: z.literal("clock"), time }),
]);
type Message = z.output<typeof message>;

/** What the reaction is about: a stream, or for the clock its time. */
const subjectOf = (name: ReactionName, body: Message): string => {
  if (body.reaction !== name) throw new Fault("message-misplaced", `${body.reaction} came to ${name}`, { retryable: false });
  if (body.reaction === "clock") return body.time;
  if ("streamId" in body) return body.streamId;
  // S3 spells an object's key in its events as a form does.
  const streamId = streamOfUpload(decodeURIComponent(body.key.replaceAll("+", " ")));
  if (!streamId) throw new Fault("message-misplaced", "the object is no upload of ours", { retryable: false });
  return streamId;
};

/** What has run out by the tick that queued a message has run out for the reaction too; a message that lay about is as of its receipt. */
const asOf = (body: Message): Date => new Date(Math.max(Date.now(), Date.parse(("time" in body && body.time) || "1970-01-01")));

/**
 * The handler of one reaction over its own queue. Messages come at least once and in no order; one that fails goes back to the queue by
 * itself, and after five receives to the dead letters.
 */
export const reactionHandler = (name: ReactionName, run: (subject: string, asOf: Date) => Promise<void>) => {
  const failed = async (record: SQSRecord): Promise<boolean> => {
    try {
      const body = message.parse(JSON.parse(record.body));
      const subject = subjectOf(name, body);
      await run(subject, asOf(body));
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
