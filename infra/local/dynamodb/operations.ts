import { batchGetItem, batchWriteItem } from "./batches.ts";
import { deleteItem, getItem, putItem, updateItem } from "./items.ts";
import { query, scan } from "./pages.ts";
import type { Engine } from "./rows.ts";
import { describeStream, getRecords, getShardIterator, listStreams } from "./streams.ts";
import { describeContinuousBackups, describeTable, describeTimeToLive, listTables } from "./tables.ts";
import { transactGetItems, transactWriteItems } from "./transactions.ts";
import type { Input, Output } from "./types.ts";

export type Operation = (engine: Engine, input: Input) => Output;

/** What is served, by the prefix and name of X-Amz-Target. All else is refused, PartiQL and changes of tables among it. */
const served: Record<string, Record<string, Operation>> = {
  DynamoDB_20120810: {
    BatchGetItem: batchGetItem,
    BatchWriteItem: batchWriteItem,
    DeleteItem: deleteItem,
    DescribeContinuousBackups: describeContinuousBackups,
    DescribeTable: describeTable,
    DescribeTimeToLive: describeTimeToLive,
    GetItem: getItem,
    ListTables: listTables,
    PutItem: putItem,
    Query: query,
    Scan: scan,
    TransactGetItems: transactGetItems,
    TransactWriteItems: transactWriteItems,
    UpdateItem: updateItem,
  },
  DynamoDBStreams_20120810: {
    DescribeStream: describeStream,
    GetRecords: getRecords,
    GetShardIterator: getShardIterator,
    ListStreams: listStreams,
  },
};

export const findOperation = (target: string | undefined): { name: string; run: Operation } | undefined => {
  const [prefix = "", name = "", ...rest] = (target ?? "").split(".");
  const operations = Object.hasOwn(served, prefix) ? served[prefix] : undefined;
  const run = operations && Object.hasOwn(operations, name) && !rest.length ? operations[name] : undefined;
  return run && { name, run };
};
