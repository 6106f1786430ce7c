import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Fault } from "../../shared/domain/fault.ts";
import { openDatabase, sqliteCode } from "./durable.ts";

/** "Result and Error Codes", sqlite.org. */
const SQLITE_BUSY = 5;

/**
 * Takes a directory for one local cloud, and gives what returns it. The end of the process returns it too, however it ends. Fault
 * `directory-in-use` while another cloud has it.
 */
export const takeDirectory = (directory: string): (() => void) => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  let lock: DatabaseSync | undefined;
  try {
    lock = openDatabase(join(directory, "lock.db"), "");
    lock.exec("BEGIN EXCLUSIVE");
    return lock.close.bind(lock);
  } catch (error) {
    lock?.close();
    if (sqliteCode(error) !== SQLITE_BUSY) throw error;
    const message = `Another local cloud works in ${directory}: end it, or give this one a directory of its own.`;
    throw new Fault("directory-in-use", message, { cause: error, retryable: false });
  }
};
