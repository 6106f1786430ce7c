import {
  type EventSource,
  eventSourceOf,
  pollQueue,
  type QueueMessage,
  type Queues,
} from "../../../../infra/local/lambda/event-source.ts";
import type { Outcome } from "../../../../infra/local/lambda/types.ts";
import type { Resource } from "../../../../infra/local/templates/resources.ts";
import { eventually } from "../../../fixtures/cloud/eventually.ts";

const queueArn = "arn:aws:sqs:eu-central-1:000000000000:affix";
const source: EventSource = {
  queueArn,
  functionName: "affix",
  batchSize: 3,
  reportBatchItemFailures: true,
  maximumConcurrency: 2,
};
const message = (messageId: string): QueueMessage => ({
  messageId,
  receiptHandle: `handle-of-${messageId}`,
  body: `{"streamId":"${messageId}"}`,
  md5OfBody: "d41d8cd98f00b204e9800998ecf8427e",
  attributes: { ApproximateReceiveCount: "1" },
});

/** A queue that gives each message once, and what was deleted from it. */
const queueOf = (...ids: string[]) => {
  const rest = ids.map(message);
  const deleted: string[] = [];
  const queues: Queues = {
    receive: async (_, { max, waitMs }) => {
      if (rest.length === 0) await new Promise((resolve) => setTimeout(resolve, Math.min(waitMs, 20)));
      return rest.splice(0, max);
    },
    delete: async (_, receiptHandle) => void deleted.push(receiptHandle.replace("handle-of-", "")),
  };
  return { queues, deleted };
};

/** Delivers a, b and c as one batch to a function that answers so; gives what was deleted. */
const deletedAfter = async (outcome: Outcome, reportBatchItemFailures = true): Promise<string[]> => {
  const { queues, deleted } = queueOf("a", "b", "c");
  let invoked = 0;
  const invoke = async () => {
    invoked += 1;
    return outcome;
  };
  const poller = pollQueue({ source: { ...source, reportBatchItemFailures }, queues, invoke, onError: fail });
  await eventually(() => expect(invoked).toBe(1));
  await poller.stop();
  return deleted;
};
const fail = (error: unknown): never => {
  throw error;
};
const answer = (value: unknown): Outcome => ({ payload: JSON.stringify(value) });
const failures = (...ids: unknown[]) => answer({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

test("the function gets Lambda's SQS event", async () => {
  const { queues } = queueOf("a");
  const events: unknown[] = [];
  const invoke = async (functionName: string, event: unknown) => {
    events.push([functionName, event]);
    return answer(null);
  };
  const poller = pollQueue({ source, queues, invoke, onError: fail });
  await eventually(() => expect(events).toHaveLength(1));
  await poller.stop();
  const record = {
    ...message("a"),
    messageAttributes: {},
    eventSource: "aws:sqs",
    eventSourceARN: queueArn,
    awsRegion: "eu-central-1",
  };
  expect(events).toEqual([["affix", { Records: [record] }]]);
});

test.each<[string, Outcome, string[]]>([
  ["null", answer(null), ["a", "b", "c"]],
  ["an empty object", answer({}), ["a", "b", "c"]],
  ["an empty list", failures(), ["a", "b", "c"]],
  ["a list of null", answer({ batchItemFailures: null }), ["a", "b", "c"]],
  ["one failure", failures("b"), ["a", "c"]],
  ["all failures", failures("c", "a", "b"), []],
  ["an unknown id", failures("z"), []],
  ["an empty id", failures(""), []],
  ["a null id", failures(null), []],
  ["a bad key name", answer({ batchItemFailures: [{ id: "a" }] }), []],
  ["another shape", answer({ failures: [] }), []],
  ["a string", answer("done"), []],
  ["an error of the function", { payload: "{}", functionError: "Unhandled" }, []],
])("after %s what succeeded is deleted", async (_, outcome, deleted) => {
  expect(await deletedAfter(outcome)).toEqual(deleted);
});

test("without ReportBatchItemFailures the answer is not read", async () => {
  expect(await deletedAfter(failures("b"), false)).toEqual(["a", "b", "c"]);
  expect(await deletedAfter({ payload: "{}", functionError: "Unhandled" }, false)).toEqual([]);
});

test("no more batches at once than MaximumConcurrency", async () => {
  const { queues, deleted } = queueOf(..."abcdefgh");
  let [running, most] = [0, 0];
  const invoke = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 10));
    running -= 1;
    return answer(null);
  };
  const poller = pollQueue({ source: { ...source, batchSize: 1 }, queues, invoke, onError: fail });
  await eventually(() => expect(deleted).toHaveLength(8));
  await poller.stop();
  expect(most).toBe(2);
});

test("a queue that cannot be reached is told of, and asked again", async () => {
  const { queues, deleted } = queueOf("a");
  const errors: unknown[] = [];
  let asked = 0;
  const receive: Queues["receive"] = async (...question) => {
    asked += 1;
    if (asked === 1) throw new Error("no answer");
    return queues.receive(...question);
  };
  const poller = pollQueue({
    source: { ...source, maximumConcurrency: 1 },
    queues: { ...queues, receive },
    invoke: async () => answer(null),
    onError: (error) => errors.push(error),
  });
  await eventually(() => expect(deleted).toEqual(["a"]));
  await poller.stop();
  expect(errors).toEqual([new Error("no answer")]);
});

const resource = (properties: Record<string, unknown>): Resource => ({
  stack: "service",
  logicalId: "Mapping",
  type: "AWS::Lambda::EventSourceMapping",
  ref: "id",
  arn: "id",
  properties: { EventSourceArn: queueArn, FunctionName: "affix", ...properties },
});

test("a mapping is read with Lambda's defaults", () => {
  expect(eventSourceOf(resource({}))).toEqual({
    queueArn,
    functionName: "affix",
    batchSize: 10,
    reportBatchItemFailures: false,
    maximumConcurrency: 4,
  });
  const given = { BatchSize: 1, FunctionResponseTypes: ["ReportBatchItemFailures"], ScalingConfig: { MaximumConcurrency: 2 } };
  expect(eventSourceOf(resource(given))).toMatchObject({ batchSize: 1, reportBatchItemFailures: true, maximumConcurrency: 2 });
});

test.each<[string, Record<string, unknown>, string]>([
  ["a member", { FilterCriteria: {} }, "FilterCriteria"],
  ["a source", { EventSourceArn: "arn:aws:kinesis:x" }, "a source such as arn:aws:kinesis:x"],
])("%s that is not followed stops the boot", (_, properties, what) => {
  expect(() => eventSourceOf(resource(properties))).toThrow(
    `resource Mapping: the local cloud's event sources do not know ${what}.`,
  );
});
