import deleteItem from "dynalite/actions/deleteItem.js";
import getItem from "dynalite/actions/getItem.js";
import putItem from "dynalite/actions/putItem.js";
import query from "dynalite/actions/query.js";
import scan from "dynalite/actions/scan.js";
import updateItem from "dynalite/actions/updateItem.js";
import db from "dynalite/db/index.js";
import batchGetRules from "dynalite/validations/batchGetItem.js";
import batchWriteRules from "dynalite/validations/batchWriteItem.js";
import createTableRules from "dynalite/validations/createTable.js";
import deleteRules from "dynalite/validations/deleteItem.js";
import getRules from "dynalite/validations/getItem.js";
import validations from "dynalite/validations/index.js";
import listTablesRules from "dynalite/validations/listTables.js";
import putRules from "dynalite/validations/putItem.js";
import queryRules from "dynalite/validations/query.js";
import scanRules from "dynalite/validations/scan.js";
import updateRules from "dynalite/validations/updateItem.js";
import { isServiceError, protocolError, validationError } from "./errors.ts";
import { MAX_ITEM_BYTES } from "./size.ts";
import type { AttributeValue, Input, Item, KeySchema, TableDefinition } from "./types.ts";

// The one door to dynalite's internals (4.0.0, pinned): its validators, its expression parsers and its item actions. Its storage is
// not used: an action gets the item as it stands and hands back the item as it shall be, so the caller decides what is written.

const rules = {
  BatchGetItem: batchGetRules,
  BatchWriteItem: batchWriteRules,
  CreateTable: createTableRules,
  DeleteItem: deleteRules,
  GetItem: getRules,
  ListTables: listTablesRules,
  PutItem: putRules,
  Query: queryRules,
  Scan: scanRules,
  UpdateItem: updateRules,
};
const actions = { DeleteItem: deleteItem, GetItem: getItem, PutItem: putItem, UpdateItem: updateItem };
const ranges = { Query: query, Scan: scan };

/** What the parser makes of conditions and filters; a path is a list of names and list positions. */
type Path = (string | number)[];
export type Operand = Path | AttributeValue | { type: "function"; name: "size"; args: [Path] };
export type Test =
  | { type: "function"; name: string; args: Operand[] }
  | { type: "=" | "<>" | "<" | "<=" | ">" | ">=" | "between" | "in"; args: Operand[] };
export type Expression =
  | { type: "and"; args: [Expression, Expression] }
  | { type: "or"; args: [Expression, Expression] }
  | { type: "not"; args: [Expression] }
  | Test;

interface Section {
  type: "set" | "add" | "remove" | "delete";
  path: Path;
}

/** The members that our own code reads of a validated request; those with an underscore are dynalite's parsed expressions. */
export interface Request {
  TableName: string;
  Item?: Item;
  Key?: Item;
  IndexName?: string;
  Limit?: number;
  Select?: string;
  ConsistentRead?: boolean;
  ScanIndexForward?: boolean;
  ExclusiveStartKey?: Item;
  ExclusiveStartTableName?: string;
  ReturnConsumedCapacity?: string;
  AttributesToGet?: string[];
  QueryFilter?: object;
  ScanFilter?: object;
  ConditionalOperator?: string;
  RequestItems?: Record<string, unknown>;
  _condition?: { expression: Expression };
  _filter?: { expression: Expression };
  _updates?: { sections: Section[] };
  _projection?: { paths: unknown[] };
}

const listPosition = ({ type, path }: Section): number => {
  const last = path.at(-1);
  return type === "remove" && typeof last === "number" ? last : Number.POSITIVE_INFINITY;
};

/** List elements are removed from the last to the first, for positions mean the list as it was; dynalite goes by the text's order. */
const withRemovalsInOrder = (request: Request): Request => {
  request._updates?.sections.sort((a, b) => (listPosition(a) === listPosition(b) ? 0 : listPosition(b) - listPosition(a)));
  return request;
};

/** Checks types and rules and parses expressions as AWS does; gives a copy. Throws SerializationException or ValidationException. */
export const validated = (operation: keyof typeof rules, input: Input): Request => {
  const { types, custom } = rules[operation];
  try {
    const request = validations.checkTypes(structuredClone(input), types);
    validations.checkValidations(request, types, custom, { options: { maxItemSize: MAX_ITEM_BYTES } });
    return withRemovalsInOrder(request as Request);
  } catch (error) {
    // What the rules stumble over, as null within a list, is no request that a client of AWS would send.
    throw isServiceError(error) ? error : protocolError("SerializationException", "The request cannot be read");
  }
};

