import type { SQLInputValue } from "node:sqlite";
import { consumedCapacity, readUnits } from "./capacity.ts";
import { passesFilter } from "./conditions.ts";
import { type KeyRange, keyOf, keyRange, projected, type Request, validated } from "./dynalite.ts";
import { validationError } from "./errors.ts";
import { type Engine, findTable, indexesOf, indexKeyAttributes, indexRowKey, keyAttributes } from "./rows.ts";
import { itemSize } from "./size.ts";
import type { IndexDefinition, Input, Item, Output, TableDefinition } from "./types.ts";

const MAX_PAGE_BYTES = 1024 * 1024;

const findIndex = (table: TableDefinition, name: string | undefined): IndexDefinition | undefined => {
  const index = indexesOf(table).find(({ IndexName }) => IndexName === name);
  if (name && !index) throw validationError(`The table does not have the specified index: ${name}`);
  return index;
};

/** Continues after ExclusiveStartKey: that bound is made anew, for an index row's sort string ends with the table's key. */
const continued = (range: KeyRange, request: Request, startKey: string): KeyRange => {
  if (request.ScanIndexForward === false) return { ...range, lt: startKey };
  return { ...range, gt: startKey };
};

const rowsIn = (engine: Engine, request: Request, range: KeyRange): Iterable<Record<string, unknown>> => {
  const comparisons = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;
  const bounds = (["gt", "gte", "lt", "lte"] as const).flatMap((name) => {
    const value = range[name];
    return value === undefined ? [] : [{ text: ` AND key ${comparisons[name]} ?`, value }];
  });
  const order = request.ScanIndexForward === false ? "DESC" : "ASC";
  const where = bounds.map(({ text }) => text).join("");
  const values: SQLInputValue[] = [request.TableName, request.IndexName ?? "", ...bounds.map(({ value }) => value)];
  return engine.store.sql(`SELECT json FROM row WHERE tbl = ? AND ix = ?${where} ORDER BY key ${order}`).iterate(...values);
};

interface Page {
  items: Item[];
  bytes: number;
  /** The page stopped at Limit or at 1 MB, so there may be more. */
  full: boolean;
}

const readPage = (rows: Iterable<Record<string, unknown>>, limit = Number.POSITIVE_INFINITY): Page => {
  const page: Page = { items: [], bytes: 0, full: false };
  for (const { json } of rows) {
    const item = JSON.parse(String(json)) as Item;
    page.items.push(item);
    page.bytes += itemSize(item);
    page.full = page.items.length >= limit || page.bytes >= MAX_PAGE_BYTES;
    if (page.full) break;
  }
  return page;
};

const capacityOf = (request: Request, bytes: number): Output | undefined => {
  const units = readUnits(bytes, request.ConsistentRead === true);
  const { IndexName } = request;
  const parts = IndexName ? { table: 0, indexes: { [IndexName]: units } } : { table: units, indexes: {} };
  return consumedCapacity(request.ReturnConsumedCapacity, request.TableName, parts);
};

const read =
  (operation: "Query" | "Scan") =>
  (engine: Engine, input: Input): Output => {
    const request = validated(operation, input);
    const { definition } = findTable(engine, request.TableName);
    const index = findIndex(definition, request.IndexName);
    const start = request.ExclusiveStartKey;
    const range = keyRange(operation, request, definition);
    const startKey = start && (index ? indexRowKey(definition, index, start) : keyOf(start, definition));
    const bounds = startKey === undefined ? range : continued(range, request, startKey);
    const page = readPage(rowsIn(engine, request, bounds), request.Limit);
    const found = page.items.filter((item) => passesFilter(request, item));
    const last = page.full ? page.items.at(-1) : undefined;
    return {
      Count: found.length,
      ScannedCount: page.items.length,
      Items: request.Select === "COUNT" ? undefined : found.map((item) => projected(request, item)),
      LastEvaluatedKey: last && (index ? indexKeyAttributes(definition, index, last) : keyAttributes(definition, last)),
      ConsumedCapacity: capacityOf(request, page.bytes),
    };
  };

export const query = read("Query");
export const scan = read("Scan");
