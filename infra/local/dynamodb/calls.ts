import { indexArn, tableArn } from "./arn.ts";
import type { Engine } from "./rows.ts";
import { type AttributeValue, type Input, textIn } from "./types.ts";

/** One question that IAM would be asked: action, resource and condition keys (Service Authorization Reference, DynamoDB). */
export interface Call {
  accessKeyId: string;
  action: string;
  resource: string;
  context: Record<string, string | string[]>;
}
type Question = Omit<Call, "accessKeyId">;

const objects = (value: unknown): Input[] =>
  Object.values((value ?? {}) as Input).filter((one): one is Input => typeof one === "object" && one !== null);

const text = (value: unknown): string[] => {
  const { S, N, B } = (value ?? {}) as AttributeValue;
  const found = S ?? N ?? B;
  return found === undefined ? [] : [found];
};

const partitionKey = (engine: Engine, table: string, index?: string): string | undefined => {
  const definition = engine.store.tables.get(table)?.definition;
  const schema = index
    ? definition?.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index)?.KeySchema
    : definition?.KeySchema;
  return schema?.[0]?.AttributeName;
};

const leadingKeys = (engine: Engine, table: string, items: unknown[]): Question["context"] => {
  const name = partitionKey(engine, table);
  const keys = items.flatMap((item) => (name ? text(((item ?? {}) as Input)[name]) : []));
  return keys.length ? { "dynamodb:LeadingKeys": [...new Set(keys)] } : {};
};

const named = (input: Input): string => textIn(input, "TableName");

const onItem =
  (action: string, enclosing?: string) =>
  (engine: Engine, input: Input): Question[] => {
    const within: Question["context"] = enclosing ? { "dynamodb:EnclosingOperation": enclosing } : {};
    const keys = leadingKeys(engine, named(input), [input.Item ?? input.Key]);
    return [{ action: `dynamodb:${action}`, resource: tableArn(named(input)), context: { ...keys, ...within } }];
  };

const queriedKeys = (engine: Engine, input: Input): string[] => {
  const name = partitionKey(engine, named(input), input.IndexName as string | undefined);
  if (!name) return [];
  const legacy = ((input.KeyConditions ?? {}) as Record<string, { AttributeValueList?: unknown[] }>)[name];
  if (legacy) return text(legacy.AttributeValueList?.[0]);
  const names = (input.ExpressionAttributeNames ?? {}) as Record<string, string>;
  const values = (input.ExpressionAttributeValues ?? {}) as Input;
  const equalities = textIn(input, "KeyConditionExpression").matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g);
  const match = [...equalities].find(([, attribute = ""]) => (names[attribute] ?? attribute) === name);
  return text(values[match?.[2] ?? ""]);
};

const onRows =
  (action: "Query" | "Scan") =>
  (engine: Engine, input: Input): Question[] => {
    const index = input.IndexName;
    const resource = typeof index === "string" ? indexArn(named(input), index) : tableArn(named(input));
    const keys = action === "Query" ? queriedKeys(engine, input) : [];
    return [{ action: `dynamodb:${action}`, resource, context: keys.length ? { "dynamodb:LeadingKeys": keys } : {} }];
  };

const onBatch =
  (action: string, itemsOf: (requests: Input | null) => unknown[]) =>
  (engine: Engine, input: Input): Question[] =>
    Object.entries((input.RequestItems ?? {}) as Record<string, Input>).map(([table, requests]) => ({
      action: `dynamodb:${action}`,
      resource: tableArn(table),
      context: leadingKeys(engine, table, itemsOf(requests)),
    }));

const keysToGet = (requests: Input | null): unknown[] => objects(requests?.Keys);
const itemsToWrite = (requests: Input | null): unknown[] =>
  objects(requests).flatMap((write) => objects(write).map((one) => one.Item ?? one.Key));

const MEMBERS: Record<string, string> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
  Get: "GetItem",
};
const onTransaction =
  (enclosing: string) =>
  (engine: Engine, input: Input): Question[] =>
    objects(input.TransactItems).flatMap((one) =>
      Object.entries(one).flatMap(([member, parameters]) => {
        const action = Object.hasOwn(MEMBERS, member) ? MEMBERS[member] : undefined;
        return action && parameters ? onItem(action, enclosing)(engine, parameters as Input) : [];
      }),
    );

const onTable =
  (action: string) =>
  (_engine: Engine, input: Input): Question[] => [
    { action: `dynamodb:${action}`, resource: tableArn(named(input)), context: {} },
  ];

const onEverything = (action: string) => (): Question[] => [{ action: `dynamodb:${action}`, resource: "*", context: {} }];

const streamArnOf = (input: Input): string => {
  if (input.StreamArn) return textIn(input, "StreamArn");
  const iterator = Buffer.from(textIn(input, "ShardIterator"), "base64url").toString();
  return /"arn":"([^"]+)"/.exec(iterator)?.[1] ?? "*";
};
const onStream =
  (action: string) =>
  (_engine: Engine, input: Input): Question[] => [{ action: `dynamodb:${action}`, resource: streamArnOf(input), context: {} }];

/** The questions of each operation; what a malformed request does not say is left out. */
export const questions: Record<string, (engine: Engine, input: Input) => Question[]> = {
  GetItem: onItem("GetItem"),
  PutItem: onItem("PutItem"),
  UpdateItem: onItem("UpdateItem"),
  DeleteItem: onItem("DeleteItem"),
  Query: onRows("Query"),
  Scan: onRows("Scan"),
  BatchGetItem: onBatch("BatchGetItem", keysToGet),
  BatchWriteItem: onBatch("BatchWriteItem", itemsToWrite),
  TransactGetItems: onTransaction("TransactGetItems"),
  TransactWriteItems: onTransaction("TransactWriteItems"),
  DescribeTable: onTable("DescribeTable"),
  DescribeTimeToLive: onTable("DescribeTimeToLive"),
  DescribeContinuousBackups: onTable("DescribeContinuousBackups"),
  ListTables: onEverything("ListTables"),
  ListStreams: onEverything("ListStreams"),
  DescribeStream: onStream("DescribeStream"),
  GetShardIterator: onStream("GetShardIterator"),
  GetRecords: onStream("GetRecords"),
};

/** The tables that a request names, each once. */
export const tablesOf = (questioned: Question[]): string[] => {
  const names = questioned.flatMap(({ resource }) => /:table\/([^/]+)/.exec(resource)?.[1] ?? []);
  return [...new Set(names)];
};
