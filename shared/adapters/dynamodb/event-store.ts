import { createHash } from "node:crypto";
import { type DynamoDBClient, paginateQuery, type TransactWriteItem, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { type StoredEvent, unchained } from "../../domain/evidence/chain.ts";
import { Fault } from "../../domain/fault.ts";
import type { Append, EventStore, StepWrite } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";
import { isLostRace } from "./errors.ts";
import { DUE_SHARDS, workStep } from "./keys.ts";

export interface Tables {
  readonly agreements: string;
  readonly work: string;
}

/** The event streams on DynamoDB: the only code that appends. */
export const dynamoEventStore = (client: DynamoDBClient, tables: Tables): EventStore =>
  faulting("database-failed", {
    read: async (streamId) => checked(streamId, await stream(client, tables.agreements, streamId)),
    stored: async (streamId) => {
      const events = await stream(client, tables.agreements, streamId);
      checked(streamId, events);
      return events;
    },
    append: async (append) => {
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: itemsOf(append, tables) }));
        return "appended";
      } catch (error) {
        if (isLostRace(error)) return "lost-race";
        throw error;
      }
    },
  });

const checked = (streamId: string, stored: readonly StoredEvent[]) => {
  const events = unchained(streamId, stored);
  if ("broken" in events) throw new Fault("chain-broken", `${streamId} at ${events.broken}: ${events.why}`, { retryable: false });
  return events;
};

const stream = async (client: DynamoDBClient, TableName: string, streamId: string): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = [];
  const query = {
    TableName,
    ConsistentRead: true,
    KeyConditionExpression: "streamId = :stream",
    ExpressionAttributeValues: { ":stream": { S: streamId } },
  };
  for await (const { Items = [] } of paginateQuery({ client }, query))
    events.push(...Items.map((item) => unmarshall(item) as StoredEvent));
  return events;
};

const itemsOf = ({ events, due, done, with: joined = [] }: Append, tables: Tables): TransactWriteItem[] => [
  ...events.map((event) => ({
    Put: { TableName: tables.agreements, Item: marshall(event), ConditionExpression: "attribute_not_exists(version)" },
  })),
  // Whoever made the step due last says from when: an earlier item of the same step is replaced.
  ...due.map((step) => ({ Put: { TableName: tables.work, Item: marshall(dueItem(step)) } })),
  ...(done ? [{ Delete: { TableName: tables.work, Key: marshall(workStep(done.streamId, done.step)) } }] : []),
  ...(joined as TransactWriteItem[]),
];

const dueItem = ({ streamId, step, version, from }: StepWrite) => ({
  ...workStep(streamId, step),
  streamId,
  step,
  version,
  dueShard: shardOf(streamId),
  dueAt: from,
  attempts: 0,
});

const shardOf = (streamId: string): string => `due#${(createHash("sha256").update(streamId).digest()[0] ?? 0) % DUE_SHARDS}`;
