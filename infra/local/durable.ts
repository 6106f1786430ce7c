import { closeSync, mkdirSync, openSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Fault } from "../../shared/domain/fault.ts";

/** SQLite's primary result code; undefined for an error of another kind. */
export const sqliteCode = (error: unknown): number | undefined => {
  const { errcode, cause } = Object(error) as { errcode?: number; cause?: unknown };
  if (errcode !== undefined) return errcode & 0xff;
  return cause === undefined ? undefined : sqliteCode(cause);
};

/** "Result and Error Codes", sqlite.org: what only another file mends. */
const WHAT_HELPS: { readonly [code: number]: string } = {
  10: "The disk could not be written or read: see whether it is full.",
  11: "The file is damaged: start in another directory, or put a copy of the whole directory back.",
  13: "The disk is full: make room and start again. What was acknowledged is kept.",
  26: "The file is damaged: start in another directory, or put a copy of the whole directory back.",
};

/**
 * Opens a file that its owner alone may read, and runs `statements`; SQLite gives its -wal and -shm files the same mode. Fault
 * `storage-failed` names the file.
 */
export const openDatabase = (path: string, statements: string): DatabaseSync => {
  closeSync(openSync(path, "a", 0o600));
  const database = new DatabaseSync(path);
  try {
    database.exec(statements);
    return database;
  } catch (cause) {
    database.close();
    const { message } = cause as Error;
    throw new Fault("storage-failed", `${path}: ${message}. ${WHAT_HELPS[sqliteCode(cause) ?? 0] ?? ""}`.trim(), { cause });
  }
};

/**
 * Opens `directory/name` with the given schema (statements that may run again). What a transaction committed survives the
 * end of the process and of the machine.
 */
export const openDurable = (directory: string, name: string, schema: string): DatabaseSync => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return openDatabase(join(directory, name), `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${schema}`);
};

/** Runs `work` in one transaction: all of it is durable when this returns, or none of it happened. */
export const transaction = <T>(database: DatabaseSync, work: () => T): T => {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    // A full disk has rolled back by itself.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
};

/** Closing twice is harmless. */
export const closeDurable = (database: DatabaseSync): void => {
  if (database.isOpen) database.close();
};

/** Writes a file that its owner alone may read: after a crash it is there whole or not at all. */
export const writeWhole = (path: string, data: string | Uint8Array): void => {
  writeFileSync(`${path}.new`, data, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
};
