import { changeUnits, consumedCapacity, readUnits } from "./capacity.ts";
import { checkCondition } from "./conditions.ts";
import { applyAction, checkValues, type Outcome, type Request, validated } from "./dynalite.ts";
import { isServiceError, nameOf, validationError } from "./errors.ts";
import { checkIndexKeys, checkKeySizes, hasKey } from "./keys.ts";
import { type Engine, findTable, readItem, writeItem } from "./rows.ts";
import { itemSize, MAX_ITEM_BYTES } from "./size.ts";
import type { Input, Item, Output, TableDefinition } from "./types.ts";

export type WriteOperation = "PutItem" | "UpdateItem" | "DeleteItem";

const checkSize = (operation: WriteOperation, item: Item): void => {
  if (itemSize(item) <= MAX_ITEM_BYTES) return;
  throw validationError(
    operation === "UpdateItem"
      ? "Item size to update has exceeded the maximum allowed size"
      : "Item size has exceeded the maximum allowed size",
  );
};

/** An update that returns what it changed returns no Attributes where there was nothing. */
const withoutEmpty = ({ Attributes, ...answer }: Output): Output =>
  Attributes && Object.keys(Attributes).length ? { Attributes, ...answer } : answer;

/** The item action with the limits that hold for what it leaves. */
export const applyWrite = (
  operation: WriteOperation,
  request: Request,
  table: TableDefinition,
  before: Item | undefined,
): Outcome => {
  const check = (item: Item): void => {
    checkSize(operation, item);
    checkKeySizes(table, item);
    checkIndexKeys(table, item);
  };
  // What a put brings is checked before its condition; what an update makes can only be checked after.
  if (request.Item) check(request.Item);
  const { answer, after } = applyAction(operation, request, table, { before, onRead: () => checkCondition(request, before) });
  if (operation === "UpdateItem" && after) {
    checkValues(after);
    check(after);
  }
  return { answer: withoutEmpty(answer), after };
};

/** The attributes that hold a write's key: the whole item of a put, the key of the others. */
export const keySource = (request: Pick<Request, "Item" | "Key">): Item => request.Item ?? request.Key ?? {};

/** Adds the item as it stood to a failed condition where the caller asked for it. */
const withItem = (error: unknown, input: Input, before: Item | undefined): unknown => {
  const asked = input.ReturnValuesOnConditionCheckFailure === "ALL_OLD";
  if (asked && before && isServiceError(error) && nameOf(error) === "ConditionalCheckFailedException") error.body.Item = before;
  return error;
};

/** The item before a write; a key of the wrong shape has none, and the action refuses it. */
export const itemBefore = (engine: Engine, table: TableDefinition, request: Request): Item | undefined => {
  const key = keySource(request);
  return hasKey(table, key) ? readItem(engine, table, key) : undefined;
};

const write =
  (operation: WriteOperation) =>
  (engine: Engine, input: Input): Output => {
    const request = validated(operation, input);
    const { definition } = findTable(engine, request.TableName);
    const before = itemBefore(engine, definition, request);
    try {
      const { answer, after } = applyWrite(operation, request, definition, before);
      writeItem(engine, definition, { before, after });
      const units = changeUnits(definition, before, after);
      return { ...answer, ConsumedCapacity: consumedCapacity(request.ReturnConsumedCapacity, request.TableName, units) };
    } catch (error) {
      throw withItem(error, input, before);
    }
  };

export const putItem = write("PutItem");
export const updateItem = write("UpdateItem");
export const deleteItem = write("DeleteItem");

export const getItem = (engine: Engine, input: Input): Output => {
  const request = validated("GetItem", input);
  const { definition } = findTable(engine, request.TableName);
  const item = itemBefore(engine, definition, request);
  const { answer } = applyAction("GetItem", request, definition, { before: item });
  const units = { table: readUnits(item ? itemSize(item) : 0, request.ConsistentRead === true), indexes: {} };
  return { ...answer, ConsumedCapacity: consumedCapacity(request.ReturnConsumedCapacity, request.TableName, units) };
};
