import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import type { Random } from "./random.ts";

type Values = Record<string, AttributeValue>;
interface Expression {
  text: string;
  names?: Record<string, string>;
  values?: Values;
}

/** One operation, made to be sent to two servers. `ordered` is false where DynamoDB promises no order. */
export interface Step {
  name: string;
  input: object;
  ordered: boolean;
  send: (client: DynamoDBClient) => Promise<object>;
}

const PARTITIONS = ["a", "b", "Қазақ"];
const SORTS = ["", "1", "10", "2", "due#1", "due#10", "due#2", "ö", "日本", "z"].map((tail) => `k${tail}`);
const NUMBERS = ["0", "-1", "1", "1.5", "-10.25", "10", "2", "100", "10000000000", "0.001"];
const LONG = ["9".repeat(38), "-0.00000000000000000000000000000000000001"];
const STATUSES = ["open", "stuck", "done"];

const key = (r: Random): Values => ({ pk: { S: r.pick(PARTITIONS) }, sk: { S: r.pick(SORTS) } });
const eventKey = (r: Random): Values => ({ streamId: { S: r.pick(PARTITIONS) }, version: { N: r.pick(NUMBERS) } });
const digestKey = (r: Random): Values => ({ digest: { B: Uint8Array.from([r.below(3), 255, r.below(3)]) } });

const optional: ((r: Random) => Values)[] = [
  // Both keys of an index together: for an item with only one of them DynamoDB Local charges the index that does not hold it.
  (r) => ({ status: { S: r.pick(STATUSES) }, rank: { N: String(r.below(500) - 100) } }),
  (r) => ({ owner: { S: r.pick(["KZ", "UZ"]) } }),
  (r) => ({ n: { N: r.pick(r.chance(0.1) ? LONG : NUMBERS) } }),
  (r) => ({ body: { S: "ж".repeat(r.below(r.chance(0.1) ? 3000 : 20)) } }),
  (r) => ({ tags: { SS: r.some(["x", "y", "z", "ü"], 1, 4) } }),
  (r) => ({ counts: { NS: r.some(["1", "2.5", "-3"], 1, 3) } }),
  (r) => ({ map: { M: { inner: { N: String(r.below(5)) }, list: { L: [{ S: "p" }, { BOOL: r.chance(0.5) }] } } } }),
  (r) => ({ list: { L: r.some([{ S: "p" }, { N: "7" }, { NULL: true }], 0, 3) } }),
  (r) => ({ flag: { BOOL: r.chance(0.5) } }),
  (r) => ({ bytes: { B: Uint8Array.from([r.below(256), 0, 7]) } }),
];
const attributes = (r: Random): Values => Object.assign({}, ...r.some(optional, 0, 6).map((make) => make(r)));

