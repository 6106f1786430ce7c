import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ExecuteStatementCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { type Subject, startSubject, WORK } from "./samples.ts";

type Item = Record<string, AttributeValue>;
let subject: Subject;
beforeEach(async () => {
  subject = await startSubject();
});
afterEach(() => subject.end());

const key = (pk: string, sk: string): Item => ({ pk: { S: pk }, sk: { S: sk } });
const put = (Item: Item, TableName = "Work") => subject.client.send(new PutItemCommand({ TableName, Item }));
const get = async (Key: Item) => (await subject.client.send(new GetItemCommand({ TableName: "Work", Key }))).Item;
const failing = (name: string) => expect.objectContaining({ name });

describe("conditions", () => {
  const onlyNew = (Item: Item) => ({ TableName: "Work", Item, ConditionExpression: "attribute_not_exists(pk)" });

  test("of puts that race for one key exactly one wins", async () => {
    const racers = Array.from({ length: 20 }, (_, n) => onlyNew({ ...key("a", "1"), n: { N: String(n) } }));
    const outcomes = await Promise.allSettled(racers.map((input) => subject.client.send(new PutItemCommand(input))));
    const lost = outcomes.filter((one) => one.status === "rejected").map((one) => one.reason.name);
    expect(lost).toEqual(Array(19).fill("ConditionalCheckFailedException"));
  });

  test("a failed condition returns the item as it stands when asked to", async () => {
    await put({ ...key("a", "1"), n: { N: "7" } });
    const input = { ...onlyNew(key("a", "1")), ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const };
    const failure = subject.client.send(new PutItemCommand(input));
    await expect(failure).rejects.toMatchObject({ name: "ConditionalCheckFailedException", Item: { n: { N: "7" } } });
  });

  test.each<[string, Item, Item, boolean]>([
    ["flag = :v", { flag: { BOOL: false } }, { ":v": { BOOL: false } }, true],
    ["flag IN (:v)", { flag: { BOOL: false } }, { ":v": { BOOL: false } }, true],
    ["attribute_type(flag, :v)", { flag: { S: "" } }, { ":v": { S: "S" } }, true],
    [
      "m = :v",
      { m: { M: { a: { N: "1" }, b: { L: [{ S: "x" }] } } } },
      { ":v": { M: { b: { L: [{ S: "x" }] }, a: { N: "1" } } } },
      true,
    ],
    ["s = :v", { s: { SS: ["b", "a"] } }, { ":v": { SS: ["a", "b"] } }, true],
    ["l = :v", { l: { L: [{ S: "a" }, { S: "b" }] } }, { ":v": { L: [{ S: "b" }, { S: "a" }] } }, false],
    ["n <> :v", {}, { ":v": { N: "1" } }, true],
    ["n < :v", { n: { N: "-10" } }, { ":v": { N: "-9.9" } }, true],
    ["n < :v", { n: { S: "1" } }, { ":v": { N: "2" } }, false],
    ["contains(l, :v)", { l: { L: [{ M: { a: { BOOL: true } } }] } }, { ":v": { M: { a: { BOOL: true } } } }, true],
    ["begins_with(b, :v)", { b: { B: Uint8Array.of(200, 1, 2) } }, { ":v": { B: Uint8Array.of(200, 1) } }, true],
    ["n BETWEEN :v AND :v", { n: { N: "1.50" } }, { ":v": { N: "1.5" } }, true],
  ])("%s on %j with %j is %s", async (ConditionExpression, attributes, ExpressionAttributeValues, holds) => {
    await put({ ...key("a", "1"), ...attributes });
    const input = { TableName: "Work", Key: key("a", "1"), ConditionExpression, ExpressionAttributeValues };
    const outcome = await subject.client.send(new DeleteItemCommand(input)).then(
      () => true,
      (error: Error) => (error.name === "ConditionalCheckFailedException" ? false : error),
    );
    expect(outcome).toBe(holds);
  });
});

