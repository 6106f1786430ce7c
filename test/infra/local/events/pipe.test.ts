import { cpSync } from "node:fs";
import type { PutEvent } from "../../../../infra/local/events/bus.ts";
import { type PipeOptions, type StreamRecord, startPipe } from "../../../../infra/local/events/pipe.ts";
import { account, region, temporaryDirectory } from "../client.ts";

const dead = `arn:aws:sqs:${region}:${account}:pipe-dead`;
const bus = `arn:aws:events:${region}:${account}:event-bus/depositary`;
const streamArn = `arn:aws:dynamodb:${region}:${account}:table/Agreements/stream/2026-01-01T00:00:00.000`;
const stream = { StartingPosition: "TRIM_HORIZON", BatchSize: 3, MaximumRetryAttempts: 2, DeadLetterConfig: { Arn: dead } };
const properties = {
  RoleArn: "arn:aws:iam::000000000000:role/pipe",
  Source: streamArn,
  SourceParameters: {
    DynamoDBStreamParameters: { ...stream, OnPartialBatchItemFailure: "AUTOMATIC_BISECT" },
    FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
  },
  Target: bus,
  TargetParameters: {
    InputTemplate: '{"streamId":<$.dynamodb.NewImage.streamId.S>,"version":<$.dynamodb.NewImage.version.N>}',
    EventBridgeEventBusParameters: { DetailType: "$.dynamodb.NewImage.type.S", Source: "depositary" },
  },
};
const withStream = (more: object) => ({
  ...properties,
  SourceParameters: { ...properties.SourceParameters, DynamoDBStreamParameters: { ...stream, ...more } },
});

/** A table's stream that grows by hand. */
const createStream = () => {
  const records: StreamRecord[] = [];
  const listeners: ((table: string) => void)[] = [];
  const append = (eventName = "INSERT", type = "Signed") => {
    const sequence = records.length + 1;
    const NewImage = { streamId: { S: "agreement/abc" }, version: { N: String(sequence) }, type: { S: type } };
    const record = { sequence, eventName, dynamodb: { NewImage, SequenceNumber: String(sequence).padStart(21, "0") } };
    records.push(record);
    for (const listener of listeners) listener("Agreements");
  };
  const source = {
    records: (table: string, after: number, limit: number) => {
      if (table !== "Agreements") throw new Error(`no table ${table}`);
      return records.filter(({ sequence }) => sequence > after).slice(0, limit);
    },
    onRecord: (listener: (table: string) => void) => void listeners.push(listener),
  };
  return { append, source };
};

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((pipe) => pipe.close())));

const setUp = (options: Partial<PipeOptions> = {}) => {
  const table = createStream();
  const events: (PutEvent & { bus: string })[] = [];
  const letters: unknown[] = [];
  const all: PipeOptions = {
    directory: temporaryDirectory(),
    region,
    account,
    name: "agreements",
    properties,
    source: table.source,
    put: (arn, event) => events.push({ bus: arn, ...event }),
    send: (arn, body) => letters.push({ arn, ...JSON.parse(body) }),
    retryDelayMs: 1,
    ...options,
  };
  const start = (more: Partial<PipeOptions> = {}) => {
    const pipe = startPipe({ ...all, ...more });
    open.push(pipe);
    return pipe;
  };
  const versions = () => events.map(({ detail }) => Number((detail as { version: string }).version));
  return { ...table, events, letters, versions, start, directory: all.directory };
};

test("a record becomes an event, as filter and template say", async () => {
  const { append, events, start } = setUp();
  const pipe = start();
  append("MODIFY");
  append("INSERT", "Affixed");
  append("REMOVE");
  await pipe.idle();
  const detail = { streamId: "agreement/abc", version: "2" };
  expect(events).toEqual([{ bus, source: "depositary", "detail-type": "Affixed", detail, resources: [] }]);
});

