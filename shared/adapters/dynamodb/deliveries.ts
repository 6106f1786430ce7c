import { type DynamoDBClient, PutItemCommand, paginateQuery } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { Deliveries } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";
import { isConditionFailed } from "./errors.ts";
import { workDeliveries } from "./keys.ts";

/** The notices of a stream in the table `work`: each a row with `claimedUntil`, and with `messageId` once it went out. */
export const dynamoDeliveries = (client: DynamoDBClient, table: string): Deliveries => {
  const put = (row: Record<string, string>, ConditionExpression: string, values: Record<string, string> = {}) =>
    took(
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: marshall(row),
          ConditionExpression,
          ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: marshall(values) } : {}),
        }),
      ),
    );
  const rowOf = (streamId: string, notice: string) => ({ ...workDeliveries(streamId), sk: notice });
  return faulting<Deliveries>("database-failed", {
    sent: async (streamId) => {
      const sent = new Set<string>();
      const query = {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        FilterExpression: "attribute_exists(messageId)",
        ExpressionAttributeValues: marshall({ ":pk": workDeliveries(streamId).pk }),
      };
      for await (const { Items = [] } of paginateQuery({ client }, query))
        for (const item of Items) sent.add(unmarshall(item).sk);
      return sent;
    },
    claim: (streamId, notice, { at, until }) =>
      put(
        { ...rowOf(streamId, notice), claimedUntil: until },
        "attribute_not_exists(pk) OR (attribute_not_exists(messageId) AND claimedUntil <= :at)",
        { ":at": at },
      ),
    release: async (streamId, notice, { at, until }) => {
      const own = "attribute_not_exists(messageId) AND claimedUntil = :until";
      await put({ ...rowOf(streamId, notice), claimedUntil: at }, own, { ":until": until });
    },
    record: async (streamId, notice, messageId) => {
      await put({ ...rowOf(streamId, notice), messageId }, "attribute_not_exists(messageId)");
    },
  });
};

/** False where the row's condition says no. */
const took = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (isConditionFailed(error)) return false;
    throw error;
  }
};
