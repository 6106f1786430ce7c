import { type DynamoDBClient, GetItemCommand, PutItemCommand, type TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { EMPTY, type LogHead } from "../../tlog/tree.ts";
import type { Register, RegisteredEntry, RegisterMove } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";
import { counterRow, entryRow, LOG_HEAD, publicAgreement, publicListed, publicTextRow } from "./keys.ts";

/** The register's entries, its counters and the log's head in the table `registry`. */
export const dynamoRegister = (client: DynamoDBClient, table: string): Register => {
  const get = async (key: { pk: string; sk: string }) => {
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: marshall(key), ConsistentRead: true }));
    return Item && unmarshall(Item);
  };
  return faulting<Register>("database-failed", {
    position: async (series) => {
      const [head, counter] = await Promise.all([get(LOG_HEAD), get(counterRow(series))]);
      return { head: head ? headOf(head as LogHead) : EMPTY, ordinal: (counter?.ordinal as number | undefined) ?? 0 };
    },
    writes: (entry, leaf, move) => {
      const log = { index: leaf.index, leafHash: leaf.hash, size: move.to.head.size, root: move.to.head.root };
      return [entryWrite(table, { entry, log }), counterWrite(table, move), headWrite(table, move)];
    },
    internalEntry: async (number) => {
      const row = await get(entryRow("internal", number));
      return row && ({ entry: row.entry, log: row.log } as RegisteredEntry);
    },
    publish: async (registered) => {
      // The row by number comes last: once it shows, the others do.
      for (const key of publicKeys(registered)) {
        await client.send(new PutItemCommand({ TableName: table, Item: marshall({ ...key, ...registered }, options) }));
      }
    },
  });
};

const options = { removeUndefinedValues: true };
const headOf = ({ size, root, edge }: LogHead): LogHead => ({ size, root, edge });

const publicKeys = ({ entry, log }: RegisteredEntry) => [
  ...entry.texts.flatMap(({ sha256, sealedSha256 }) => [sha256, sealedSha256].map((hash) => publicTextRow(hash, log.index))),
  publicAgreement(entry.agreementId),
  publicListed(entry.concludedOn, entry.number),
  entryRow("public", entry.number),
];

const entryWrite = (TableName: string, registered: RegisteredEntry): TransactWriteItem => ({
  Put: {
    TableName,
    Item: marshall({ ...entryRow("internal", registered.entry.number), ...registered }, options),
    ConditionExpression: "attribute_not_exists(pk)",
  },
});

const counterWrite = (TableName: string, { series, from, to }: RegisterMove): TransactWriteItem => ({
  Put: {
    TableName,
    Item: marshall({ ...counterRow(series), ordinal: to.ordinal }),
    ConditionExpression: from.ordinal === 0 ? "attribute_not_exists(pk)" : "ordinal = :ordinal",
    ...(from.ordinal === 0 ? {} : { ExpressionAttributeValues: marshall({ ":ordinal": from.ordinal }) }),
  },
});

/** Compare-and-swap: whoever moved the head first makes the other read again, so that leaves are consecutive. */
const headWrite = (TableName: string, { from, to }: RegisterMove): TransactWriteItem => ({
  Put: {
    TableName,
    Item: marshall({ ...LOG_HEAD, ...to.head }),
    ConditionExpression: from.head.size === 0 ? "attribute_not_exists(pk)" : "#size = :size AND #root = :root",
    ...(from.head.size === 0
      ? {}
      : {
          ExpressionAttributeNames: { "#size": "size", "#root": "root" },
          ExpressionAttributeValues: marshall({ ":size": from.head.size, ":root": from.head.root }),
        }),
  },
});
