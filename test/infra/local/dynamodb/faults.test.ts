import { GetItemCommand, PutItemCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import type { InjectedFault } from "../../../../infra/local/dynamodb/faults.ts";
import { type Subject, startSubject } from "./samples.ts";

let fault: InjectedFault | undefined;
const asked: [string, string[]][] = [];
let subject: Subject;
beforeEach(async () => {
  fault = undefined;
  asked.length = 0;
  const inject = (operation: string, tables: string[]) => {
    asked.push([operation, tables]);
    return fault;
  };
  subject = await startSubject({ inject });
});
afterEach(() => subject.end());

const item = { pk: { S: "a" }, sk: { S: "1" } };
const event = { streamId: { S: "s" }, version: { N: "1" } };
const append = () =>
  subject.client.send(
    new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName: "Events", Item: event, ConditionExpression: "attribute_not_exists(version)" } },
        { Put: { TableName: "Work", Item: item } },
      ],
    }),
  );
const found = async () => {
  fault = undefined;
  const { Item } = await subject.client.send(new GetItemCommand({ TableName: "Work", Key: item }));
  return Item !== undefined;
};

const errors: [InjectedFault["error"], object][] = [
  ["TransactionConflictException", { name: "TransactionConflictException" }],
  ["TransactionInProgressException", { name: "TransactionInProgressException" }],
  ["ProvisionedThroughputExceededException", { name: "ProvisionedThroughputExceededException" }],
  ["InternalServerError", { name: "InternalServerError", $metadata: { httpStatusCode: 500 } }],
  ["connection reset", { message: expect.stringContaining("ECONNRESET") }],
  [
    { TransactionCanceledException: ["TransactionConflict", "None"] },
    { name: "TransactionCanceledException", CancellationReasons: [{ Code: "TransactionConflict" }, { Code: "None" }] },
  ],
];

test.each(errors)("%j before the write: it did not take hold", async (error, seen) => {
  fault = { when: "before", error };
  await expect(append()).rejects.toMatchObject(seen);
  expect(await found()).toBe(false);
  expect(subject.db.records("Events", 0, 10)).toEqual([]);
});

test.each(errors)("%j after the write: it did, and only the answer is lost", async (error, seen) => {
  fault = { when: "after", error };
  await expect(append()).rejects.toMatchObject(seen);
  expect(await found()).toBe(true);
  expect(subject.db.records("Events", 0, 10)).toHaveLength(1);
});

test("a write that fails by itself is not said to have taken hold", async () => {
  await append();
  fault = { when: "after", error: "InternalServerError" };
  await expect(append()).rejects.toMatchObject({ name: "TransactionCanceledException" });
});

test("it is asked once for each request, with the operation and the tables it names", async () => {
  await append();
  await subject.client.send(new PutItemCommand({ TableName: "Work", Item: item }));
  expect(asked).toEqual([
    ["TransactWriteItems", ["Events", "Work"]],
    ["PutItem", ["Work"]],
  ]);
});
