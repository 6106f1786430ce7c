import { type AttributeValue, DeleteItemCommand, PutItemCommand, ScanCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type ShardIteratorType,
} from "@aws-sdk/client-dynamodb-streams";
import { type Subject, settings, startSubject, WORK } from "./samples.ts";

type Item = Record<string, AttributeValue>;
const HOUR = 3600 * 1000;
let subject: Subject;
let streams: DynamoDBStreamsClient;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 10, 1);
  subject = await startSubject({ now: () => now });
  streams = new DynamoDBStreamsClient(settings(subject.db.url));
});
afterEach(async () => {
  streams.destroy();
  await subject.end();
});

const key = (sk: string): Item => ({ pk: { S: "a" }, sk: { S: sk } });
const put = (Item: Item) => subject.client.send(new PutItemCommand({ TableName: "Work", Item }));
const remove = (Key: Item) => subject.client.send(new DeleteItemCommand({ TableName: "Work", Key }));
const names = () => subject.db.records("Work", 0, 100).map(({ eventName }) => eventName);

const shardOf = async (TableName = "Work") => {
  const { Streams = [] } = await streams.send(new ListStreamsCommand({ TableName }));
  const StreamArn = Streams[0]?.StreamArn ?? "";
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  return { StreamArn, ShardId: StreamDescription?.Shards?.[0]?.ShardId ?? "", view: StreamDescription?.StreamViewType };
};
const iterator = async (ShardIteratorType: ShardIteratorType, SequenceNumber?: string) => {
  const { StreamArn, ShardId } = await shardOf();
  const place = SequenceNumber ? { SequenceNumber } : {};
  return (await streams.send(new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType, ...place }))).ShardIterator;
};
const read = (ShardIterator: string | undefined, Limit?: number) =>
  streams.send(new GetRecordsCommand({ ShardIterator, ...(Limit ? { Limit } : {}) }));
interface Keyed {
  dynamodb?: { Keys?: Record<string, { S?: string | undefined }> | undefined } | undefined;
}
const sortKeys = (records: Keyed[] | undefined) => records?.map(({ dynamodb }) => dynamodb?.Keys?.sk?.S);

describe("records", () => {
  test("tell what happened to an item, with both images", async () => {
    await put({ ...key("1"), n: { N: "1" } });
    await put({ ...key("1"), n: { N: "2" } });
    await remove(key("1"));
    expect(subject.db.records("Work", 0, 10)).toMatchObject([
      { eventName: "INSERT", dynamodb: { Keys: key("1"), NewImage: { n: { N: "1" } } } },
      { eventName: "MODIFY", dynamodb: { OldImage: { n: { N: "1" } }, NewImage: { n: { N: "2" } } } },
      { eventName: "REMOVE", dynamodb: { OldImage: { n: { N: "2" } } } },
    ]);
  });

  test("hold what the table's view says", async () => {
    const item = { streamId: { S: "s" }, version: { N: "1" } };
    await subject.client.send(new PutItemCommand({ TableName: "Events", Item: { ...item, body: { S: "one" } } }));
    await subject.client.send(new DeleteItemCommand({ TableName: "Events", Key: item }));
    const [inserted, removed] = subject.db.records("Events", 0, 10);
    expect(inserted?.dynamodb).toMatchObject({ Keys: item, NewImage: { body: { S: "one" } }, StreamViewType: "NEW_IMAGE" });
    expect(inserted?.dynamodb).not.toHaveProperty("OldImage");
    expect(removed?.dynamodb).not.toHaveProperty("OldImage");
  });

  test("are not made by writes that change nothing or fail", async () => {
    await put({ ...key("1"), tags: { SS: ["a", "b"] } });
    await put({ tags: { SS: ["b", "a"] }, ...key("1") });
    await remove(key("2"));
    const failing = { TableName: "Work", Item: key("1"), ConditionExpression: "attribute_not_exists(pk)" };
    await expect(subject.client.send(new PutItemCommand(failing))).rejects.toThrow();
    expect(names()).toEqual(["INSERT"]);
  });

  test("are read on from a sequence, a few at a time", async () => {
    for (const sk of ["1", "2", "3"]) await put(key(sk));
    const [first] = subject.db.records("Work", 0, 1);
    expect(sortKeys(subject.db.records("Work", first?.sequence ?? 0, 1))).toEqual(["2"]);
  });

  test("are announced once they can be read", async () => {
    const heard = new Promise<string[]>((done) => {
      subject.db.onRecord((table) => done([table, ...names()]));
    });
    await put(key("1"));
    expect(await heard).toEqual(["Work", "INSERT"]);
  });
});

