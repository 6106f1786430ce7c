import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { DueStep, Steps } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";
import { isLostRace } from "./errors.ts";
import { DUE_SHARDS, workStep, workSteps } from "./keys.ts";

/** Due items taken up by one tick, a shard: what is left waits a minute. */
const PER_SHARD = 100;

/** The due items in the table `work`; `index` is its index of that name. */
export const dynamoSteps = (client: DynamoDBClient, table: string, index = "due"): Steps =>
  faulting("database-failed", {
    due: async (now) => {
      const shards = Array.from({ length: DUE_SHARDS }, (_, shard) => dueIn(client, { table, index, shard, now }));
      return (await Promise.all(shards)).flat();
    },
    lease: async ({ streamId, step, dueAt, version }, until) =>
      took(
        client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: marshall(workStep(streamId, step)),
            UpdateExpression: "SET dueAt = :until ADD attempts :one",
            ConditionExpression: "dueAt = :dueAt AND version = :version",
            ExpressionAttributeValues: marshall({ ":until": until, ":one": 1, ":dueAt": dueAt, ":version": version }),
          }),
        ),
      ),
    of: async (streamId) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: marshall({ ":pk": workSteps(streamId).pk }),
        }),
      );
      return Items.map(dueStep);
    },
    failed: async (streamId, step, failure) => {
      await took(
        client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: marshall(workStep(streamId, step)),
            UpdateExpression: "SET failure = :failure",
            ConditionExpression: "attribute_exists(pk)",
            ExpressionAttributeValues: marshall({ ":failure": failure }),
          }),
        ),
      );
    },
    done: async (streamId, step, version) => {
      await took(
        client.send(
          new DeleteItemCommand({
            TableName: table,
            Key: marshall(workStep(streamId, step)),
            ConditionExpression: "attribute_not_exists(version) OR version <= :version",
            ExpressionAttributeValues: marshall({ ":version": version }),
          }),
        ),
      );
    },
  });

interface Shard {
  readonly table: string;
  readonly index: string;
  readonly shard: number;
  readonly now: string;
}

const dueIn = async (client: DynamoDBClient, { table, index, shard, now }: Shard): Promise<DueStep[]> => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: index,
      KeyConditionExpression: "dueShard = :shard AND dueAt <= :now",
      ExpressionAttributeValues: marshall({ ":shard": `due#${shard}`, ":now": now }),
      Limit: PER_SHARD,
    }),
  );
  return Items.map(dueStep);
};

const dueStep = (item: Record<string, AttributeValue>): DueStep => {
  const { streamId, step, version, dueAt, attempts, failure } = unmarshall(item);
  return { streamId, step, version, dueAt, attempts, ...(failure ? { failure } : {}) };
};

/** False where the row is another's by now, or is being changed in a transaction: whoever does that decides what is due. */
const took = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (isLostRace(error)) return false;
    throw error;
  }
};