describe("updates", () => {
  const update = (UpdateExpression: string, values: Item = {}) =>
    subject.client.send(
      new UpdateItemCommand({
        TableName: "Work",
        Key: key("a", "1"),
        UpdateExpression,
        ...(Object.keys(values).length ? { ExpressionAttributeValues: values } : {}),
        ReturnValues: "ALL_NEW",
      }),
    );

  test("make the item where there is none and count on from there", async () => {
    await update("ADD tries :one", { ":one": { N: "1" } });
    const { Attributes } = await update("ADD tries :one SET seen = :yes", { ":one": { N: "1" }, ":yes": { BOOL: true } });
    expect(Attributes).toEqual({ ...key("a", "1"), tries: { N: "2" }, seen: { BOOL: true } });
  });

  test("may not make a number of more than 38 digits", async () => {
    await put({ ...key("a", "1"), n: { N: "9".repeat(38) } });
    await expect(update("SET n = n + :v", { ":v": { N: "0.5" } })).rejects.toEqual(failing("ValidationException"));
  });

  test("remove list elements by their positions before the update", async () => {
    await put({ ...key("a", "1"), l: { L: ["a", "b", "c", "d"].map((S) => ({ S })) } });
    const { Attributes } = await update("REMOVE l[0], l[2]");
    expect(Attributes?.l).toEqual({ L: [{ S: "b" }, { S: "d" }] });
  });

  test("may not touch the key, and an update that fails leaves the item as it was", async () => {
    await put({ ...key("a", "1"), n: { S: "text" } });
    await expect(update("SET pk = :v", { ":v": { S: "b" } })).rejects.toEqual(failing("ValidationException"));
    await expect(update("SET n = n + :v", { ":v": { N: "1" } })).rejects.toEqual(failing("ValidationException"));
    expect(await get(key("a", "1"))).toEqual({ ...key("a", "1"), n: { S: "text" } });
  });
});

describe("limits", () => {
  test.each<[string, Item, string]>([
    ["an item over 400 KB, counted in UTF-8", { ...key("a", "1"), body: { S: "ж".repeat(205 * 1024) } }, "Work"],
    ["a partition key over 2,048 bytes", key("ж".repeat(1025), "1"), "Work"],
    ["a sort key over 1,024 bytes", key("a", "ж".repeat(513)), "Work"],
    ["an empty key", key("", "1"), "Work"],
    ["an empty index key", { ...key("a", "1"), owner: { S: "" } }, "Work"],
    ["an index key of another type", { ...key("a", "1"), owner: { N: "1" } }, "Work"],
    ["an index key over 2,048 bytes", { ...key("a", "1"), owner: { S: "o".repeat(2049) } }, "Work"],
    ["a key of another type", { digest: { S: "text" } }, "Digests"],
  ])("%s is refused", async (_what, item, table) => {
    await expect(put(item, table)).rejects.toEqual(failing("ValidationException"));
  });

  test("an item of just under 400 KB is taken, and an update may not lift it over", async () => {
    await put({ ...key("a", "1"), body: { S: "x".repeat(400 * 1024 - 20) } });
    const grow = {
      TableName: "Work",
      Key: key("a", "1"),
      UpdateExpression: "SET more = :v",
      ExpressionAttributeValues: { ":v": { S: "y".repeat(30) } },
    };
    await expect(subject.client.send(new UpdateItemCommand(grow))).rejects.toEqual(failing("ValidationException"));
  });
});

