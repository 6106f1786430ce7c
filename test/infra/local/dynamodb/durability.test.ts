import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient, GetItemCommand, paginateScan, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { type DynamoDb, startDynamoDb } from "../../../../infra/local/dynamodb/server.ts";
import { EVENTS, settings, temporaryFolder, WORK } from "./samples.ts";

const directory = temporaryFolder();
afterAll(() => rmSync(directory, { recursive: true }));

const spawnServer = async (): Promise<{ child: ChildProcess; url: string }> => {
  const child = spawn(process.execPath, [join(__dirname, "server-process.ts"), directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  return { child, url: String(line).trim() };
};

/** An event and its next step in one transaction; the step stands in an index too. */
const append = (id: string) =>
  new TransactWriteItemsCommand({
    TransactItems: [
      { Put: { TableName: "Events", Item: { streamId: { S: id }, version: { N: "1" }, body: { S: "x".repeat(2000) } } } },
      { Put: { TableName: "Work", Item: { pk: { S: "step" }, sk: { S: id }, owner: { S: "KZ" } } } },
    ],
  });

/** Writes from eight callers until the server dies; gives the ids it acknowledged. */
const writeUntilKilled = async (url: string, child: ChildProcess, round: number): Promise<string[]> => {
  const client = new DynamoDBClient(settings(url));
  const acknowledged: string[] = [];
  const caller = async (name: number) => {
    for (let n = 0; ; n++) {
      const id = `${round}-${name}-${n}`;
      await client.send(append(id));
      acknowledged.push(id);
      if (acknowledged.length === 60) child.kill("SIGKILL");
    }
  };
  await Promise.allSettled(Array.from({ length: 8 }, (_, name) => caller(name)));
  client.destroy();
  return acknowledged;
};

const idsIn = async (client: DynamoDBClient, input: { TableName: string; IndexName?: string }, attribute: string) => {
  const ids: string[] = [];
  for await (const { Items = [] } of paginateScan({ client }, input)) ids.push(...Items.map((item) => item[attribute]?.S ?? ""));
  return ids.sort();
};
const recordedIds = (db: DynamoDb) => db.records("Events", 0, 100_000).map(({ dynamodb }) => dynamodb.Keys.streamId?.S ?? "");

test("killed with SIGKILL amid writes it comes back with every acknowledged write, and no half of one", async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round++) {
    const { child, url } = await spawnServer();
    const ended = once(child, "exit");
    acknowledged.push(...(await writeUntilKilled(url, child, round)));
    expect((await ended)[1]).toBe("SIGKILL");
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(180);

  const db = await startDynamoDb({ directory });
  for (const table of [EVENTS, WORK]) db.createTable(table);
  const client = new DynamoDBClient(settings(db.url));
  const events = await idsIn(client, { TableName: "Events" }, "streamId");
  expect(events).toEqual(expect.arrayContaining(acknowledged));
  expect(await idsIn(client, { TableName: "Work" }, "sk")).toEqual(events);
  expect(await idsIn(client, { TableName: "Work", IndexName: "byOwner" }, "sk")).toEqual(events);
  expect(recordedIds(db).sort()).toEqual(events);
  client.destroy();
  await db.close();
});

test("closed and started again it goes on where it was", async () => {
  const first = await startDynamoDb({ directory: join(directory, "again") });
  first.createTable(EVENTS);
  first.createTable(WORK);
  const client = new DynamoDBClient(settings(first.url));
  await client.send(append("one"));
  client.destroy();
  await first.close();

  const second = await startDynamoDb({ directory: join(directory, "again") });
  const [record] = second.records("Events", 0, 10);
  expect(record?.dynamodb.Keys.streamId).toEqual({ S: "one" });
  const again = new DynamoDBClient(settings(second.url));
  const Key = { streamId: { S: "one" }, version: { N: "1" } };
  expect((await again.send(new GetItemCommand({ TableName: "Events", Key }))).Item).toBeDefined();
  await again.send(append("two"));
  expect(second.records("Events", record?.sequence ?? 0, 10)).toHaveLength(1);
  again.destroy();
  await second.close();
});
