import {
  type AttributeValue,
  GetItemCommand,
  PutItemCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from "@aws-sdk/client-dynamodb";
import { type Subject, startSubject } from "./samples.ts";

type Item = Record<string, AttributeValue>;
let subject: Subject;
let now = Date.UTC(2026, 10, 1);
beforeEach(async () => {
  subject = await startSubject({ now: () => now });
});
afterEach(() => subject.end());

const event = (streamId: string, version: number, attributes: Item = {}): TransactWriteItem => ({
  Put: {
    TableName: "Events",
    Item: { streamId: { S: streamId }, version: { N: String(version) }, ...attributes },
    ConditionExpression: "attribute_not_exists(version)",
  },
});
const step = (sk: string): TransactWriteItem => ({ Put: { TableName: "Work", Item: { pk: { S: "due" }, sk: { S: sk } } } });
const transact = (TransactItems: TransactWriteItem[], more: Partial<TransactWriteItemsCommandInput> = {}) =>
  subject.client.send(new TransactWriteItemsCommand({ TransactItems, ...more }));
const workItem = async (sk: string) =>
  (await subject.client.send(new GetItemCommand({ TableName: "Work", Key: { pk: { S: "due" }, sk: { S: sk } } }))).Item;
const codes = (...Codes: string[]) => ({ CancellationReasons: Codes.map((Code) => expect.objectContaining({ Code })) });

test("of appends that race for one version exactly one wins, with its next step", async () => {
  const racers = Array.from({ length: 10 }, (_, n) => transact([event("s", 1), step(`step#${n}`)]));
  const outcomes = await Promise.allSettled(racers);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const steps = await Promise.all(Array.from({ length: 10 }, (_, n) => workItem(`step#${n}`)));
  expect(steps.map(Boolean)).toEqual(outcomes.map(({ status }) => status === "fulfilled"));
});

test("a lost race gives a reason for each action and writes none of them", async () => {
  await transact([event("s", 1, { body: { S: "first" } })]);
  const lost = event("s", 1);
  const asked = { Put: { ...lost.Put, ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const } } as TransactWriteItem;
  const failure = await transact([step("1"), asked]).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: "TransactionCanceledException", ...codes("None", "ConditionalCheckFailed") });
  expect(failure).toMatchObject({ CancellationReasons: [{}, { Item: { body: { S: "first" } } }] });
  expect(await workItem("1")).toBeUndefined();
});

test("a condition check guards without writing", async () => {
  const check = (ConditionExpression: string): TransactWriteItem => ({
    ConditionCheck: { TableName: "Events", Key: { streamId: { S: "s" }, version: { N: "1" } }, ConditionExpression },
  });
  await expect(transact([check("attribute_exists(version)"), step("1")])).rejects.toMatchObject(
    codes("ConditionalCheckFailed", "None"),
  );
  await transact([check("attribute_not_exists(version)"), step("1")]);
  expect(await workItem("1")).toBeDefined();
  expect(subject.db.records("Events", 0, 10)).toEqual([]);
});

test("an update that cannot apply cancels with ValidationError in its place", async () => {
  await subject.client.send(
    new PutItemCommand({ TableName: "Work", Item: { pk: { S: "due" }, sk: { S: "1" }, n: { S: "text" } } }),
  );
  const update: TransactWriteItem = {
    Update: {
      TableName: "Work",
      Key: { pk: { S: "due" }, sk: { S: "1" } },
      UpdateExpression: "SET n = n + :one",
      ExpressionAttributeValues: { ":one": { N: "1" } },
    },
  };
  await expect(transact([event("s", 1), update])).rejects.toMatchObject(codes("None", "ValidationError"));
});

test("a read by a key of another type cancels with ValidationError in its place", async () => {
  const read = (pk: AttributeValue) => ({ Get: { TableName: "Work", Key: { pk, sk: { S: "1" } } } });
  const both = new TransactGetItemsCommand({ TransactItems: [read({ S: "due" }), read({ N: "1" })] });
  await expect(subject.client.send(both)).rejects.toMatchObject(codes("None", "ValidationError"));
});

describe("the client's token", () => {
  const token = (ClientRequestToken: string) => ({ ClientRequestToken });

  test("a repeat within ten minutes writes nothing and succeeds", async () => {
    await transact([event("s", 1)], token("t"));
    await transact([event("s", 1)], token("t"));
    expect(subject.db.records("Events", 0, 10)).toHaveLength(1);
  });

  test("with other parameters it is a mismatch", async () => {
    await transact([event("s", 1)], token("t"));
    await expect(transact([event("s", 2)], token("t"))).rejects.toMatchObject({ name: "IdempotentParameterMismatchException" });
  });

  test("after ten minutes it is a new request", async () => {
    await transact([event("s", 1)], token("t"));
    now += 10 * 60 * 1000;
    await expect(transact([event("s", 1)], token("t"))).rejects.toMatchObject(codes("ConditionalCheckFailed"));
  });

  test("a cancelled transaction does not use it up", async () => {
    await transact([event("s", 1)]);
    await expect(transact([event("s", 1)], token("t"))).rejects.toMatchObject({ name: "TransactionCanceledException" });
    await transact([event("s", 2)], token("t"));
    expect(subject.db.records("Events", 0, 10)).toHaveLength(2);
  });
});

describe("limits", () => {
  const refused = { name: "ValidationException" };
  const events = (count: number, attributes: Item = {}) => Array.from({ length: count }, (_, n) => event("s", n, attributes));

  test("100 items and not 101", async () => {
    await expect(transact(events(101))).rejects.toMatchObject(refused);
    await transact(events(100));
    expect(subject.db.records("Events", 0, 1000)).toHaveLength(100);
  });

  test("4 MB together", async () => {
    await expect(transact(events(11, { body: { S: "x".repeat(390_000) } }))).rejects.toMatchObject(refused);
    expect(subject.db.records("Events", 0, 1000)).toEqual([]);
    await transact(events(10, { body: { S: "x".repeat(390_000) } }));
  });

  test("one action on an item, and one kind of action in a place", async () => {
    await expect(transact([event("s", 1), event("s", 1)])).rejects.toMatchObject(refused);
    await expect(transact([{ ...event("s", 1), ...{ Delete: { TableName: "Events", Key: {} } } }])).rejects.toMatchObject(
      refused,
    );
    await expect(transact([{}])).rejects.toMatchObject(refused);
  });

  test("a check without a condition", async () => {
    const check = { ConditionCheck: { TableName: "Work", Key: {}, ConditionExpression: undefined } } as TransactWriteItem;
    await expect(transact([check])).rejects.toMatchObject(refused);
  });
});

test("a transaction costs twice a write, and twice a read", async () => {
  const written = await transact([event("s", 1), step("1")], { ReturnConsumedCapacity: "TOTAL" });
  expect(written.ConsumedCapacity).toEqual([
    { TableName: "Events", CapacityUnits: 2, WriteCapacityUnits: 2 },
    { TableName: "Work", CapacityUnits: 2, WriteCapacityUnits: 2 },
  ]);
  const Get = { TableName: "Events", Key: { streamId: { S: "s" }, version: { N: "1" } }, ProjectionExpression: "version" };
  const read = await subject.client.send(
    new TransactGetItemsCommand({ TransactItems: [{ Get }], ReturnConsumedCapacity: "TOTAL" }),
  );
  expect(read.ConsumedCapacity).toEqual([{ TableName: "Events", CapacityUnits: 2, ReadCapacityUnits: 2 }]);
  expect(read.Responses).toEqual([{ Item: { version: { N: "1" } } }]);
});
