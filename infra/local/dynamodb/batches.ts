import { addUnits, changeUnits, consumedCapacity, readUnits, type Units } from "./capacity.ts";
import { checkKey, keyOf, projected, type Request, validated } from "./dynalite.ts";
import { validationError } from "./errors.ts";
import { applyWrite, itemBefore } from "./items.ts";
import { type Engine, findTable, readItem, writeItem } from "./rows.ts";
import { itemSize } from "./size.ts";
import type { Input, Item, Output, TableDefinition } from "./types.ts";

const MAX_WRITES = 25;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

interface KeysAndAttributes extends Pick<Request, "_projection" | "AttributesToGet" | "ConsistentRead"> {
  Keys: Item[];
}
type WriteRequest = { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } };

const requestItems = <T>(request: Request): [string, T][] => Object.entries(request.RequestItems ?? {}) as [string, T][];

const reported = (mode: string | undefined, units: Map<string, Units>): Output | undefined => {
  if (mode !== "TOTAL" && mode !== "INDEXES") return undefined;
  return { ConsumedCapacity: [...units].map(([table, parts]) => consumedCapacity(mode, table, parts)) };
};

/** Reads one table's keys; those that would lift the answer over 16 MB come back for the caller to ask again. */
const readKeys = (engine: Engine, definition: TableDefinition, asked: KeysAndAttributes, room: number) => {
  const found: Item[] = [];
  const left: Item[] = [];
  let [bytes, units] = [0, 0];
  for (const key of asked.Keys) {
    checkKey(key, definition);
    const item = readItem(engine, definition, key);
    const size = item ? itemSize(item) : 0;
    if (bytes + size > room) {
      left.push(key);
      continue;
    }
    bytes += size;
    units += readUnits(size, asked.ConsistentRead === true);
    if (item) found.push(projected(asked, item));
  }
  return { found, left, bytes, units };
};

export const batchGetItem = (engine: Engine, input: Input): Output => {
  const request = validated("BatchGetItem", input);
  const [Responses, UnprocessedKeys, units] = [{} as Output, {} as Output, new Map<string, Units>()];
  const original = input.RequestItems as Record<string, object>;
  let room = MAX_ANSWER_BYTES;
  for (const [name, asked] of requestItems<KeysAndAttributes>(request)) {
    const read = readKeys(engine, findTable(engine, name).definition, asked, room);
    room -= read.bytes;
    Responses[name] = read.found;
    units.set(name, { table: read.units, indexes: {} });
    if (read.left.length) UnprocessedKeys[name] = { ...original[name], Keys: read.left };
  }
  return { Responses, UnprocessedKeys, ...reported(request.ReturnConsumedCapacity, units) };
};

interface Write {
  operation: "PutItem" | "DeleteItem";
  request: Request;
  definition: TableDefinition;
}

const asWrite = (definition: TableDefinition, { PutRequest, DeleteRequest }: WriteRequest): Write => {
  const TableName = definition.TableName;
  if (PutRequest && DeleteRequest) {
    throw validationError(
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
    );
  }
  if (PutRequest) return { operation: "PutItem", request: { TableName, Item: PutRequest.Item }, definition };
  return { operation: "DeleteItem", request: { TableName, Key: DeleteRequest?.Key ?? {} }, definition };
};

export const batchWriteItem = (engine: Engine, input: Input): Output => {
  const request = validated("BatchWriteItem", input);
  const writes = requestItems<WriteRequest[]>(request).flatMap(([name, list]) =>
    list.map((one) => asWrite(findTable(engine, name).definition, one)),
  );
  if (writes.length > MAX_WRITES) throw validationError("Too many items requested for the BatchWriteItem call");
  const [seen, units] = [new Set<string>(), new Map<string, Units>()];
  for (const { operation, request: one, definition } of writes) {
    const before = itemBefore(engine, definition, one);
    const { after } = applyWrite(operation, one, definition, before);
    const id = `${one.TableName} ${keyOf(one.Item ?? one.Key ?? {}, definition)}`;
    if (seen.has(id)) throw validationError("Provided list of item keys contains duplicates");
    seen.add(id);
    writeItem(engine, definition, { before, after });
    const cost = changeUnits(definition, before, after);
    units.set(one.TableName, addUnits(units.get(one.TableName) ?? { table: 0, indexes: {} }, cost));
  }
  return { UnprocessedItems: {}, ...reported(request.ReturnConsumedCapacity, units) };
};
