import { type AttributeValue, type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { PublicEntries, RegisteredEntry } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";
import { entryRow, publicAgreement, publicText } from "./keys.ts";

/** The public rows of the table `registry`. Only Query is used: the registry's role has nothing else, and no other partitions. */
export const dynamoPublicEntries = (client: DynamoDBClient, table: string): PublicEntries =>
  faulting<PublicEntries>("database-failed", {
    byNumber: (number) => first(client, table, entryRow("public", number)),
    byText: (sha256) => first(client, table, publicText(sha256)),
    byAgreement: (agreementId) => first(client, table, publicAgreement(agreementId)),
  });

const registeredOf = (item: Record<string, AttributeValue>): RegisteredEntry => {
  const { entry, log } = unmarshall(item);
  return { entry, log };
};

const first = async (client: DynamoDBClient, TableName: string, { pk }: { pk: string }) => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: marshall({ ":pk": pk }),
      Limit: 1,
    }),
  );
  const [item] = Items;
  return item && registeredOf(item);
};
