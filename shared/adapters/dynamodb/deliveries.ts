import { type DynamoDBClient, paginateQuery, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { Attempt, Deliveries, Held, SentNotice } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";
import { isConditionFailed } from "./errors.ts";
import { workDeliveries } from "./keys.ts";

/** Of the tries and of the commands that asked for one, so many are kept. */
const KEPT = 10;

interface HeldRow {
  readonly streamId: string;
  readonly notice: string;
  readonly until: string;
  readonly attempts: readonly Attempt[];
}

interface Update {
  readonly set: string;
  readonly where: string;
  readonly values: { readonly [name: string]: unknown };
}

/** The notices of a stream in the table `work`, a row each: `claimedUntil` while it is being sent, `messageId` once it went out. */
export const dynamoDeliveries = (client: DynamoDBClient, table: string): Deliveries => {
  /** The row as it stands then; undefined where its condition says no. */
  const update = async (streamId: string, notice: string, { set, where, values }: Update) => {
    try {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: marshall({ ...workDeliveries(streamId), sk: notice }),
          UpdateExpression: set,
          ConditionExpression: where,
          ExpressionAttributeValues: marshall(values, { removeUndefinedValues: true }),
          ReturnValues: "ALL_NEW",
        }),
      );
      return unmarshall(Attributes ?? {});
    } catch (error) {
      if (isConditionFailed(error)) return undefined;
      throw error;
    }
  };
  return faulting<Deliveries>("database-failed", {
    of: async (streamId) => {
      const query = {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: marshall({ ":pk": workDeliveries(streamId).pk }),
      };
      const rows: SentNotice[] = [];
      for await (const { Items = [] } of paginateQuery({ client }, query))
        rows.push(...Items.map((item) => shown(unmarshall(item))));
      return rows;
    },
    claim: async (streamId, notice, { at, until }) => {
      const row = await update(streamId, notice, {
        set: "SET claimedUntil = :until",
        where:
          "(attribute_not_exists(messageId) OR attribute_exists(wantedAt)) AND (attribute_not_exists(claimedUntil) OR claimedUntil <= :at)",
        values: { ":at": at, ":until": until },
      });
      return row && ({ streamId, notice, until, attempts: shown(row).attempts } satisfies HeldRow);
    },
    record: async (held: Held, attempt) => {
      const { streamId, notice, until, attempts } = held as HeldRow;
      const went = attempt.messageId === undefined ? "" : ", messageId = :messageId";
      await update(streamId, notice, {
        set: `SET attempts = :attempts${went} REMOVE claimedUntil${went && ", wantedAt"} ADD tries :one`,
        where: "claimedUntil = :until",
        values: {
          ":attempts": [...attempts, attempt].slice(-KEPT),
          ":messageId": attempt.messageId,
          ":one": 1,
          ":until": until,
        },
      });
    },
    want: async (streamId, { notice, tries, wantedBy }, { commandId, at }) => {
      const row = await update(streamId, notice, {
        set: "SET wantedAt = :at, wantedBy = :by",
        where: "tries = :tries AND attribute_not_exists(wantedAt)",
        values: { ":at": at, ":by": [...wantedBy, commandId].slice(-KEPT), ":tries": tries },
      });
      return row !== undefined;
    },
  });
};

const shown = (row: Record<string, unknown>): SentNotice => ({
  notice: String(row.sk),
  sent: row.messageId !== undefined,
  wantedBy: (row.wantedBy ?? []) as string[],
  tries: Number(row.tries ?? 0),
  attempts: (row.attempts ?? []) as Attempt[],
  ...(row.claimedUntil === undefined ? {} : { claimedUntil: String(row.claimedUntil) }),
  ...(row.wantedAt === undefined ? {} : { wantedAt: String(row.wantedAt) }),
});