const CONDITIONS: ((r: Random) => Expression)[] = [
  () => ({ text: "attribute_not_exists(pk)" }),
  () => ({ text: "attribute_exists(pk)" }),
  () => ({ text: "attribute_exists(#map.inner) OR attribute_not_exists(n)", names: { "#map": "map" } }),
  (r) => ({ text: "#s = :s", names: { "#s": "status" }, values: { ":s": { S: r.pick(STATUSES) } } }),
  (r) => ({ text: "n < :n", values: { ":n": { N: r.pick(NUMBERS) } } }),
  (r) => ({ text: "n BETWEEN :a AND :b", values: { ":a": { N: "-1" }, ":b": { N: r.pick(["1", "5", "1000"]) } } }),
  (r) => ({ text: "contains(tags, :t)", values: { ":t": { S: r.pick(["x", "y"]) } } }),
  (r) => ({ text: "begins_with(body, :b)", values: { ":b": { S: r.pick(["ж", "жж", "q"]) } } }),
  (r) => ({ text: "size(#l) >= :z", names: { "#l": "list" }, values: { ":z": { N: String(r.below(4)) } } }),
  (r) => ({
    text: "NOT (flag = :f) AND attribute_type(flag, :t)",
    values: { ":f": { BOOL: r.chance(0.5) }, ":t": { S: "BOOL" } },
  }),
  () => ({ text: "#o IN (:a, :b)", names: { "#o": "owner" }, values: { ":a": { S: "KZ" }, ":b": { S: "QQ" } } }),
  () => ({ text: "n <> rank AND (attribute_exists(bytes) OR n > rank)" }),
  () => ({ text: "map.#l[1] = :t", names: { "#l": "list" }, values: { ":t": { BOOL: true } } }),
  (r) => ({ text: "size(body) < :z", values: { ":z": { N: String(r.below(20)) } } }),
  (r) => ({
    text: "flag IN (:f, :g) OR list = :l",
    values: { ":f": { BOOL: r.chance(0.5) }, ":g": { S: "" }, ":l": { L: [{ S: "p" }] } },
  }),
  (r) => ({
    text: "#map = :m OR tags = :t",
    names: { "#map": "map" },
    values: {
      ":m": { M: { list: { L: [{ S: "p" }, { BOOL: true }] }, inner: { N: String(r.below(5)) } } },
      ":t": { SS: ["y", "x"] },
    },
  }),
  () => ({ text: "n = = :x", values: { ":x": { N: "1" } } }),
  () => ({ text: "n = :missing" }),
];
const UPDATES: ((r: Random) => Expression)[] = [
  (r) => ({ text: "SET n = :n", values: { ":n": { N: r.pick(NUMBERS) } } }),
  (r) => ({
    text: "SET #s = :s, #r = if_not_exists(#r, :r)",
    names: { "#s": "status", "#r": "rank" },
    values: { ":s": { S: r.pick(STATUSES) }, ":r": { N: String(r.below(500)) } },
  }),
  () => ({ text: "ADD n :one", values: { ":one": { N: "1" } } }),
  (r) => ({ text: "ADD tags :t", values: { ":t": { SS: r.some(["x", "q"], 1, 2) } } }),
  (r) => ({ text: "DELETE tags :t", values: { ":t": { SS: r.some(["x", "y", "z"], 1, 3) } } }),
  () => ({ text: "REMOVE #o, body", names: { "#o": "owner" } }),
  () => ({ text: "REMOVE #s, #r SET flag = :f", names: { "#s": "status", "#r": "rank" }, values: { ":f": { BOOL: true } } }),
  () => ({ text: "SET n = n + :n", values: { ":n": { N: "2.5" } } }),
  () => ({
    text: "SET #l = list_append(if_not_exists(#l, :e), :v)",
    names: { "#l": "list" },
    values: { ":e": { L: [] }, ":v": { L: [{ S: "new" }] } },
  }),
  () => ({ text: "SET #m.inner = :v", names: { "#m": "map" }, values: { ":v": { N: "9" } } }),
  (r) => ({ text: `REMOVE #l[${r.below(2)}], #l[${r.below(2) + 2}]`, names: { "#l": "list" } }),
  (r) => ({ text: `REMOVE #l[0], #l[${r.below(2) + 1}]`, names: { "#l": "list" } }),
  (r) => ({ text: `SET #l[${r.below(5)}] = :v`, names: { "#l": "list" }, values: { ":v": { S: "at" } } }),
  () => ({ text: "SET #l = list_append(:v, #l)", names: { "#l": "list" }, values: { ":v": { L: [{ N: "1" }] } } }),
  () => ({
    text: "SET n = #r, #m = :m",
    names: { "#r": "rank", "#m": "map" },
    values: { ":m": { M: { inner: { NULL: true } } } },
  }),
  () => ({ text: "SET body = #o, #o = body", names: { "#o": "owner" } }),
  () => ({ text: "SET #m.#n = if_not_exists(#m.inner, :v)", names: { "#m": "map", "#n": "new" }, values: { ":v": { N: "3" } } }),
  () => ({ text: "REMOVE #m.#l[1], #m.inner", names: { "#m": "map", "#l": "list" } }),
  () => ({ text: "SET #m.#l[0] = n", names: { "#m": "map", "#l": "list" } }),
  () => ({ text: "ADD #m.inner :v, n :v", names: { "#m": "map" }, values: { ":v": { N: "-1.5" } } }),
  () => ({ text: "SET n = n - :v, flag = :f", values: { ":v": { N: "0.5" }, ":f": { BOOL: false } } }),
  () => ({ text: "ADD body :v", values: { ":v": { N: "1" } } }),
  () => ({ text: "SET pk = :v", values: { ":v": { S: "no" } } }),
  () => ({ text: "SET #r = :v", names: { "#r": "rank" }, values: { ":v": { S: "not a number" } } }),
  () => ({ text: "SET n = :v REMOVE n", values: { ":v": { N: "1" } } }),
];