describe("over HTTP", () => {
  test("a stream is listed and described", async () => {
    expect(await shardOf("Events")).toMatchObject({
      view: "NEW_IMAGE",
      StreamArn: expect.stringContaining("table/Events/stream/"),
    });
    expect((await streams.send(new ListStreamsCommand({}))).Streams).toHaveLength(2);
    expect((await streams.send(new ListStreamsCommand({ TableName: "Digests" }))).Streams).toEqual([]);
  });

  test("TRIM_HORIZON begins at the first record and goes on page by page", async () => {
    for (const sk of ["1", "2", "3"]) await put(key(sk));
    const first = await read(await iterator("TRIM_HORIZON"), 2);
    const second = await read(first.NextShardIterator);
    expect([sortKeys(first.Records), sortKeys(second.Records)]).toEqual([["1", "2"], ["3"]]);
    expect((await read(second.NextShardIterator)).Records).toEqual([]);
  });

  test("LATEST begins after what is there", async () => {
    await put(key("1"));
    const latest = await iterator("LATEST");
    await put(key("2"));
    expect(sortKeys((await read(latest)).Records)).toEqual(["2"]);
  });

  test("AT and AFTER a sequence number begin there and behind it", async () => {
    for (const sk of ["1", "2", "3"]) await put(key(sk));
    const place = subject.db.records("Work", 0, 10)[1]?.dynamodb.SequenceNumber;
    expect(sortKeys((await read(await iterator("AT_SEQUENCE_NUMBER", place))).Records)).toEqual(["2", "3"]);
    expect(sortKeys((await read(await iterator("AFTER_SEQUENCE_NUMBER", place))).Records)).toEqual(["3"]);
  });

  test("an iterator ends after 15 minutes, and one that is none is refused", async () => {
    const old = await iterator("LATEST");
    now += 16 * 60 * 1000;
    await expect(read(old)).rejects.toMatchObject({ name: "ExpiredIteratorException" });
    await expect(read("nonsense")).rejects.toMatchObject({ name: "ValidationException" });
    const lost = { StreamArn: "arn:aws:dynamodb:eu-central-1:000000000000:table/No/stream/2026" };
    await expect(streams.send(new DescribeStreamCommand(lost))).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });
});

describe("after 24 hours", () => {
  test("records are dropped, later ones stay, and the sequence goes on", async () => {
    await put(key("1"));
    now += 23 * HOUR;
    await put(key("2"));
    now += 2 * HOUR;
    subject.db.expireItems();
    expect(sortKeys(subject.db.records("Work", 0, 10))).toEqual(["2"]);
    now += 24 * HOUR;
    subject.db.expireItems();
    await put(key("3"));
    expect(subject.db.records("Work", 0, 10).map(({ sequence }) => sequence)).toEqual([3]);
    expect(sortKeys((await read(await iterator("TRIM_HORIZON"))).Records)).toEqual(["3"]);
  });

  test("a reader from before the horizon is told", async () => {
    await put(key("1"));
    await put(key("2"));
    const place = subject.db.records("Work", 0, 10)[0]?.dynamodb.SequenceNumber;
    now += 25 * HOUR;
    subject.db.expireItems();
    await expect(iterator("AFTER_SEQUENCE_NUMBER", place)).rejects.toMatchObject({ name: "TrimmedDataAccessException" });
  });

  test("a table whose first record came late was not trimmed", async () => {
    const early = await iterator("TRIM_HORIZON");
    const item = { streamId: { S: "s" }, version: { N: "1" } };
    await subject.client.send(new PutItemCommand({ TableName: "Events", Item: item }));
    await put(key("1"));
    expect(sortKeys((await read(early)).Records)).toEqual(["1"]);
  });
});

describe("time to live", () => {
  const expiring = (sk: string, expires: AttributeValue): Item => ({ ...key(sk), owner: { S: "KZ" }, expires });
  const seconds = () => Math.floor(now / 1000);

  test("deletes items whose time has come, from indexes too, by the service", async () => {
    await put(expiring("past", { N: String(seconds() - 1) }));
    await put(expiring("future", { N: String(seconds() + 60) }));
    subject.db.expireItems();
    const left = await subject.client.send(new ScanCommand({ TableName: "Work", IndexName: "byOwner" }));
    expect(left.Items?.map(({ sk }) => sk?.S)).toEqual(["future"]);
    const record = subject.db.records("Work", 0, 10).at(-1);
    expect(record).toMatchObject({
      eventName: "REMOVE",
      userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
    });
    const { Records = [] } = await read(await iterator("TRIM_HORIZON"));
    expect(Records.at(-1)?.userIdentity).toEqual({ Type: "Service", PrincipalId: "dynamodb.amazonaws.com" });
  });

  test.each<[string, AttributeValue]>([
    ["a time as text", { S: "1" }],
    ["a time more than five years ago", { N: "1" }],
    ["a time in milliseconds", { N: String(Date.UTC(2026, 9, 1)) }],
  ])("leaves %s", async (_what, expires) => {
    await put(expiring("1", expires));
    subject.db.expireItems();
    expect(names()).toEqual(["INSERT"]);
  });

  test("leaves items that a write moved on, and a deletion by a caller carries no identity", async () => {
    await put(expiring("1", { N: String(seconds() - 1) }));
    await subject.client.send(new UpdateItemCommand({ TableName: "Work", Key: key("1"), UpdateExpression: "REMOVE expires" }));
    subject.db.expireItems();
    await remove(key("1"));
    expect(subject.db.records("Work", 0, 10).at(-1)).not.toHaveProperty("userIdentity");
    expect(names()).toEqual(["INSERT", "MODIFY", "REMOVE"]);
  });
});

test("a stream whose view changed is a new stream; the same definition keeps it", async () => {
  const before = await shardOf();
  subject.db.createTable({ ...WORK, DeletionProtectionEnabled: true });
  expect(await shardOf()).toEqual(before);
  now += 1000;
  subject.db.createTable({ ...WORK, StreamSpecification: { StreamViewType: "KEYS_ONLY" } });
  expect((await shardOf()).StreamArn).not.toBe(before.StreamArn);
  await put({ ...key("1"), n: { N: "1" } });
  expect(subject.db.records("Work", 0, 10)[0]?.dynamodb).not.toHaveProperty("NewImage");
});
