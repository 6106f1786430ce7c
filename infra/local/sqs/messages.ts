import { z } from "zod";
import { AwsError, type Caller, type Operation, operation } from "../aws-json.ts";
import type { Broker } from "./broker.ts";
import type { Queue, Queues } from "./queues.ts";
import { md5, type Received } from "./store.ts";

export const QueueUrl = z.string().max(2048);
const ReceiptHandle = z.string().max(1024);
const VisibilityTimeout = z.int().min(0).max(43_200);
const MessageBody = z.string();
const DelaySeconds = z.int().min(0).max(900).optional();
const SYSTEM_ATTRIBUTES = [
  ...["All", "SenderId", "SentTimestamp", "ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp"],
  ...["DeadLetterQueueSourceArn", "AWSTraceHeader", "MessageDeduplicationId", "MessageGroupId", "SequenceNumber"],
] as const;
const attributeNames = z.array(z.enum(SYSTEM_ATTRIBUTES)).default([]);
const MAX_BATCH_BYTES = 1_048_576;

/** The last path segment names the queue: the port may differ from the boot that gave the URL. */
export const queueAt = (queues: Queues, url: string): Queue => queues.byName(/\/\d{12}\/([\w-]+)$/.exec(url)?.[1] ?? url);

const receiveInput = z.strictObject({
  QueueUrl,
  AttributeNames: attributeNames,
  MessageSystemAttributeNames: attributeNames,
  /** No message has attributes of its own here: they are refused at SendMessage. */
  MessageAttributeNames: z.array(z.string()).optional(),
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  VisibilityTimeout: VisibilityTimeout.optional(),
  WaitTimeSeconds: z.int().min(0).max(20).optional(),
});

const toProtocol = (message: Received, wanted: string[]) => ({
  MessageId: message.messageId,
  ReceiptHandle: message.receiptHandle,
  Body: message.body,
  MD5OfBody: message.md5OfBody,
  ...(wanted.length === 0
    ? {}
    : {
        Attributes: Object.fromEntries(
          Object.entries(message.attributes).filter(([name]) => wanted.includes("All") || wanted.includes(name)),
        ),
      }),
});

const receiveMessage = (broker: Broker, queues: Queues): Operation =>
  operation(receiveInput, async (input, caller) => {
    const queue = queueAt(queues, input.QueueUrl);
    caller.uses("sqs:ReceiveMessage", queue.arn);
    const messages = await broker.receive(queue.arn, {
      max: input.MaxNumberOfMessages,
      waitMs: (input.WaitTimeSeconds ?? queue.ReceiveMessageWaitTimeSeconds) * 1000,
      visibilityMs: input.VisibilityTimeout === undefined ? undefined : input.VisibilityTimeout * 1000,
      signal: caller.signal,
    });
    const wanted = [...input.AttributeNames, ...input.MessageSystemAttributeNames];
    return messages.length === 0 ? {} : { Messages: messages.map((message) => toProtocol(message, wanted)) };
  });

/** One act on one queue, served alone and in batches of 1 to 10 entries, each of which may fail by itself. */
const singleAndBatch = <S extends z.ZodRawShape>(
  queues: Queues,
  name: string,
  shape: S,
  act: (queue: Queue, input: z.output<z.ZodObject<S, z.core.$strict>>, caller: Caller) => object,
): Record<string, Operation> => {
  const entry = z.strictObject(shape);
  const batch = z.strictObject({ QueueUrl, Entries: z.array(z.looseObject({ Id: z.string() })) });
  const queueFor = (url: string, caller: Caller): Queue => {
    const queue = queueAt(queues, url);
    caller.uses(`sqs:${name}`, queue.arn);
    return queue;
  };
  const single = z.looseObject({ QueueUrl });
  return {
    [name]: operation(single, ({ QueueUrl, ...input }, caller) => act(queueFor(QueueUrl, caller), entry.parse(input), caller)),
    [`${name}Batch`]: operation(batch, ({ QueueUrl, Entries }, caller) => {
      assertBatch(Entries);
      const inputs = Entries.map(({ Id, ...input }) => ({ Id, input: entry.parse(input) }));
      const queue = queueFor(QueueUrl, caller);
      return eachApart(inputs.map(({ Id, input }) => ({ Id, run: () => act(queue, input, caller) })));
    }),
  };
};

const assertBatch = (entries: { Id: string }[]): void => {
  const ids = entries.map(({ Id }) => Id);
  if (ids.length === 0) throw new AwsError("EmptyBatchRequest", "The batch request has no entries.");
  if (ids.length > 10) throw new AwsError("TooManyEntriesInBatchRequest", "The batch request has more than 10 entries.");
  if (new Set(ids).size < ids.length) throw new AwsError("BatchEntryIdsNotDistinct", "Two entries of the batch have one Id.");
  if (!ids.every((id) => /^[\w-]{1,80}$/.test(id)))
    throw new AwsError("InvalidBatchEntryId", "An Id has 1 to 80 of A-Z a-z 0-9 _ -");
  const bytes = entries.reduce(
    (sum, entry) => sum + Buffer.byteLength("MessageBody" in entry ? String(entry.MessageBody) : ""),
    0,
  );
  if (bytes > MAX_BATCH_BYTES) throw new AwsError("BatchRequestTooLong", `The batch exceeds ${MAX_BATCH_BYTES} bytes.`);
};

const eachApart = (entries: { Id: string; run: () => object }[]) => {
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const { Id, run } of entries) {
    try {
      Successful.push({ Id, ...run() });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
    }
  }
  return { Successful, ...(Failed.length > 0 ? { Failed } : {}) };
};

/** The SQS operations on messages. */
export const messageOperations = (broker: Broker, queues: Queues): Record<string, Operation> => ({
  ReceiveMessage: receiveMessage(broker, queues),
  ...singleAndBatch(queues, "SendMessage", { MessageBody, DelaySeconds }, (queue, input, caller) => {
    const delayMs = input.DelaySeconds === undefined ? undefined : input.DelaySeconds * 1000;
    const MessageId = broker.send(queue.arn, input.MessageBody, { delayMs, sender: caller.accessKeyId });
    return { MessageId, MD5OfMessageBody: md5(input.MessageBody) };
  }),
  ...singleAndBatch(queues, "DeleteMessage", { ReceiptHandle }, (queue, input) => {
    broker.delete(queue.arn, input.ReceiptHandle);
    return {};
  }),
  ...singleAndBatch(queues, "ChangeMessageVisibility", { ReceiptHandle, VisibilityTimeout }, (queue, input) => {
    broker.changeVisibility(queue.arn, input.ReceiptHandle, input.VisibilityTimeout * 1000);
    return {};
  }),
});
