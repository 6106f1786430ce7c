import { type AttributeValue, type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { EntryQuery, PublicEntries, RegisteredEntry } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";
import { entryRow, PUBLIC_ENTRIES, publicAgreement, publicListed, publicText } from "./keys.ts";

/** The public rows of the table `registry`. Only Query is used: the registry's role has nothing else, and no other partitions. */
export const dynamoPublicEntries = (client: DynamoDBClient, table: string): PublicEntries =>
  faulting<PublicEntries>("database-failed", {
    byNumber: (number) => first(client, table, entryRow("public", number)),
    byText: (sha256) => first(client, table, publicText(sha256)),
    byAgreement: (agreementId) => first(client, table, publicAgreement(agreementId)),
    list: async (query) => {
      const range = { from: query.from ?? "0000", to: `${query.to ?? "9999"}${LAST}` };
      if (range.from > range.to) return { entries: [] };
      const start = query.cursor === undefined ? undefined : startOf(query.cursor, range);
      if (start === "cursor-invalid") return start;
      return page(client, table, { query, range, start });
    },
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

/** "~" comes after every character of a number: with it the last day is whole. */
const LAST = "~";

interface Range {
  readonly from: string;
  readonly to: string;
}

interface Asked {
  readonly query: EntryQuery;
  readonly range: Range;
  /** Sort key of the last row of the page before. */
  readonly start: string | undefined;
}

const cursorOf = (sk: string): string => Buffer.from(sk).toString("base64url");

/** The last row of the page before, as its sort key: nothing else is in a cursor. One from outside the time asked for is of another list. */
const startOf = (cursor: string, { from, to }: Range): string | "cursor-invalid" => {
  const sk = Buffer.from(cursor, "base64url").toString("utf8");
  const isKey = /^\d{4}-\d{2}-\d{2}#[A-Z-]+\d{4}-\d{4,}$/.test(sk) && cursorOf(sk) === cursor;
  return isKey && from <= sk && sk <= to ? sk : "cursor-invalid";
};

/** Anyone may ask for what is rare: so many rows are read for one page, so often. Who wants more follows the cursor. */
const FILTERED_ROWS = 250;
const MOST_READS = 4;

const page = async (client: DynamoDBClient, TableName: string, { query, range, start }: Asked) => {
  const found: RegisteredEntry[] = [];
  const condition = conditionOf(query, range);
  const Limit = condition.FilterExpression ? FILTERED_ROWS : query.limit + 1;
  let last = start;
  let reads = 0;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({ TableName, ...condition, Limit, ...startKey(last) }),
    );
    found.push(...Items.map(registeredOf));
    last = LastEvaluatedKey && (unmarshall(LastEvaluatedKey).sk as string);
    reads++;
  } while (last && found.length <= query.limit && reads < MOST_READS);
  const entries = found.slice(0, query.limit).map(({ entry }) => entry);
  const end = found.length > query.limit ? entries.at(-1) : undefined;
  const next = end ? publicListed(end.concludedOn, end.number).sk : last;
  return { entries, ...(next ? { cursor: cursorOf(next) } : {}) };
};

const startKey = (sk: string | undefined) => (sk ? { ExclusiveStartKey: marshall({ pk: PUBLIC_ENTRIES, sk }) } : {});

const conditionOf = ({ party, state }: EntryQuery, { from, to }: Range) => {
  const filters = [...(party ? ["contains(parties, :party)"] : []), ...(state ? ["#state = :state"] : [])];
  return {
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
    ExpressionAttributeValues: marshall(
      { ":pk": PUBLIC_ENTRIES, ":from": from, ":to": to, ":party": party, ":state": state },
      { removeUndefinedValues: true },
    ),
    ...(filters.length > 0 ? { FilterExpression: filters.join(" AND ") } : {}),
    ...(state ? { ExpressionAttributeNames: { "#state": "state" } } : {}),
    ScanIndexForward: false,
  };
};