test("records come in order, also those from before the start, and wake the pipe by themselves", async () => {
  const { append, versions, start } = setUp();
  for (let record = 0; record < 7; record++) append();
  const pipe = start();
  append();
  for (let tries = 0; versions().length < 8 && tries < 200; tries++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(versions()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  await pipe.idle();
  expect(versions()).toHaveLength(8);
});

test("LATEST begins after what is there at the first start, and only at the first", async () => {
  const { append, versions, start } = setUp({ properties: withStream({ StartingPosition: "LATEST" }) });
  append();
  await start().close();
  append();
  await start().idle();
  expect(versions()).toEqual([2]);
});

test("the position outlives a restart", async () => {
  const { append, versions, start } = setUp();
  append();
  const first = start();
  await first.idle();
  await first.close();
  append();
  await start().idle();
  expect(versions()).toEqual([1, 2]);
});

test("after a crash within a batch the batch comes again: at least once", async () => {
  const crashed = temporaryDirectory();
  const seen: string[] = [];
  const { append, versions, start, directory } = setUp();
  for (let record = 0; record < 5; record++) append();
  const put: PipeOptions["put"] = (_, { detail }) => {
    const { version } = detail as { version: string };
    seen.push(version);
    if (version === "5") cpSync(directory, crashed, { recursive: true });
  };
  await start({ put }).idle();
  expect(seen).toEqual(["1", "2", "3", "4", "5"]);
  await start({ directory: crashed }).idle();
  expect(versions()).toEqual([4, 5]);
});

test("a failure is tried again, and the others wait their turn", async () => {
  let failures = 2;
  const order: unknown[] = [];
  const { append, start, letters } = setUp({
    put: (_, { detail }) => {
      if (failures-- > 0) throw new Error("throttled");
      order.push(detail);
    },
  });
  append();
  append();
  await start().idle();
  expect(order).toMatchObject([{ version: "1" }, { version: "2" }]);
  expect(letters).toEqual([]);
});

test("after MaximumRetryAttempts the record is a dead letter that names it, and the next one follows", async () => {
  const log = jest.spyOn(console, "error").mockImplementation(() => {});
  const attempts: string[] = [];
  const { append, start, letters } = setUp({
    put: (_, { detail }) => {
      const { version } = detail as { version: string };
      attempts.push(version);
      if (version === "1") throw new Error("refused");
    },
  });
  append();
  append();
  await start().idle();
  expect(attempts).toEqual(["1", "1", "1", "2"]);
  const number = "000000000000000000001";
  expect(letters).toMatchObject([
    {
      arn: dead,
      context: { partnerResourceArn: `arn:aws:pipes:${region}:${account}:pipe/agreements`, condition: "RetryAttemptsExhausted" },
      DDBStreamBatchInfo: { startSequenceNumber: number, endSequenceNumber: number, streamArn },
    },
  ]);
  expect(log.mock.calls[0]?.[0]).toMatch(/record 1 is given up/);
  log.mockRestore();
});

test("closing ends endless retries, and the record is delivered after the next start", async () => {
  const { append, start, versions } = setUp({ properties: withStream({ MaximumRetryAttempts: -1 }) });
  append();
  const pipe = start({
    retryDelayMs: 5000,
    put: () => {
      throw new Error("down");
    },
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await pipe.close();
  await start().idle();
  expect(versions()).toEqual([1]);
});

test("a stopped pipe keeps its place", async () => {
  const { append, start, versions } = setUp();
  const stopped = start({ properties: { ...properties, DesiredState: "STOPPED" } });
  append();
  await stopped.idle();
  expect(versions()).toEqual([]);
  await stopped.close();
  await start().idle();
  expect(versions()).toEqual([1]);
});

test.each([
  [{ ...properties, Source: "arn:aws:sqs:eu-central-1:000000000000:q" }, /only DynamoDB streams/],
  [{ ...properties, Target: dead }, /only event buses/],
  [{ ...properties, Enrichment: "arn:aws:lambda:f" }, /not supported by the local cloud: Enrichment/],
  [withStream({ ParallelizationFactor: 2 }), /ParallelizationFactor/],
  [
    { ...properties, TargetParameters: { ...properties.TargetParameters, InputTemplate: '{"a":<streamId>}' } },
    /streamId is not supported/,
  ],
  [
    {
      ...properties,
      SourceParameters: { ...properties.SourceParameters, FilterCriteria: { Filters: [{ Pattern: '{"a":[{"b":1}]}' }] } },
    },
    /unknown operator b/,
  ],
])("a boot with %j fails", (wrong, message) => {
  expect(() => setUp().start({ properties: wrong })).toThrow(message);
});