const merged = (...expressions: (Expression | undefined)[]) => {
  const names = Object.assign({}, ...expressions.map((one) => one?.names ?? {}));
  const values = Object.assign({}, ...expressions.map((one) => one?.values ?? {}));
  return {
    ...(Object.keys(names).length ? { ExpressionAttributeNames: names as Record<string, string> } : {}),
    ...(Object.keys(values).length ? { ExpressionAttributeValues: values as Values } : {}),
  };
};

const condition = (r: Random, probability: number): Expression | undefined =>
  r.chance(probability) ? r.pick(CONDITIONS)(r) : undefined;
const onFailure = (r: Random) => (r.chance(0.5) ? { ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const } : {});
const capacity = (r: Random) => ({ ReturnConsumedCapacity: r.pick(["NONE", "TOTAL", "INDEXES"] as const) });

const conditional = (r: Random, probability: number) => {
  const check = condition(r, probability);
  return check ? { ConditionExpression: check.text, ...merged(check), ...onFailure(r) } : {};
};

const put = (r: Random): Step => {
  const table = r.pick([
    { TableName: "Work", Item: { ...key(r), ...attributes(r) } },
    { TableName: "Work", Item: { ...key(r), ...attributes(r) } },
    { TableName: "Events", Item: { ...eventKey(r), ...attributes(r) } },
    { TableName: "Events", Item: { ...eventKey(r), ...attributes(r) } },
    { TableName: "Digests", Item: { ...digestKey(r), ...attributes(r) } },
    { TableName: "Work", Item: { pk: { S: r.pick(["", "a"]) }, sk: r.pick([{ N: "1" }, { S: "" }, { S: "s".repeat(1025) }]) } },
    { TableName: "Work", Item: { ...key(r), rank: { S: "wrong" } } },
    { TableName: "Work", Item: { ...key(r), owner: { S: "" } } },
    { TableName: "Nowhere", Item: key(r) },
  ] satisfies { TableName: string; Item: Values }[]);
  const returned = { ReturnValues: r.pick(["NONE", "ALL_OLD"] as const) };
  const input = { ...table, ...conditional(r, 0.5), ...returned, ...capacity(r) };
  return { name: "PutItem", input, ordered: true, send: (client) => client.send(new PutItemCommand(input)) };
};

const update = (r: Random): Step => {
  const change = r.pick(UPDATES)(r);
  const check = condition(r, 0.4);
  const input = {
    TableName: "Work",
    Key: key(r),
    UpdateExpression: change.text,
    ...(check ? { ConditionExpression: check.text, ...onFailure(r) } : {}),
    ...merged(change, check),
    ReturnValues: r.pick(["NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"] as const),
    ...capacity(r),
  };
  return { name: "UpdateItem", input, ordered: true, send: (client) => client.send(new UpdateItemCommand(input)) };
};

const remove = (r: Random): Step => {
  const target = r.pick([
    { TableName: "Work", Key: key(r) },
    { TableName: "Events", Key: eventKey(r) },
    { TableName: "Events", Key: eventKey(r) },
    { TableName: "Work", Key: { pk: { S: "a" } } as Values },
  ]);
  const input = { ...target, ...conditional(r, 0.5), ReturnValues: r.pick(["NONE", "ALL_OLD"] as const), ...capacity(r) };
  return { name: "DeleteItem", input, ordered: true, send: (client) => client.send(new DeleteItemCommand(input)) };
};

const projection = (r: Random) =>
  r.chance(0.3) ? { ProjectionExpression: "pk, #map.inner, n, tags", ExpressionAttributeNames: { "#map": "map" } } : {};

const get = (r: Random): Step => {
  const input = { TableName: "Work", Key: key(r), ConsistentRead: r.chance(0.5), ...projection(r), ...capacity(r) };
  return { name: "GetItem", input, ordered: true, send: (client) => client.send(new GetItemCommand(input)) };
};

/** All pages of a query or scan, each with its count, its items and where it goes on. */
const paged = async <T extends { LastEvaluatedKey?: Values | undefined }>(read: (start: Values | undefined) => Promise<T>) => {
  const pages: T[] = [];
  let start: Values | undefined;
  do {
    const page = await read(start);
    pages.push(page);
    start = page.LastEvaluatedKey;
  } while (start && pages.length < 200);
  return { pages };
};

