import { same } from "./canonical.ts";
import { indexesOf, indexRow, indexRowKey } from "./rows.ts";
import { itemSize } from "./size.ts";
import type { Item, Output, TableDefinition } from "./types.ts";

/** Capacity units of one table: its own and those of its indexes (Developer Guide, "Read and write operations"). */
export interface Units {
  table: number;
  indexes: Record<string, number>;
}

const KILOBYTE = 1024;
const writeUnits = (item: Item | undefined): number => (item ? Math.max(1, Math.ceil(itemSize(item) / KILOBYTE)) : 1);

/** Read units for `bytes` read together: one for each begun 4 KB when strongly consistent, else half. */
export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / (4 * KILOBYTE))) / (consistent ? 1 : 2);

const indexUnits = (old: Item | undefined, next: Item | undefined, moved: boolean): number => {
  if (!old && !next) return 0;
  if (!old || !next) return writeUnits(old ?? next);
  if (moved) return writeUnits(old) + writeUnits(next);
  return same(old, next) ? 0 : Math.max(writeUnits(old), writeUnits(next));
};

/** What a write costs: the larger of the item before and after, and for each index whose row changes the rows removed and put. */
export const changeUnits = (table: TableDefinition, before: Item | undefined, after: Item | undefined): Units => {
  const indexes: Record<string, number> = {};
  for (const index of indexesOf(table)) {
    const [old, next] = [indexRow(table, index, before), indexRow(table, index, after)];
    const moved = !!old && !!next && indexRowKey(table, index, old) !== indexRowKey(table, index, next);
    const units = indexUnits(old, next, moved);
    if (units) indexes[index.IndexName] = units;
  }
  return { table: Math.max(writeUnits(before), writeUnits(after)), indexes };
};

export const addUnits = (a: Units, b: Units): Units => {
  const indexes = { ...a.indexes };
  for (const [name, units] of Object.entries(b.indexes)) indexes[name] = (indexes[name] ?? 0) + units;
  return { table: a.table + b.table, indexes };
};

/** A transaction prepares and commits, and pays for both. */
export const doubled = (units: Units): Units => addUnits(units, units);

type Kind = "ReadCapacityUnits" | "WriteCapacityUnits";
const counted = (units: number, kind?: Kind): Output => ({ CapacityUnits: units, ...(kind ? { [kind]: units } : {}) });

/** The ConsumedCapacity of an answer: absent for NONE, with its parts for INDEXES. `kind` is said by transactions only. */
export const consumedCapacity = (mode: string | undefined, TableName: string, units: Units, kind?: Kind): Output | undefined => {
  if (mode !== "TOTAL" && mode !== "INDEXES") return undefined;
  const entries = Object.entries(units.indexes);
  const total = entries.reduce((sum, [, value]) => sum + value, units.table);
  const answer = { TableName, ...counted(total, kind) };
  if (mode === "TOTAL") return answer;
  const indexes = Object.fromEntries(entries.map(([name, value]) => [name, counted(value, kind)]));
  return { ...answer, Table: counted(units.table, kind), ...(entries.length ? { GlobalSecondaryIndexes: indexes } : {}) };
};
