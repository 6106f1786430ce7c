import { type DynamoDBClient, QueryCommand, type QueryCommandOutput } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { Entry } from "../../domain/registry/entry.ts";
import { searched } from "../../domain/registry/search.ts";
import type { SearchIndex, SearchQuery } from "../../usecases/search-ports.ts";
import { faulting } from "../faulting.ts";
import { PUBLIC_ENTRIES, publicListed } from "./keys.ts";

/** Looks through the public list of the table `registry`, newest first: one Query of the time asked for, matched and counted here. */
export const dynamoSearchIndex = (client: DynamoDBClient, table: string): SearchIndex =>
  faulting<SearchIndex>("database-failed", {
    search: async (query) => {
      const range = { from: query.from ?? "0000", to: `${query.to ?? "9999"}${LAST}` };
      const start = query.cursor === undefined ? undefined : startOf(query.cursor, range);
      if (start === "cursor-invalid") return start;
      if (range.from > range.to) return { entries: [], total: 0, facets: {}, complete: true };
      const list = { client, table, range };
      const newest = await read(list);
      // A cursor from beyond what one search looks through goes on from there.
      const beyond = start !== undefined && newest.last !== undefined && start <= newest.last;
      return answered(query, newest, beyond ? await read(list, start) : newest, start);
    },
  });

/** "~" comes after every character of a number: with it the last day is whole. */
const LAST = "~";

interface Range {
  readonly from: string;
  readonly to: string;
}

interface List {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly range: Range;
}

interface Read {
  readonly entries: readonly Entry[];
  /** Sort key of the last row, where there are more. */
  readonly last: string | undefined;
}

const placeOf = ({ concludedOn, number }: Entry): string => publicListed(concludedOn, number).sk;
const cursorOf = (sk: string): string => Buffer.from(sk).toString("base64url");

/** The last row of the page before, as its sort key: nothing else is in a cursor. One from outside the time asked for is of another list. */
const startOf = (cursor: string, { from, to }: Range): string | "cursor-invalid" => {
  const sk = Buffer.from(cursor, "base64url").toString("utf8");
  const isKey = /^\d{4}-\d{2}-\d{2}#[A-Z-]+\d{4}-\d{4,}$/.test(sk) && cursorOf(sk) === cursor;
  return isKey && from <= sk && sk <= to ? sk : "cursor-invalid";
};

/** A page of a Query is 1 MB, some three hundred entries. Anyone may ask, and as often as they like: a search looks through so many. */
const MOST_PAGES = 8;

const read = async ({ client, table, range }: List, after?: string): Promise<Read> => {
  const entries: Entry[] = [];
  let last: QueryCommandOutput["LastEvaluatedKey"] =
    after === undefined ? undefined : marshall({ pk: PUBLIC_ENTRIES, sk: after });
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page: QueryCommandOutput = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
        ExpressionAttributeValues: marshall({ ":pk": PUBLIC_ENTRIES, ":from": range.from, ":to": range.to }),
        ScanIndexForward: false,
        ...(last ? { ExclusiveStartKey: last } : {}),
      }),
    );
    entries.push(...(page.Items ?? []).map((item) => unmarshall(item).entry as Entry));
    last = page.LastEvaluatedKey;
    if (!last) break;
  }
  return { entries, last: last && (unmarshall(last).sk as string) };
};

const answered = (query: SearchQuery, newest: Read, among: Read, start: string | undefined) => {
  const { found, facets } = searched(newest.entries, query);
  const here = among === newest ? found : searched(among.entries, query).found;
  const left = here.filter((entry) => start === undefined || placeOf(entry) < start);
  const entries = left.slice(0, query.limit);
  const end = entries.at(-1);
  const next = left.length > query.limit && end ? placeOf(end) : among.last;
  return {
    entries,
    total: found.length,
    facets,
    complete: newest.last === undefined,
    ...(next ? { cursor: cursorOf(next) } : {}),
  };
};
