import { type DynamoDBClient, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { Deliveries } from "../../usecases/ports.ts";
import { isConditionFailed } from "./errors.ts";
import { workDeliveries } from "./keys.ts";

/** Which notices of a stream went out, in the table `work`. */
export const dynamoDeliveries = (client: DynamoDBClient, table: string): Deliveries => ({
  sent: async (streamId) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: marshall({ ":pk": workDeliveries(streamId).pk }),
      }),
    );
    return new Set(Items.map((item) => unmarshall(item).sk as string));
  },
  record: async (streamId, notice, messageId) => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: marshall({ ...workDeliveries(streamId), sk: notice, messageId }),
          ConditionExpression: "attribute_not_exists(pk)",
        }),
      );
    } catch (error) {
      if (!isConditionFailed(error)) throw error;
    }
  },
});
