import { same } from "./canonical.ts";
import { keyOf } from "./dynalite.ts";
import { serviceError } from "./errors.ts";
import type { Store } from "./store.ts";
import type { IndexDefinition, Item, Table, TableDefinition } from "./types.ts";

/** The server's parts that operations work with. `now` is in ms since the epoch. */
export interface Engine {
  store: Store;
  now: () => number;
  /** Tables whose stream grew in the running transaction. */
  grown: Set<string>;
}

export const findTable = ({ store }: Engine, name: string): Table => {
  const table = store.tables.get(name);
  if (!table) throw serviceError("ResourceNotFoundException", "Requested resource not found");
  return table;
};

export const indexesOf = (table: TableDefinition): IndexDefinition[] => table.GlobalSecondaryIndexes ?? [];

export const keyAttributes = (table: TableDefinition, item: Item): Item => pick(item, namesOf(table.KeySchema));

const namesOf = (schema: IndexDefinition["KeySchema"]): string[] => schema.map((key) => key.AttributeName);
const pick = (item: Item, names: string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));

/** The key by which a page over an index is continued: the index's key and the table's. */
export const indexKeyAttributes = (table: TableDefinition, index: IndexDefinition, item: Item): Item =>
  pick(item, [...namesOf(table.KeySchema), ...namesOf(index.KeySchema)]);

/** Equal index keys are allowed, so the table's key follows in the sort string. */
export const indexRowKey = (table: TableDefinition, index: IndexDefinition, item: Item): string =>
  keyOf(item, table, index.KeySchema) + keyOf(item, table);

/** The row that an index holds of an item; none where the item lacks one of the index's key attributes (a sparse index). */
export const indexRow = (table: TableDefinition, index: IndexDefinition, item: Item | undefined): Item | undefined => {
  if (!item || !namesOf(index.KeySchema).every((name) => item[name])) return undefined;
  const { ProjectionType, NonKeyAttributes = [] } = index.Projection;
  if (ProjectionType === "ALL") return item;
  return pick(item, [...namesOf(table.KeySchema), ...namesOf(index.KeySchema), ...NonKeyAttributes]);
};

export const readItem = ({ store }: Engine, table: TableDefinition, key: Item): Item | undefined => {
  const row = store.sql("SELECT json FROM row WHERE tbl = ? AND ix = '' AND key = ?").get(table.TableName, keyOf(key, table));
  return row && (JSON.parse(String(row.json)) as Item);
};

const putRow = (store: Store, name: string[], item: Item): void => {
  store.sql("INSERT OR REPLACE INTO row(tbl, ix, key, json) VALUES(?, ?, ?, ?)").run(...name, JSON.stringify(item));
};
const deleteRow = (store: Store, name: string[]): void => {
  store.sql("DELETE FROM row WHERE tbl = ? AND ix = ? AND key = ?").run(...name);
};

const writeIndexes = (store: Store, table: TableDefinition, { before, after }: Change): void => {
  for (const index of indexesOf(table)) {
    const [old, next] = [indexRow(table, index, before), indexRow(table, index, after)];
    if (old) deleteRow(store, [table.TableName, index.IndexName, indexRowKey(table, index, old)]);
    if (next) putRow(store, [table.TableName, index.IndexName, indexRowKey(table, index, next)], next);
  }
};

/** An item before and after a write; absent where there was or is none. */
export interface Change {
  before: Item | undefined;
  after: Item | undefined;
  byTtl?: boolean;
}

const eventName = ({ before, after }: Change): string => {
  if (!before) return "INSERT";
  return after ? "MODIFY" : "REMOVE";
};

const appendRecord = (engine: Engine, table: TableDefinition, change: Change): void => {
  const [old, next] = [change.before, change.after].map((item) => (item ? JSON.stringify(item) : null));
  engine.store
    .sql("INSERT INTO record(tbl, at, name, old, new, by_ttl) VALUES(?, ?, ?, ?, ?, ?)")
    .run(table.TableName, engine.now(), eventName(change), old ?? null, next ?? null, change.byTtl ? 1 : 0);
  engine.grown.add(table.TableName);
};

/** Writes the item, its index rows and its stream record; a write that changes nothing leaves no record, as in AWS. */
export const writeItem = (engine: Engine, table: TableDefinition, change: Change): void => {
  const { before, after } = change;
  if (same(before, after)) return;
  const key = keyOf(after ?? before ?? {}, table);
  if (after) putRow(engine.store, [table.TableName, "", key], after);
  else deleteRow(engine.store, [table.TableName, "", key]);
  writeIndexes(engine.store, table, change);
  if (table.StreamSpecification) appendRecord(engine, table, change);
};

/** Fills the table's indexes anew from its items, and drops those that it no longer has. */
export const rebuildIndexes = ({ store }: Engine, table: TableDefinition): void => {
  store.sql("DELETE FROM row WHERE tbl = ? AND ix <> ''").run(table.TableName);
  for (const { json } of store.sql("SELECT json FROM row WHERE tbl = ? AND ix = ''").all(table.TableName)) {
    writeIndexes(store, table, { before: undefined, after: JSON.parse(String(json)) as Item });
  }
};
