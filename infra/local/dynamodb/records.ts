import { createHash } from "node:crypto";
import { REGION, streamArn } from "./arn.ts";
import { type Engine, keyAttributes } from "./rows.ts";
import { itemSize } from "./size.ts";
import type { Item, Table } from "./types.ts";

const RETENTION_MS = 24 * 3600 * 1000;

/** A stream record as AWS hands it to a pipe or a function, and its place in the stream as a number. */
export interface StreamRecord {
  eventID: string;
  eventName: "INSERT" | "MODIFY" | "REMOVE";
  eventVersion: "1.1";
  eventSource: "aws:dynamodb";
  eventSourceARN: string;
  awsRegion: string;
  /** Present where time to live deleted the item. */
  userIdentity?: { type: "Service"; principalId: "dynamodb.amazonaws.com" };
  dynamodb: {
    /** Seconds since the epoch. */
    ApproximateCreationDateTime: number;
    Keys: Item;
    NewImage?: Item;
    OldImage?: Item;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
  sequence: number;
}

export const sequenceNumber = (sequence: number): string => String(sequence).padStart(21, "0");

const images = (view: string, old: Item | undefined, next: Item | undefined) => ({
  ...(next && /^NEW/.test(view) ? { NewImage: next } : {}),
  ...(old && /OLD/.test(view) ? { OldImage: old } : {}),
});

const parsed = (json: unknown): Item | undefined => (json === null ? undefined : (JSON.parse(String(json)) as Item));

const asRecord = (table: Table, row: Record<string, unknown>): StreamRecord => {
  const { definition, streamLabel = "" } = table;
  const [sequence, old, next] = [Number(row.seq), parsed(row.old), parsed(row.new)];
  const arn = streamArn(definition.TableName, streamLabel);
  const StreamViewType = definition.StreamSpecification?.StreamViewType ?? "KEYS_ONLY";
  const Keys = keyAttributes(definition, next ?? old ?? {});
  const shown = images(StreamViewType, old, next);
  return {
    eventID: createHash("md5").update(`${arn} ${sequence}`).digest("hex"),
    eventName: String(row.name) as StreamRecord["eventName"],
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    eventSourceARN: arn,
    awsRegion: REGION,
    ...(row.by_ttl === 1 ? { userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" } } : {}),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Number(row.at) / 1000),
      Keys,
      ...shown,
      SequenceNumber: sequenceNumber(sequence),
      SizeBytes: [Keys, ...Object.values(shown)].reduce((sum, item) => sum + itemSize(item), 0),
      StreamViewType,
    },
    sequence,
  };
};

/** At most `limit` records of a table that follow the sequence `after`, in the order of the writes; from 0 on all that are kept. */
export const readRecords = ({ store }: Engine, table: Table, after: number, limit: number): StreamRecord[] =>
  store
    .sql("SELECT * FROM record WHERE tbl = ? AND seq > ? ORDER BY seq LIMIT ?")
    .all(table.definition.TableName, after, limit)
    .map((row) => asRecord(table, row));

/** The last sequence that was given to any table, kept or trimmed since. */
export const lastSequence = ({ store }: Engine): number =>
  Number(store.sql("SELECT seq FROM sqlite_sequence WHERE name = 'record'").get()?.seq ?? 0);

/** The last sequence of a table that is no longer kept; records after it are all there. */
export const trimmedUpTo = ({ store }: Engine, table: string): number =>
  Number(store.sql("SELECT seq FROM trimmed WHERE tbl = ?").get(table)?.seq ?? 0);

/** Drops the records that are older than the 24 hours for which AWS keeps them. */
export const trimStreams = ({ store, now }: Engine): void => {
  const horizon = now() - RETENTION_MS;
  store.sql("INSERT OR REPLACE INTO trimmed(tbl, seq) SELECT tbl, max(seq) FROM record WHERE at < ? GROUP BY tbl").run(horizon);
  store.sql("DELETE FROM record WHERE at < ?").run(horizon);
};
