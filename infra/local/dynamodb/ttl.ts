import { trimStreams } from "./records.ts";
import { type Engine, writeItem } from "./rows.ts";
import type { Item, TableDefinition } from "./types.ts";

const FIVE_YEARS_S = 5 * 365 * 24 * 3600;

/** Items whose time has come, as AWS counts it: a number of seconds since the epoch, and not more than five years ago. */
const expiredItems = ({ store, now }: Engine, { TableName, TimeToLiveSpecification: ttl }: TableDefinition): Item[] => {
  if (!ttl?.Enabled) return [];
  const seconds = now() / 1000;
  const isDue = (item: Item): boolean => {
    const at = Number(item[ttl.AttributeName]?.N ?? Number.NaN);
    return at <= seconds && at > seconds - FIVE_YEARS_S;
  };
  const rows = store.sql("SELECT json FROM row WHERE tbl = ? AND ix = ''").all(TableName);
  return rows.map(({ json }) => JSON.parse(String(json)) as Item).filter(isDue);
};

/** Deletes what time to live has ended, with records by the service, and drops stream records older than 24 hours. */
export const expireItems = (engine: Engine): void => {
  for (const { definition } of engine.store.tables.values()) {
    for (const before of expiredItems(engine, definition))
      writeItem(engine, definition, { before, after: undefined, byTtl: true });
  }
  trimStreams(engine);
};
