import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDb,
  type DynamoDbOptions,
  startDynamoDb,
  type TableDefinition,
} from "../../../../infra/local/dynamodb/server.ts";

/** A table with a string sort key, a stream of both images and two indexes: one holds all, one its keys and a name. */
export const WORK: TableDefinition = {
  TableName: "Work",
  AttributeDefinitions: [
    { AttributeName: "pk", AttributeType: "S" },
    { AttributeName: "sk", AttributeType: "S" },
    { AttributeName: "status", AttributeType: "S" },
    { AttributeName: "rank", AttributeType: "N" },
    { AttributeName: "owner", AttributeType: "S" },
  ],
  KeySchema: [
    { AttributeName: "pk", KeyType: "HASH" },
    { AttributeName: "sk", KeyType: "RANGE" },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: "byStatus",
      KeySchema: [
        { AttributeName: "status", KeyType: "HASH" },
        { AttributeName: "rank", KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "ALL" },
    },
    {
      IndexName: "byOwner",
      KeySchema: [{ AttributeName: "owner", KeyType: "HASH" }],
      Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["body"] },
    },
  ],
  BillingMode: "PAY_PER_REQUEST",
  StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
  TimeToLiveSpecification: { AttributeName: "expires", Enabled: true },
};

/** A table of event streams: a number as sort key, new images only. */
export const EVENTS: TableDefinition = {
  TableName: "Events",
  AttributeDefinitions: [
    { AttributeName: "streamId", AttributeType: "S" },
    { AttributeName: "version", AttributeType: "N" },
  ],
  KeySchema: [
    { AttributeName: "streamId", KeyType: "HASH" },
    { AttributeName: "version", KeyType: "RANGE" },
  ],
  BillingMode: "PAY_PER_REQUEST",
  StreamSpecification: { StreamViewType: "NEW_IMAGE" },
  DeletionProtectionEnabled: true,
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
};

/** Bytes as the only key, and no stream. */
export const DIGESTS: TableDefinition = {
  TableName: "Digests",
  AttributeDefinitions: [{ AttributeName: "digest", AttributeType: "B" }],
  KeySchema: [{ AttributeName: "digest", KeyType: "HASH" }],
  BillingMode: "PAY_PER_REQUEST",
};

export const credentials = { accessKeyId: "DESK", secretAccessKey: "unchecked" };
export const settings = (endpoint: string) => ({ endpoint, region: "eu-central-1", credentials, maxAttempts: 1 });

export const temporaryFolder = () => mkdtempSync(join(tmpdir(), "depositary-dynamodb-"));

export interface Subject {
  db: DynamoDb;
  client: DynamoDBClient;
  directory: string;
  end: () => Promise<void>;
}

/** A server over a fresh folder with the sample tables, and a client that does not retry. */
export const startSubject = async (options: Omit<DynamoDbOptions, "directory"> = {}): Promise<Subject> => {
  const directory = temporaryFolder();
  const db = await startDynamoDb({ directory, ...options });
  for (const table of [WORK, EVENTS, DIGESTS]) db.createTable(table);
  const client = new DynamoDBClient(settings(db.url));
  const end = async () => {
    client.destroy();
    await db.close();
    rmSync(directory, { recursive: true });
  };
  return { db, client, directory, end };
};