const sortRange = (r: Random): Expression => {
  const [one, two] = r.some(SORTS, 2, 2).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return r.pick<Expression>([
    { text: "" },
    { text: " AND sk = :s", values: { ":s": { S: one ?? "" } } },
    { text: " AND sk < :s", values: { ":s": { S: one ?? "" } } },
    { text: " AND sk >= :s", values: { ":s": { S: one ?? "" } } },
    { text: " AND sk > :s", values: { ":s": { S: one ?? "" } } },
    { text: " AND sk <= :s", values: { ":s": { S: two ?? "" } } },
    { text: " AND begins_with(sk, :s)", values: { ":s": { S: r.pick(["k", "kdue#", "kdue#1", "x"]) } } },
    { text: " AND sk BETWEEN :s AND :t", values: { ":s": { S: one ?? "" }, ":t": { S: two ?? "" } } },
    { text: " AND contains(sk, :s)", values: { ":s": { S: "k" } } },
  ]);
};

const numberRange = (r: Random): Expression =>
  r.pick<Expression>([
    { text: "" },
    { text: " AND version > :s", values: { ":s": { N: r.pick(NUMBERS) } } },
    { text: " AND version <= :s", values: { ":s": { N: r.pick(NUMBERS) } } },
    { text: " AND version BETWEEN :s AND :t", values: { ":s": { N: "-1" }, ":t": { N: r.pick(["1", "10"]) } } },
  ]);

const filter = (r: Random): Expression | undefined => {
  if (!r.chance(0.4)) return undefined;
  const found = r.pick(CONDITIONS.slice(3))(r);
  return found;
};

const query = (r: Random): Step => {
  const base = r.chance(0.7)
    ? { TableName: "Work", hash: "pk", range: sortRange(r) }
    : { TableName: "Events", hash: "streamId", range: numberRange(r) };
  const where: Expression = {
    text: `${base.hash} = :p${base.range.text}`,
    values: { ":p": { S: r.pick(PARTITIONS) }, ...base.range.values },
  };
  const sieve = filter(r);
  const input: QueryCommandInput = {
    TableName: base.TableName,
    KeyConditionExpression: where.text,
    ...(sieve ? { FilterExpression: sieve.text } : {}),
    ...merged(where, sieve),
    ScanIndexForward: r.chance(0.5),
    ConsistentRead: r.chance(0.5),
    ...(r.chance(0.6) ? { Limit: 1 + r.below(6) } : {}),
    ...(r.chance(0.2) ? { Select: "COUNT" as const } : {}),
    ...capacity(r),
  };
  const send = (client: DynamoDBClient) =>
    paged((start) => client.send(new QueryCommand(start ? { ...input, ExclusiveStartKey: start } : input)));
  return { name: "Query", input, ordered: true, send };
};

const together = (pages: { Items?: Values[] | undefined; ScannedCount?: number | undefined }[]) => ({
  Items: pages.flatMap(({ Items }) => Items ?? []),
  ScannedCount: pages.reduce((sum, { ScannedCount }) => sum + (ScannedCount ?? 0), 0),
});

const indexQuery = (r: Random): Step => {
  const byStatus = r.chance(0.6);
  const where: Expression = byStatus
    ? {
        text: "#h = :h AND #r >= :r",
        names: { "#h": "status", "#r": "rank" },
        values: { ":h": { S: r.pick(STATUSES) }, ":r": { N: String(r.below(300) - 100) } },
      }
    : { text: "#h = :h", names: { "#h": "owner" }, values: { ":h": { S: "KZ" } } };
  const input: QueryCommandInput = {
    TableName: "Work",
    IndexName: byStatus ? "byStatus" : "byOwner",
    KeyConditionExpression: where.text,
    ...merged(where),
    ScanIndexForward: r.chance(0.5),
    ConsistentRead: r.chance(0.05),
    ...(r.chance(0.5) ? { Limit: 1 + r.below(5) } : {}),
  };
  const send = async (client: DynamoDBClient) => {
    const { pages } = await paged((start) =>
      client.send(new QueryCommand(start ? { ...input, ExclusiveStartKey: start } : input)),
    );
    return together(pages);
  };
  return { name: "Query", input, ordered: false, send };
};

