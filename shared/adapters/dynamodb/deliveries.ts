import { type DynamoDBClient, PutItemCommand, paginateQuery } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { Deliveries } from "../../usecases/ports.ts";
import { faulting, isConditionFailed } from "./errors.ts";
import { workDeliveries } from "./keys.ts";

/** Which notices of a stream went out, in the table `work`. */
export const dynamoDeliveries = (client: DynamoDBClient, table: string): Deliveries =>
  faulting({
    sent: async (streamId) => {
      const sent = new Set<string>();
      const query = {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: marshall({ ":pk": workDeliveries(streamId).pk }),
      };
      for await (const { Items = [] } of paginateQuery({ client }, query))
        for (const item of Items) sent.add(unmarshall(item).sk);
      return sent;
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
