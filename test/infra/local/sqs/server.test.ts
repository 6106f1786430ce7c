import { createHash } from "node:crypto";
import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type QueueAttributeName,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { type Sqs, startSqs } from "../../../../infra/local/sqs/server.ts";
import { account, clientFor, recorder, refusalOf, region, temporaryDirectory } from "../client.ts";

const arn = (name: string) => `arn:aws:sqs:${region}:${account}:${name}`;
const queues = [
  { queueName: "affix", properties: { RedrivePolicy: { deadLetterTargetArn: arn("affix-dead"), maxReceiveCount: 1 } } },
  { queueName: "affix-dead", properties: {} },
  { queueName: "polled", properties: { ReceiveMessageWaitTimeSeconds: 1, MaximumMessageSize: 1024 } },
];
const { calls, onCall } = recorder();
let sqs: Sqs;
let client: SQSClient;
let QueueUrl: string;
beforeEach(async () => {
  sqs = await startSqs({ directory: temporaryDirectory(), region, account, queues, onCall });
  client = new SQSClient(clientFor(sqs.url));
  QueueUrl = sqs.queueUrl("affix");
  calls.splice(0);
});
afterEach(() => sqs.close());

const send = (MessageBody: string, more: object = {}) => client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
const receive = async (more: object = {}) =>
  (await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }))).Messages ?? [];
const attributes = async (url: string, ...AttributeNames: QueueAttributeName[]) =>
  (await client.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames }))).Attributes;

test("send, receive, delete", async () => {
  const body = '{"reaction":"affix","streamId":"agreement/қ"}';
  const sent = await send(body);
  expect(sent.MD5OfMessageBody).toBe(createHash("md5").update(body).digest("hex"));
  const [message, ...none] = await receive({ MessageSystemAttributeNames: ["All"] });
  expect(none).toEqual([]);
  expect(message).toMatchObject({ MessageId: sent.MessageId, Body: body });
  expect(message?.Attributes).toMatchObject({ ApproximateReceiveCount: "1", SenderId: "AKIATEST" });
  expect(Math.abs(Number(message?.Attributes?.SentTimestamp) - Date.now())).toBeLessThan(5000);
  expect(await receive()).toEqual([]);
  await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
  expect(sqs.depth(arn("affix"))).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test("only the attributes that were asked for", async () => {
  await send("a");
  const [message] = await receive({ AttributeNames: ["ApproximateReceiveCount"], VisibilityTimeout: 0 });
  expect(message?.Attributes).toEqual({ ApproximateReceiveCount: "1" });
});

test("an unanswered message is a dead letter after maxReceiveCount, and a move task brings it back", async () => {
  await send("poison");
  expect(await receive({ VisibilityTimeout: 0 })).toHaveLength(1);
  expect(await receive()).toEqual([]);
  expect(await attributes(sqs.queueUrl("affix-dead"), "ApproximateNumberOfMessages")).toEqual({
    ApproximateNumberOfMessages: "1",
  });
  const task = await client.send(new StartMessageMoveTaskCommand({ SourceArn: arn("affix-dead") }));
  expect(task.TaskHandle).toMatch(/^[A-Za-z0-9+/=]+$/);
  expect((await receive()).map(({ Body }) => Body)).toEqual(["poison"]);
});

test("long polling, by the queue's default and by the request", async () => {
  const url = sqs.queueUrl("polled");
  setTimeout(() => sqs.send(arn("polled"), "a"), 60);
  const started = performance.now();
  expect(await receive({ QueueUrl: url })).toHaveLength(1);
  expect(performance.now() - started).toBeGreaterThan(50);
  const empty = performance.now();
  expect(await receive({ QueueUrl: url, WaitTimeSeconds: 0 })).toEqual([]);
  expect(performance.now() - empty).toBeLessThan(900);
});

test("batches: each entry succeeds or fails by itself", async () => {
  const entry = (Id: string, MessageBody: string) => ({ Id, MessageBody });
  const sent = await client.send(
    new SendMessageBatchCommand({ QueueUrl, Entries: [entry("a", "1"), entry("b", "2"), entry("c", "\u0000")] }),
  );
  expect(sent.Successful?.map(({ Id }) => Id)).toEqual(["a", "b"]);
  expect(sent.Failed).toMatchObject([{ Id: "c", Code: "InvalidMessageContents", SenderFault: true }]);
  const messages = await receive();
  const entries = messages.map(({ ReceiptHandle }, index) => ({ Id: `m${index}`, ReceiptHandle, VisibilityTimeout: 60 }));
  expect((await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries: entries }))).Successful).toHaveLength(2);
  const deleted = await client.send(
    new DeleteMessageBatchCommand({
      QueueUrl,
      Entries: [...entries.map(({ Id, ReceiptHandle }) => ({ Id, ReceiptHandle })), { Id: "x", ReceiptHandle: "forged" }],
    }),
  );
  expect(deleted.Successful?.map(({ Id }) => Id)).toEqual(["m0", "m1"]);
  expect(deleted.Failed).toMatchObject([{ Id: "x", Code: "ReceiptHandleIsInvalid" }]);
  expect(sqs.depth(arn("affix")).inFlight).toBe(0);
});