describe("queries", () => {
  const query = (input: Partial<QueryCommandInput>, values: Item = { ":p": { S: "a" } }) =>
    subject.client.send(
      new QueryCommand({ TableName: "Work", KeyConditionExpression: "pk = :p", ExpressionAttributeValues: values, ...input }),
    );
  const fill = async (count: number, attributes: (n: number) => Item = () => ({})) => {
    for (let n = 0; n < count; n++) await put({ ...key("a", `k${n}`), ...attributes(n) });
  };

  test("numbers sort as numbers", async () => {
    for (const version of ["10", "9", "-1", "0.5", "-20"]) await put({ streamId: { S: "s" }, version: { N: version } }, "Events");
    const found = await subject.client.send(
      new QueryCommand({
        TableName: "Events",
        KeyConditionExpression: "streamId = :s",
        ExpressionAttributeValues: { ":s": { S: "s" } },
      }),
    );
    expect(found.Items?.map(({ version }) => version?.N)).toEqual(["-20", "-1", "0.5", "9", "10"]);
  });

  test("a Limit that ends at the last item still says where to go on, and there is nothing", async () => {
    await fill(4);
    const first = await query({ Limit: 4 });
    expect(first.LastEvaluatedKey).toEqual(key("a", "k3"));
    const second = await query({ Limit: 4, ExclusiveStartKey: first.LastEvaluatedKey });
    expect([second.Count, second.LastEvaluatedKey]).toEqual([0, undefined]);
  });

  test("a page ends at 1 MB and the pages together hold everything once", async () => {
    await fill(12, () => ({ body: { S: "x".repeat(200_000) } }));
    const [first, seen] = [await query({}), [] as (string | undefined)[]];
    expect(first.Count).toBe(6);
    for (let page = first; ; page = await query({ ExclusiveStartKey: page.LastEvaluatedKey })) {
      seen.push(...(page.Items ?? []).map(({ sk }) => sk?.S));
      if (!page.LastEvaluatedKey) break;
    }
    expect(seen.sort()).toEqual(Array.from({ length: 12 }, (_, n) => `k${n}`).sort());
  });

  test("pages over an index with equal keys hold everything once, both ways", async () => {
    await fill(30, () => ({ status: { S: "open" }, rank: { N: "1" } }));
    for (const ScanIndexForward of [true, false]) {
      const seen: (string | undefined)[] = [];
      let start: Item | undefined;
      do {
        const page = await query(
          {
            IndexName: "byStatus",
            KeyConditionExpression: "#s = :s",
            ExpressionAttributeNames: { "#s": "status" },
            Limit: 7,
            ScanIndexForward,
            ...(start ? { ExclusiveStartKey: start } : {}),
          },
          { ":s": { S: "open" } },
        );
        seen.push(...(page.Items ?? []).map(({ sk }) => sk?.S));
        start = page.LastEvaluatedKey;
      } while (start);
      expect(new Set(seen).size).toBe(30);
      expect(seen).toHaveLength(30);
    }
  });

  test("an index holds only what it projects, and only items that have its keys", async () => {
    await put({ ...key("a", "1"), owner: { S: "KZ" }, body: { S: "shown" }, secret: { S: "not shown" } });
    await put({ ...key("a", "2"), body: { S: "no owner" } });
    const owned = await query(
      { IndexName: "byOwner", KeyConditionExpression: "#o = :o", ExpressionAttributeNames: { "#o": "owner" } },
      { ":o": { S: "KZ" } },
    );
    expect(owned.Items).toEqual([{ ...key("a", "1"), owner: { S: "KZ" }, body: { S: "shown" } }]);
    await subject.client.send(new DeleteItemCommand({ TableName: "Work", Key: key("a", "1") }));
    const all = await subject.client.send(new ScanCommand({ TableName: "Work", IndexName: "byOwner" }));
    expect(all.Count).toBe(0);
  });

  test("an index that is not there, and a strong read of one that is, are refused", async () => {
    await expect(query({ IndexName: "byNothing" })).rejects.toEqual(failing("ValidationException"));
    await expect(query({ IndexName: "byOwner", ConsistentRead: true })).rejects.toEqual(failing("ValidationException"));
  });

  test("segments of a scan share the table among them", async () => {
    for (let n = 0; n < 40; n++) await put(key(`p${n}`, "1"));
    const segments = await Promise.all(
      [0, 1, 2].map((Segment) => subject.client.send(new ScanCommand({ TableName: "Work", Segment, TotalSegments: 3 }))),
    );
    const seen = segments.flatMap(({ Items = [] }) => Items.map(({ pk }) => pk?.S));
    expect([seen.length, new Set(seen).size]).toEqual([40, 40]);
  });
});

