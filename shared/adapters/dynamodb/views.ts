import { type DynamoDBClient, PutItemCommand, paginateQuery, type QueryCommandInput } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { BoardLine } from "../../domain/agreement/board.ts";
import { wordsOf } from "../../domain/folding.ts";
import type { BoardQuery, Views } from "../../usecases/view-ports.ts";
import { faulting } from "../faulting.ts";
import { isConditionFailed } from "./errors.ts";
import { boardRow, boardSession, boardWaiting } from "./keys.ts";

/** The board in the table `views`: a row an agreement and side, listed by its indexes `recent`, `waiting` and `session`. */
export const dynamoViews = (client: DynamoDBClient, table: string): Views =>
  faulting<Views>("database-failed", {
    keep: async (party, line) => {
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: marshall(rowOf(party, line)),
            ConditionExpression: "attribute_not_exists(pk) OR reached <= :reached",
            ExpressionAttributeValues: marshall({ ":reached": reachedBy(line) }),
          }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
    },
    list: async (query) => {
      const before = query.cursor === undefined ? undefined : placeIn(query.cursor);
      return before === "cursor-invalid" ? before : page(client, table, { query, before });
    },
  });

const rowOf = (party: string, line: BoardLine) => ({
  ...boardRow(party, line.id),
  reached: reachedBy(line),
  moved: placeOf(line),
  sideSession: boardSession(party, line.session),
  words: ` ${wordsIn(line).join(" ")}`,
  ...(line.waits ? { sideWaiting: boardWaiting(party, line.waits.for) } : {}),
  line,
});

/** What a line is found by. */
const wordsIn = ({ titles, session, number = "", slots }: BoardLine): readonly string[] => {
  const { commission, ordinal, place } = session;
  const names = slots.flatMap(({ name }) => Object.values(name));
  const said = [...Object.values(titles), ...Object.values(place), ...names, number, `${commission}-${ordinal}`];
  return [...new Set(wordsOf(said.join(" ")))];
};

/** How far the line has come, in an order of texts: the agreement's own stream comes after its draft's. */
const reachedBy = ({ shared, version }: BoardLine): string => `${shared ? 2 : 1}#${String(version).padStart(9, "0")}`;

const placeOf = ({ at, id }: BoardLine): string => `${at}#${id}`;
const PLACE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#[0-9a-z]{16}$/;

const cursorOf = (place: string): string => Buffer.from(place).toString("base64url");

const placeIn = (cursor: string): string | "cursor-invalid" => {
  const place = Buffer.from(cursor, "base64url").toString("utf8");
  return PLACE.test(place) && cursorOf(place) === cursor ? place : "cursor-invalid";
};

interface Asked {
  readonly query: BoardQuery;
  /** The last line of the page before. */
  readonly before: string | undefined;
}

/** Reads of up to 1 MB each that one page may take, where a filter leaves little of each. */
const MAX_READS = 8;

const page = async (client: DynamoDBClient, TableName: string, asked: Asked) => {
  const { limit } = asked.query;
  const found: BoardLine[] = [];
  let reads = 0;
  for await (const { Items = [], LastEvaluatedKey } of paginateQuery({ client }, { TableName, ...conditionsOf(asked) })) {
    found.push(...Items.map((item) => unmarshall(item).line as BoardLine));
    reads += 1;
    if (found.length > limit) break;
    if (reads === MAX_READS && LastEvaluatedKey)
      return { lines: found, cursor: cursorOf(String(unmarshall(LastEvaluatedKey).moved)) };
  }
  const lines = found.slice(0, limit);
  const last = lines.at(-1);
  return { lines, ...(last && found.length > limit ? { cursor: cursorOf(placeOf(last)) } : {}) };
};

/** The index that leaves least to filter, its partition, and what it leaves. */
const indexFor = ({ party, waitsFor, session }: BoardQuery) => {
  const sideSession = session && boardSession(party, session);
  if (waitsFor) return { name: "waiting", key: "sideWaiting", partition: boardWaiting(party, waitsFor), sideSession };
  if (sideSession) return { name: "session", key: "sideSession", partition: sideSession };
  return { name: "recent", key: "pk", partition: boardRow(party, "").pk };
};

const OF_STATE = "(line.#states.#text = :state OR line.#states.signature = :state OR line.#states.entry = :state)";

const conditionsOf = ({ query, before }: Asked): Omit<QueryCommandInput, "TableName"> => {
  const { name, key, partition, sideSession } = indexFor(query);
  const { state, words = [], limit } = query;
  const filters = [
    ...(sideSession ? ["sideSession = :session"] : []),
    ...(state ? [OF_STATE] : []),
    ...words.map((_, i) => `contains(words, :word${i})`),
  ];
  return {
    IndexName: name,
    KeyConditionExpression: `${key} = :partition${before ? " AND moved < :before" : ""}`,
    ExpressionAttributeValues: marshall(
      {
        ":partition": partition,
        ":before": before,
        ":session": sideSession,
        ":state": state,
        ...Object.fromEntries(words.map((word, i) => [`:word${i}`, ` ${word}`])),
      },
      { removeUndefinedValues: true },
    ),
    ScanIndexForward: false,
    // Without a filter a page reads its own rows and no more, however many there are.
    ...(filters.length > 0 ? { FilterExpression: filters.join(" AND ") } : { Limit: limit + 1 }),
    ...(state ? { ExpressionAttributeNames: { "#states": "states", "#text": "text" } } : {}),
  };
};
