import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Opens `directory/name` with the given schema (statements that may run again). What a transaction committed survives the
 * end of the process and of the machine. Readable by the owner alone; SQLite gives its -wal and -shm files the same mode.
 */
export const openDurable = (directory: string, name: string, schema: string): DatabaseSync => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, name);
  closeSync(openSync(path, "a", 0o600));
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${schema}`);
  return database;
};

/** Runs `work` in one transaction: all of it is durable when this returns, or none of it happened. */
export const transaction = <T>(database: DatabaseSync, work: () => T): T => {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
};

/** Closing twice is harmless. */
export const closeDurable = (database: DatabaseSync): void => {
  if (database.isOpen) database.close();
};