describe("capacity", () => {
  const size = (bytes: number): Item => ({ ...key("a", "1"), body: { S: "x".repeat(bytes - 10) } });

  test("a strong read costs 1 for each begun 4 KB, an eventual one half", async () => {
    await put(size(4097));
    const read = async (ConsistentRead: boolean) => {
      const input = { TableName: "Work", Key: key("a", "1"), ConsistentRead, ReturnConsumedCapacity: "TOTAL" as const };
      return (await subject.client.send(new GetItemCommand(input))).ConsumedCapacity?.CapacityUnits;
    };
    expect([await read(true), await read(false)]).toEqual([2, 1]);
  });

  test("a query rounds up the sum, and one that finds nothing costs the minimum", async () => {
    for (let n = 0; n < 10; n++) await put({ ...key("q", String(n)), body: { S: "x".repeat(1000) } });
    const cost = async (pk: string) => {
      const input = {
        TableName: "Work",
        KeyConditionExpression: "pk = :p",
        ExpressionAttributeValues: { ":p": { S: pk } },
        ConsistentRead: true,
      };
      return (await subject.client.send(new QueryCommand({ ...input, ReturnConsumedCapacity: "TOTAL" }))).ConsumedCapacity
        ?.CapacityUnits;
    };
    expect([await cost("q"), await cost("nothing")]).toEqual([3, 1]);
  });

  test("a write costs 1 for each begun KB of the larger item, and what it changes in indexes", async () => {
    const write = async (Item: Item) => {
      const input = { TableName: "Work", Item, ReturnConsumedCapacity: "INDEXES" as const };
      const { ConsumedCapacity: cost } = await subject.client.send(new PutItemCommand(input));
      return [cost?.CapacityUnits, cost?.Table?.CapacityUnits, cost?.GlobalSecondaryIndexes?.byOwner?.CapacityUnits];
    };
    expect(await write({ ...size(1025), owner: { S: "KZ" } })).toEqual([4, 2, 2]);
    expect(await write({ ...size(1025), owner: { S: "UZ" } })).toEqual([6, 2, 4]);
    expect(await write({ ...size(1025), owner: { S: "UZ" }, n: { N: "1" } })).toEqual([2, 2, undefined]);
    expect(await write(key("a", "1"))).toEqual([4, 2, 2]);
  });
});

describe("batches", () => {
  const requests = (count: number) => Array.from({ length: count }, (_, n) => ({ PutRequest: { Item: key("a", `k${n}`) } }));
  const write = (list: ReturnType<typeof requests>) =>
    subject.client.send(new BatchWriteItemCommand({ RequestItems: { Work: list } }));
  const read = (Keys: Item[]) => subject.client.send(new BatchGetItemCommand({ RequestItems: { Work: { Keys } } }));

  test("write at most 25 items, each once, and all or none of what is refused", async () => {
    await expect(write(requests(26))).rejects.toEqual(failing("ValidationException"));
    await expect(write([...requests(2), ...requests(1)])).rejects.toEqual(failing("ValidationException"));
    expect((await subject.client.send(new ScanCommand({ TableName: "Work" }))).Count).toBe(0);
    await write(requests(25));
    expect((await subject.client.send(new ScanCommand({ TableName: "Work" }))).Count).toBe(25);
  });

  test("of two tables together write at most 25", async () => {
    const events = Array.from({ length: 13 }, (_, n) => ({
      PutRequest: { Item: { streamId: { S: "s" }, version: { N: String(n) } } },
    }));
    const input = { RequestItems: { Work: requests(13), Events: events } };
    await expect(subject.client.send(new BatchWriteItemCommand(input))).rejects.toEqual(failing("ValidationException"));
  });

  test("read at most 100 keys, each once", async () => {
    await write(requests(3));
    const keys = Array.from({ length: 100 }, (_, n) => key("a", `k${n}`));
    expect((await read(keys)).Responses?.Work).toHaveLength(3);
    await expect(read([...keys, key("b", "1")])).rejects.toEqual(failing("ValidationException"));
    await expect(read([key("a", "k1"), key("a", "k1")])).rejects.toEqual(failing("ValidationException"));
  });

  test("hand back the keys that would make an answer of more than 16 MB", async () => {
    const body = { S: "x".repeat(399_000) };
    for (let n = 0; n < 45; n++) await put({ ...key("big", String(n)), body });
    const { Responses, UnprocessedKeys } = await read(Array.from({ length: 45 }, (_, n) => key("big", String(n))));
    expect([Responses?.Work?.length, UnprocessedKeys?.Work?.Keys?.length]).toEqual([42, 3]);
  });
});

