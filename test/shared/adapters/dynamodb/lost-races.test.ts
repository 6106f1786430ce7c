import type { InjectedFault } from "../../../../infra/local/dynamodb/faults.ts";
import { execute } from "../../../../shared/usecases/execute.ts";
import { AT, due, first, LATER } from "../../../contracts/events.ts";
import { particulars, STREAM } from "../../../fixtures/agreement.ts";
import { type DynamoStorage, startDynamoStorage } from "../../../fixtures/dynamodb.ts";

let storage: DynamoStorage;
beforeEach(async () => {
  storage = await startDynamoStorage();
});
afterEach(() => storage.end());

/** Everything by which DynamoDB says that another was first (design §3). */
const LOST: [string, InjectedFault["error"]][] = [
  ["ConditionalCheckFailed in a transaction", { TransactionCanceledException: ["None", "ConditionalCheckFailed"] }],
  ["TransactionConflict in a transaction", { TransactionCanceledException: ["TransactionConflict", "None"] }],
  ["TransactionConflictException", "TransactionConflictException"],
  ["TransactionInProgressException", "TransactionInProgressException"],
];
const FAILED: [string, InjectedFault["error"]][] = [
  ["throttling in a transaction", { TransactionCanceledException: ["ThrottlingError", "None"] }],
  ["throttling", "ProvisionedThroughputExceededException"],
  ["a server's error", "InternalServerError"],
  ["a lost connection", "connection reset"],
];

const drafting = (commandId: string) => ({
  streamId: "side/KZ/20thsess10n2023r",
  command: { type: "draft", by: "KZ", particulars } as const,
  cause: { at: AT, commandId, requestHash: `request ${commandId}` },
});

describe.each(LOST)("%s", (_, error) => {
  test("is a lost race: nothing took hold", async () => {
    storage.inject("TransactWriteItems", { when: "before", error });
    expect(await storage.store.append({ events: [first()], due: [due(1)] })).toBe("lost-race");
    expect(await storage.store.read(STREAM)).toEqual([]);
    expect(await storage.steps.due(LATER)).toEqual([]);
  });

  test("is decided again, and appended", async () => {
    storage.inject("TransactWriteItems", { when: "before", error });
    expect(await execute(storage.store, drafting("one"))).toMatchObject({ state: { version: 1 } });
  });

  test("said of an append that took hold, the command is answered from its own event", async () => {
    storage.inject("TransactWriteItems", { when: "after", error });
    expect(await execute(storage.store, drafting("one"))).toMatchObject({ state: { version: 1 } });
    expect(await storage.store.read(drafting("one").streamId)).toHaveLength(1);
  });

  test("three times in a row is busy", async () => {
    for (let times = 0; times < 3; times++) storage.inject("TransactWriteItems", { when: "before", error });
    expect(await execute(storage.store, drafting("one"))).toMatchObject({ refused: "busy" });
    expect(await storage.store.read(drafting("one").streamId)).toEqual([]);
  });
});

describe.each(FAILED)("%s", (_, error) => {
  test.each(["before", "after"] as const)("is no race but a Fault, and %s the write took hold a repeat is safe", async (when) => {
    storage.inject("TransactWriteItems", { when, error });
    await expect(execute(storage.store, drafting("one"))).rejects.toMatchObject({ name: "Fault", retryable: true });
    expect(await execute(storage.store, drafting("one"))).toMatchObject({ state: { version: 1 } });
    expect(await storage.store.read(drafting("one").streamId)).toHaveLength(1);
  });
});

test("a step that a transaction is changing is not leased, and done leaves it", async () => {
  await storage.store.append({ events: [first()], due: [due(1)] });
  const [step] = await storage.steps.due(AT);
  if (!step) throw new Error("a step is due");
  storage.inject("UpdateItem", { when: "before", error: "TransactionConflictException" });
  expect(await storage.steps.lease(step, LATER)).toBe(false);
  storage.inject("DeleteItem", { when: "before", error: "TransactionConflictException" });
  await storage.steps.done(STREAM, "affix", 1);
  expect(await storage.steps.due(AT)).toEqual([step]);
});

test("a request that DynamoDB calls invalid is a Fault that no repeat mends", async () => {
  const twice = [due(1), due(1)];
  await expect(storage.store.append({ events: [first()], due: twice })).rejects.toMatchObject({
    code: "database-failed",
    retryable: false,
  });
});
