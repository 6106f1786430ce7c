import { createHash } from "node:crypto";
import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { Limits } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";
import { workTries } from "./keys.ts";

const HOUR_MS = 3600_000;

/** Counters in the table `work`, a row an hour. Whoever is counted stands there as a hash, and the row goes by its TTL. */
export const dynamoLimits = (client: DynamoDBClient, table: string): Limits =>
  faulting<Limits>("database-failed", {
    count: async (what, who, now) => {
      const hour = Math.floor(now.getTime() / HOUR_MS);
      const whoHash = createHash("sha256").update(`${what} ${hour} ${who}`).digest("hex");
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: marshall(workTries(what, whoHash)),
          UpdateExpression: "ADD tries :one SET expiresAt = :end",
          ExpressionAttributeValues: marshall({ ":one": 1, ":end": ((hour + 2) * HOUR_MS) / 1000 }),
          ReturnValues: "ALL_NEW",
        }),
      );
      return Number(unmarshall(Attributes ?? {}).tries);
    },
  });