describe("tables", () => {
  test("are described as their definition says", async () => {
    const { Table } = await subject.client.send(new DescribeTableCommand({ TableName: "Work" }));
    expect(Table).toMatchObject({
      TableStatus: "ACTIVE",
      KeySchema: WORK.KeySchema,
      BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
      GlobalSecondaryIndexes: [{ IndexName: "byStatus" }, { IndexName: "byOwner" }],
    });
    const ttl = await subject.client.send(new DescribeTimeToLiveCommand({ TableName: "Work" }));
    expect(ttl.TimeToLiveDescription).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "expires" });
    const backups = await subject.client.send(new DescribeContinuousBackupsCommand({ TableName: "Events" }));
    expect(backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe("ENABLED");
  });

  test("are listed by name, page by page", async () => {
    const first = await subject.client.send(new ListTablesCommand({ Limit: 2 }));
    expect(first).toMatchObject({ TableNames: ["Digests", "Events"], LastEvaluatedTableName: "Events" });
    const second = await subject.client.send(new ListTablesCommand({ ExclusiveStartTableName: "Events" }));
    expect(second).toMatchObject({ TableNames: ["Work"] });
    expect(second.LastEvaluatedTableName).toBeUndefined();
  });

  test("made again keep their items, and a new index is filled from them", async () => {
    await put({ ...key("a", "1"), kind: { S: "step" } });
    subject.db.createTable(WORK);
    const byKind = {
      IndexName: "byKind",
      KeySchema: [{ AttributeName: "kind", KeyType: "HASH" }],
      Projection: { ProjectionType: "KEYS_ONLY" },
    };
    const AttributeDefinitions = [...WORK.AttributeDefinitions, { AttributeName: "kind", AttributeType: "S" }];
    subject.db.createTable({ ...WORK, AttributeDefinitions, GlobalSecondaryIndexes: [byKind] });
    const found = await subject.client.send(new ScanCommand({ TableName: "Work", IndexName: "byKind" }));
    expect(found.Items).toEqual([{ ...key("a", "1"), kind: { S: "step" } }]);
    await expect(subject.client.send(new ScanCommand({ TableName: "Work", IndexName: "byOwner" }))).rejects.toEqual(
      failing("ValidationException"),
    );
  });

  test("are refused where DynamoDB would refuse their definition, or where an index is of a kind that is not here", () => {
    const undefinedKey = { ...WORK, TableName: "Other", AttributeDefinitions: WORK.AttributeDefinitions.slice(1) };
    expect(() => subject.db.createTable(undefinedKey)).toThrow("AttributeDefinitions");
    const local = { ...WORK, TableName: "Other", LocalSecondaryIndexes: [] };
    expect(() => subject.db.createTable(local)).toThrow("local secondary indexes");
  });

  test("do not change their keys", () => {
    expect(() => subject.db.createTable({ ...WORK, KeySchema: WORK.KeySchema.slice(0, 1) })).toThrow("stands with other keys");
  });

  test("that are not there are not found, and PartiQL is unknown", async () => {
    await expect(put(key("a", "1"), "Nowhere")).rejects.toEqual(failing("ResourceNotFoundException"));
    await expect(subject.client.send(new DescribeTableCommand({ TableName: "Nowhere" }))).rejects.toEqual(
      failing("ResourceNotFoundException"),
    );
    const statement = new ExecuteStatementCommand({ Statement: "SELECT * FROM Work" });
    await expect(subject.client.send(statement)).rejects.toEqual(failing("UnknownOperationException"));
  });
});