const scan = (r: Random): Step => {
  const sieve = filter(r);
  const input = {
    TableName: r.pick(["Work", "Events", "Digests"]),
    ...(sieve ? { FilterExpression: sieve.text, ...merged(sieve) } : {}),
    ...(r.chance(0.5) ? { Limit: 1 + r.below(10) } : {}),
  };
  const send = async (client: DynamoDBClient) => {
    const { pages } = await paged((start) =>
      client.send(new ScanCommand(start ? { ...input, ExclusiveStartKey: start } : input)),
    );
    return together(pages);
  };
  return { name: "Scan", input, ordered: false, send };
};

const batchGet = (r: Random): Step => {
  const keys = r.chance(0.1) ? [key(r), key(r)] : r.some(SORTS, 1, 6).map((sk) => ({ pk: { S: "a" }, sk: { S: sk } }));
  const input = { RequestItems: { Work: { Keys: keys, ConsistentRead: r.chance(0.5), ...projection(r) } }, ...capacity(r) };
  return { name: "BatchGetItem", input, ordered: false, send: (client) => client.send(new BatchGetItemCommand(input)) };
};

const batchWrite = (r: Random): Step => {
  const write = (Key: Values): WriteRequest =>
    r.chance(0.6) ? { PutRequest: { Item: { ...Key, ...attributes(r) } } } : { DeleteRequest: { Key } };
  const keys: Values[] = r.chance(0.1) ? [key(r), key(r)] : r.some(SORTS, 1, 5).map((sk) => ({ pk: { S: "b" }, sk: { S: sk } }));
  const input = { RequestItems: { Work: keys.map(write) }, ...capacity(r) };
  return { name: "BatchWriteItem", input, ordered: false, send: (client) => client.send(new BatchWriteItemCommand(input)) };
};

const transactWrite = (r: Random): Step => {
  const keys: Values[] = r.chance(0.1) ? [key(r), key(r)] : r.some(SORTS, 1, 4).map((sk) => ({ pk: { S: "a" }, sk: { S: sk } }));
  const action = (Key: Values): TransactWriteItem => {
    const change = r.pick(UPDATES)(r);
    const check = condition(r, 0.3);
    const guard = r.pick(CONDITIONS)(r);
    return r.pick<TransactWriteItem>([
      { Put: { TableName: "Work", Item: { ...Key, ...attributes(r) }, ...conditional(r, 0.4) } },
      { Delete: { TableName: "Work", Key, ...conditional(r, 0.4) } },
      { ConditionCheck: { TableName: "Work", Key, ConditionExpression: guard.text, ...merged(guard), ...onFailure(r) } },
      {
        Update: {
          TableName: "Work",
          Key,
          UpdateExpression: change.text,
          ...(check ? { ConditionExpression: check.text } : {}),
          ...merged(change, check),
        },
      },
    ]);
  };
  const event: TransactWriteItem = {
    Put: {
      TableName: "Events",
      Item: { ...eventKey(r), ...attributes(r) },
      ConditionExpression: "attribute_not_exists(version)",
    },
  };
  const input = { TransactItems: [...keys.map(action), ...(r.chance(0.4) ? [event] : [])], ...capacity(r) };
  return {
    name: "TransactWriteItems",
    input,
    ordered: true,
    send: (client) => client.send(new TransactWriteItemsCommand(input)),
  };
};

const transactGet = (r: Random): Step => {
  const keys: Values[] = r.some(SORTS, 1, 4).map((sk) => ({ pk: { S: "a" }, sk: { S: sk } }));
  const input = { TransactItems: keys.map((Key) => ({ Get: { TableName: "Work", Key, ...projection(r) } })), ...capacity(r) };
  return { name: "TransactGetItems", input, ordered: true, send: (client) => client.send(new TransactGetItemsCommand(input)) };
};

const WEIGHTED = [
  update,
  update,
  put,
  put,
  put,
  update,
  update,
  update,
  remove,
  get,
  query,
  query,
  query,
  indexQuery,
  scan,
  batchGet,
  batchWrite,
  transactWrite,
  transactWrite,
  transactGet,
];

export const anyStep = (r: Random): Step => r.pick(WEIGHTED)(r);
