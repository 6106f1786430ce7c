import { DynamoDBClient } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({});

/** The peer: the least that a function costs that is to read a table. */
export const handler = async (): Promise<boolean> => client instanceof DynamoDBClient;
