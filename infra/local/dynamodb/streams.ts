import { streamArn } from "./arn.ts";
import { serviceError, validationError } from "./errors.ts";
import { lastSequence, readRecords, type StreamRecord, sequenceNumber, trimmedUpTo } from "./records.ts";
import type { Engine } from "./rows.ts";
import { type Input, type Output, type Table, textIn } from "./types.ts";

// A stream has one shard, open for ever: its records are in the order of the commits.
const SHARD = "shardId-00000000000000000001-00000001";
const ITERATOR_LIFE_MS = 15 * 60 * 1000;
const MAX_RECORDS = 1000;

const arnOf = ({ definition, streamLabel }: Table): string | undefined =>
  streamLabel && streamArn(definition.TableName, streamLabel);

const tableOf = ({ store }: Engine, arn: string): Table => {
  const table = [...store.tables.values()].find((one) => arnOf(one) === arn);
  if (!table) throw serviceError("ResourceNotFoundException", `Requested resource not found: Stream: ${arn} not found`);
  return table;
};

export const listStreams = ({ store }: Engine, { TableName }: Input): Output => {
  const tables = [...store.tables.values()].filter(
    (table) => table.streamLabel && (TableName === undefined || table.definition.TableName === TableName),
  );
  return {
    Streams: tables.map((table) => ({
      StreamArn: arnOf(table),
      TableName: table.definition.TableName,
      StreamLabel: table.streamLabel,
    })),
  };
};

export const describeStream = (engine: Engine, input: Input): Output => {
  const StreamArn = textIn(input, "StreamArn");
  const { definition, streamLabel, created } = tableOf(engine, StreamArn);
  return {
    StreamDescription: {
      StreamArn,
      StreamLabel: streamLabel,
      StreamStatus: "ENABLED",
      StreamViewType: definition.StreamSpecification?.StreamViewType,
      CreationRequestDateTime: created / 1000,
      TableName: definition.TableName,
      KeySchema: definition.KeySchema,
      Shards: [{ ShardId: SHARD, SequenceNumberRange: { StartingSequenceNumber: sequenceNumber(1) } }],
    },
  };
};

interface Iterator {
  arn: string;
  after: number;
  at: number;
}
const encoded = (iterator: Iterator): string => Buffer.from(JSON.stringify(iterator)).toString("base64url");
const decoded = (text: string): Iterator => {
  try {
    const { arn, after, at } = JSON.parse(Buffer.from(text, "base64url").toString()) as Partial<Iterator>;
    if (typeof arn === "string" && typeof after === "number" && typeof at === "number") return { arn, after, at };
  } catch {
    // Not an iterator of ours: answered below, as any other invalid one.
  }
  throw validationError("Invalid ShardIterator");
};

const trimmed = (): Error =>
  serviceError("TrimmedDataAccessException", "The requested record is older than the stream's trim horizon");

const numbered = (engine: Engine, table: Table, SequenceNumber: unknown, offset: number): number => {
  if (typeof SequenceNumber !== "string" || !/^\d{21,40}$/.test(SequenceNumber)) {
    throw validationError("Invalid SequenceNumber");
  }
  const after = Number(SequenceNumber) + offset;
  if (after < trimmedUpTo(engine, table.definition.TableName)) throw trimmed();
  return after;
};

const startOf = (engine: Engine, table: Table, { ShardIteratorType, SequenceNumber }: Input): number => {
  switch (ShardIteratorType) {
    case "TRIM_HORIZON":
      return trimmedUpTo(engine, table.definition.TableName);
    case "LATEST":
      return lastSequence(engine);
    case "AT_SEQUENCE_NUMBER":
      return numbered(engine, table, SequenceNumber, -1);
    case "AFTER_SEQUENCE_NUMBER":
      return numbered(engine, table, SequenceNumber, 0);
    default:
      throw validationError("Value at 'shardIteratorType' failed to satisfy constraint");
  }
};

export const getShardIterator = (engine: Engine, input: Input): Output => {
  const arn = textIn(input, "StreamArn");
  const table = tableOf(engine, arn);
  if (input.ShardId !== SHARD) {
    throw serviceError("ResourceNotFoundException", "Requested resource not found: Shard does not exist");
  }
  return { ShardIterator: encoded({ arn, after: startOf(engine, table, input), at: engine.now() }) };
};

/** Over HTTP the API's own casing holds for the identity, and the place of the record is its SequenceNumber alone. */
const overHttp = ({ sequence: _, eventSourceARN: __, userIdentity, ...record }: StreamRecord): Output =>
  userIdentity ? { ...record, userIdentity: { PrincipalId: userIdentity.principalId, Type: userIdentity.type } } : record;

export const getRecords = (engine: Engine, input: Input): Output => {
  const { Limit = MAX_RECORDS } = input;
  const { arn, after, at } = decoded(textIn(input, "ShardIterator"));
  const table = tableOf(engine, arn);
  if (typeof Limit !== "number" || Limit < 1 || Limit > MAX_RECORDS) throw validationError("Limit must be between 1 and 1000");
  if (engine.now() - at > ITERATOR_LIFE_MS)
    throw serviceError("ExpiredIteratorException", "The iterator is more than 15 minutes old");
  if (after < trimmedUpTo(engine, table.definition.TableName)) throw trimmed();
  const records = readRecords(engine, table, after, Limit);
  const next = { arn, after: records.at(-1)?.sequence ?? after, at: engine.now() };
  return { Records: records.map(overHttp), NextShardIterator: encoded(next) };
};
