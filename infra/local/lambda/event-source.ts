import { setTimeout } from "node:timers/promises";
import { region } from "../templates/account.ts";
import { templateFault } from "../templates/fault.ts";
import type { Resource } from "../templates/resources.ts";
import type { Outcome } from "./types.ts";

/** A message as ReceiveMessage gives it, with all its system attributes. */
export interface QueueMessage {
  messageId: string;
  receiptHandle: string;
  body: string;
  md5OfBody: string;
  attributes: Record<string, string>;
}

/** What a poller needs of SQS. */
export interface Queues {
  /** Waits up to `waitMs` for the first message or the signal; then gives up to `max`. */
  receive: (queueArn: string, options: { max: number; waitMs: number; signal: AbortSignal }) => Promise<QueueMessage[]>;
  delete: (queueArn: string, receiptHandle: string) => Promise<void>;
}

/** An AWS::Lambda::EventSourceMapping of a queue, resolved. */
export interface EventSource {
  queueArn: string;
  functionName: string;
  batchSize: number;
  reportBatchItemFailures: boolean;
  maximumConcurrency: number;
}

/** Members of a mapping that a queue's poller here follows; any other stops the boot. */
const understood = new Set([
  "BatchSize",
  "EventSourceArn",
  "FunctionName",
  "FunctionResponseTypes",
  "ScalingConfig",
  "Enabled",
  "Tags",
]);

/** The event source in its resource, with Lambda's defaults: batches of 10. Faults: `template-not-understood`. */
export const eventSourceOf = ({ stack, logicalId, properties }: Resource): EventSource => {
  const unknown = Object.keys(properties).filter((name) => !understood.has(name));
  if (unknown.length > 0 || !String(properties.EventSourceArn).startsWith("arn:aws:sqs:")) {
    const what = unknown.length > 0 ? unknown.join(", ") : `a source such as ${properties.EventSourceArn}`;
    throw templateFault(`Stack ${stack}, resource ${logicalId}: the local cloud's event sources do not know ${what}.`);
  }
  const { EventSourceArn, FunctionName, BatchSize = 10, FunctionResponseTypes, ScalingConfig } = properties;
  return {
    queueArn: String(EventSourceArn),
    functionName: String(FunctionName),
    batchSize: Number(BatchSize),
    reportBatchItemFailures: Array.isArray(FunctionResponseTypes) && FunctionResponseTypes.includes("ReportBatchItemFailures"),
    maximumConcurrency: Number(Object(ScalingConfig).MaximumConcurrency ?? 4),
  };
};

export interface PollerOptions {
  source: EventSource;
  queues: Queues;
  invoke: (functionName: string, event: unknown) => Promise<Outcome>;
  onError: (error: unknown) => void;
}

const WAIT_MS = 1000;

/**
 * Polls the queue and invokes the function, at most `maximumConcurrency` batches at once. What the function did is deleted; what failed
 * stays and shows again after the queue's visibility time-out. `stop` resolves when the batches under way are done.
 */
export const pollQueue = (options: PollerOptions): { stop: () => Promise<void> } => {
  const stopping = new AbortController();
  const lane = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await deliverOnce(options, stopping.signal).catch(async (error) => {
        options.onError(error);
        await setTimeout(WAIT_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      });
    }
  };
  const lanes = Array.from({ length: options.source.maximumConcurrency }, lane);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(lanes);
    },
  };
};

const deliverOnce = async ({ source, queues, invoke }: PollerOptions, signal: AbortSignal): Promise<void> => {
  const { queueArn, functionName, batchSize, reportBatchItemFailures } = source;
  const messages = await queues.receive(queueArn, { max: Math.min(batchSize, 10), waitMs: WAIT_MS, signal });
  if (messages.length === 0) return;
  const outcome = await invoke(functionName, { Records: messages.map((message) => recordOf(message, queueArn)) });
  const failed = failedOf(outcome, messages, reportBatchItemFailures);
  const done = messages.filter(({ messageId }) => !failed.has(messageId));
  await Promise.all(done.map(({ receiptHandle }) => queues.delete(queueArn, receiptHandle)));
};

/** One record of Lambda's SQS event. */
const recordOf = (message: QueueMessage, eventSourceARN: string) => ({
  messageId: message.messageId,
  receiptHandle: message.receiptHandle,
  body: message.body,
  attributes: message.attributes,
  messageAttributes: {},
  md5OfBody: message.md5OfBody,
  eventSource: "aws:sqs",
  eventSourceARN,
  awsRegion: region,
});

/** The ids that must be delivered again; an answer that is not understood fails the whole batch ("Implementing partial batch responses"). */
const failedOf = (outcome: Outcome, messages: QueueMessage[], partial: boolean): Set<string> => {
  const all = new Set(messages.map(({ messageId }) => messageId));
  if (outcome.functionError) return all;
  if (!partial) return new Set();
  const answer: unknown = JSON.parse(outcome.payload);
  if (answer === null) return new Set();
  if (typeof answer !== "object") return all;
  const failures: unknown = "batchItemFailures" in answer ? answer.batchItemFailures : undefined;
  if (failures === undefined || failures === null)
    return Object.keys(answer).length > 0 && failures === undefined ? all : new Set();
  if (!Array.isArray(failures)) return all;
  const ids: unknown[] = failures.map((failure) => Object(failure).itemIdentifier);
  return ids.every((id) => typeof id === "string" && all.has(id)) ? new Set(ids.map(String)) : all;
};