test.each([
  ["EmptyBatchRequest", []],
  ["TooManyEntriesInBatchRequest", Array.from({ length: 11 }, (_, index) => ({ Id: `${index}`, MessageBody: "a" }))],
  ["BatchEntryIdsNotDistinct", [1, 2].map(() => ({ Id: "a", MessageBody: "a" }))],
  ["InvalidBatchEntryId", [{ Id: "a b", MessageBody: "a" }]],
  ["BatchRequestTooLong", ["a", "b"].map((Id) => ({ Id, MessageBody: "x".repeat(600_000) }))],
])("%s", async (name, Entries) => {
  expect(await refusalOf(client.send(new SendMessageBatchCommand({ QueueUrl, Entries })))).toBe(name);
  expect(sqs.depth(arn("affix")).visible).toBe(0);
});

test.each<[string, () => Promise<unknown>, string]>([
  ["a queue that is not there", () => send("a", { QueueUrl: sqs.queueUrl("gone") }), "QueueDoesNotExist"],
  ["a queue name that is not there", () => client.send(new GetQueueUrlCommand({ QueueName: "gone" })), "QueueDoesNotExist"],
  ["an empty body", () => send(""), "InvalidParameterValue"],
  ["a body over the queue's size", () => send("x".repeat(1025), { QueueUrl: sqs.queueUrl("polled") }), "InvalidParameterValue"],
  ["a character XML lacks", () => send("\u0001"), "InvalidMessageContents"],
  [
    "message attributes",
    () => send("a", { MessageAttributes: { a: { DataType: "String", StringValue: "b" } } }),
    "InvalidParameterValue",
  ],
  ["a message group", () => send("a", { MessageGroupId: "g" }), "InvalidParameterValue"],
  ["eleven messages", () => receive({ MaxNumberOfMessages: 11 }), "InvalidParameterValue"],
  ["a wait of 21 seconds", () => receive({ WaitTimeSeconds: 21 }), "InvalidParameterValue"],
  ["a forged receipt", () => client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: "x" })), "ReceiptHandleIsInvalid"],
  ["an unknown attribute", () => attributes(QueueUrl, "Policy"), "InvalidAttributeName"],
  [
    "a move from a queue of no dead letters",
    () => client.send(new StartMessageMoveTaskCommand({ SourceArn: arn("affix") })),
    "ResourceNotFoundException",
  ],
  ["an operation that is not served", () => client.send(new CreateQueueCommand({ QueueName: "q" })), "UnknownOperationException"],
])("refuses %s", async (_, call, name) => {
  expect(await refusalOf(call())).toBe(name);
});

test("another queue's receipt is no receipt", async () => {
  await send("a");
  const [message] = await receive();
  const elsewhere = { QueueUrl: sqs.queueUrl("polled"), ReceiptHandle: message?.ReceiptHandle };
  expect(await refusalOf(client.send(new DeleteMessageCommand(elsewhere)))).toBe("ReceiptHandleIsInvalid");
  const hide = { QueueUrl, ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 };
  await client.send(new ChangeMessageVisibilityCommand(hide));
  expect(await refusalOf(client.send(new ChangeMessageVisibilityCommand(hide)))).toBe("MessageNotInflight");
});

test("a queue's attributes are those of the template", async () => {
  const { QueueUrl: url } = await client.send(new GetQueueUrlCommand({ QueueName: "affix" }));
  expect(url).toBe(`${sqs.url}/${account}/affix`);
  const all = await attributes(QueueUrl, "All");
  expect(all).toMatchObject({ QueueArn: arn("affix"), VisibilityTimeout: "30", ApproximateNumberOfMessages: "0" });
  expect(JSON.parse(all?.RedrivePolicy ?? "")).toEqual({ deadLetterTargetArn: arn("affix-dead"), maxReceiveCount: 1 });
});

test("reports permissions in IAM's words: a batch needs the right of its single operation", async () => {
  await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: "a", MessageBody: "a" }] }));
  await receive();
  await client.send(new StartMessageMoveTaskCommand({ SourceArn: arn("affix-dead") }));
  expect(calls.map(({ action, resource }) => `${action} ${resource.split(":").pop()}`)).toEqual([
    "sqs:SendMessage affix",
    "sqs:ReceiveMessage affix",
    "sqs:StartMessageMoveTask affix-dead",
    "sqs:ReceiveMessage affix-dead",
    "sqs:DeleteMessage affix-dead",
    "sqs:GetQueueAttributes affix-dead",
    "sqs:SendMessage affix",
  ]);
});