const callAction = (action: (typeof actions)["PutItem"], store: object, request: Request): Input => {
  let answer: Input | undefined;
  action(store, request, (error, result) => {
    if (error) throw error;
    answer = { ...result };
  });
  if (!answer) throw new Error("dynalite's action did not answer at once");
  return answer;
};

/** What an item action answers and the item it leaves; `after` is absent where there is none then. */
export interface Outcome {
  answer: Input;
  after: Item | undefined;
}

const noIndexRows = {
  put: (_key: string, _item: Item, done: () => void) => done(),
  del: (_key: string, done: () => void) => done(),
};

/**
 * Runs an item action on `before`. `onRead` is called between the checks of the request and what it does, where a condition stands,
 * and may throw. Throws what AWS would answer.
 */
export const applyAction = (
  operation: keyof typeof actions,
  { _condition, ...request }: Request,
  table: TableDefinition,
  { before, onRead = () => undefined }: { before: Item | undefined; onRead?: () => void },
): Outcome => {
  let after = before;
  const itemDb = {
    lock: (_key: string, run: (release: <T>(done: T) => T) => void) => run((done) => done),
    get: (_key: string, done: (error: Error | null, item?: Item) => void) => {
      onRead();
      return before ? done(null, before) : done(Object.assign(new Error(), { name: "NotFoundError" }));
    },
    put: (_key: string, item: Item, done: () => void) => {
      after = item;
      done();
    },
    del: (_key: string, done: () => void) => {
      after = undefined;
      done();
    },
  };
  const store = {
    options: { maxItemSize: MAX_ITEM_BYTES },
    getTable: (_name: string, done: (error: null, table: TableDefinition) => void) => done(null, table),
    getItemDb: () => itemDb,
    getIndexDb: () => noIndexRows,
  };
  const { ConsumedCapacity: _ours, ...answer } = callAction(actions[operation], store, request);
  return { answer, after };
};

/** The bounds of a Query or Scan over the sort strings of `keyOf`. */
export interface KeyRange {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
}

class RangeFound extends Error {
  readonly range: KeyRange;
  constructor(range: KeyRange) {
    super("range found");
    this.range = range;
  }
}

/** Checks a Query or Scan against the table and gives the range it reads: the action is stopped where it would begin to read. */
export const keyRange = (operation: keyof typeof ranges, request: Request, table: TableDefinition): KeyRange => {
  const source = {
    createValueStream: (range: KeyRange) => {
      throw new RangeFound(range);
    },
  };
  const store = {
    getTable: (_name: string, done: (error: null, table: TableDefinition) => void) => done(null, table),
    getItemDb: () => source,
    getIndexDb: () => source,
  };
  try {
    callAction(ranges[operation], store, request);
  } catch (error) {
    if (error instanceof RangeFound) return error.range;
    throw error;
  }
  throw new Error(`${operation} read nothing`);
};

/** The sort string of an item's key: DynamoDB's order of types and numbers, kept by comparing strings. */
export const keyOf = (item: Item, table: TableDefinition, schema: KeySchema = table.KeySchema): string =>
  db.createKey(item, table, schema);

/** Throws ValidationException where a key has other attributes or types than the table's, or is empty or too long. */
export const checkKey = (key: Item, table: TableDefinition): void => {
  const error = db.validateKey(key, table);
  if (error) throw error;
};

/** Throws ValidationException where a value is none that DynamoDB stores, as a number that arithmetic has made too long. */
export const checkValues = (item: Item): void => {
  for (const value of Object.values(item)) {
    const message = validations.validateAttributeValue(value);
    if (message) throw validationError(message);
  }
};

/** The QueryFilter or ScanFilter of requests without expressions. */
export const legacyFilterHolds = ({ QueryFilter, ScanFilter, ConditionalOperator }: Request, item: Item): boolean => {
  const filter = QueryFilter ?? ScanFilter;
  return !filter || db.matchesFilter(item, filter, ConditionalOperator);
};

/** The value at a path of an item, if it leads to one. */
export const valueAt = (path: Path, item: Item): AttributeValue | undefined => db.mapPath(path, item) ?? undefined;

/** A string that sorts as a string, number or binary does. */
export const sortString = (value: AttributeValue): string => db.toRangeStr(value);

export const projected = (request: Pick<Request, "_projection" | "AttributesToGet">, item: Item): Item => {
  const paths = request._projection?.paths ?? request.AttributesToGet;
  return paths ? db.mapPaths(paths, item) : item;
};
