import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { StatementSync } from "node:sqlite";
import { openDatabase } from "../durable.ts";
import type { Table } from "./types.ts";

// synchronous=FULL: a COMMIT returns when the log is on the disk, so what is acknowledged survives a kill -9 and a power cut.
// locking_mode=EXCLUSIVE: a second server over the same folder fails at once instead of mixing two streams.
const SCHEMA = `
PRAGMA locking_mode=EXCLUSIVE;
PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
CREATE TABLE IF NOT EXISTS tbl(name TEXT PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS row(tbl TEXT, ix TEXT, key TEXT, json TEXT NOT NULL, PRIMARY KEY(tbl, ix, key));
CREATE TABLE IF NOT EXISTS record(seq INTEGER PRIMARY KEY AUTOINCREMENT, tbl TEXT NOT NULL, at INTEGER NOT NULL, name TEXT NOT NULL,
  old TEXT, new TEXT, by_ttl INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS record_tbl ON record(tbl, seq);
CREATE TABLE IF NOT EXISTS trimmed(tbl TEXT PRIMARY KEY, seq INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS token(token TEXT PRIMARY KEY, digest TEXT NOT NULL, at INTEGER NOT NULL);
`;

/** The database of one server: `row` holds items under index name '' and their copies in indexes, `record` the streams. */
export interface Store {
  /** The prepared statement of an SQL text, prepared once. */
  sql(text: string): StatementSync;
  /** Runs `work` in one transaction: when it returns, all of it is durable; when it throws, none of it happened. */
  transaction<T>(work: () => T): T;
  tables: Map<string, Table>;
  close(): void;
}

export const openStore = (directory: string): Store => {
  mkdirSync(directory, { recursive: true });
  const database = openDatabase(join(directory, "dynamodb.db"), SCHEMA);
  const statements = new Map<string, StatementSync>();
  const sql = (text: string): StatementSync => {
    const statement = statements.get(text) ?? database.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  const transaction = <T>(work: () => T): T => {
    database.exec("BEGIN");
    try {
      const result = work();
      database.exec("COMMIT");
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  };
  const stored = sql("SELECT name, json FROM tbl").all();
  const tables = new Map(stored.map(({ name, json }) => [String(name), JSON.parse(String(json)) as Table]));
  return { sql, transaction, tables, close: () => database.close() };
};
