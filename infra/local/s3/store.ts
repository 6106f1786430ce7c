import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { SQLInputValue, StatementSync } from "node:sqlite";
import { openDatabase } from "../durable.ts";
import { type Blobs, openBlobs } from "./blobs.ts";
import type { Algorithm, Checksum, LockMode } from "./types.ts";

/** One version of an object, or a delete marker. `headers` and `checksum` are JSON, times milliseconds since 1970. */
export interface VersionRow {
  seq: number;
  bucket: string;
  key: string;
  id: string;
  latest: number;
  marker: number;
  modified: number;
  size: number;
  etag: string;
  blob: string | null;
  headers: string;
  checksum: string | null;
  lockMode: LockMode | null;
  lockUntil: number | null;
}

/** A multipart upload that is neither completed nor aborted. */
export interface UploadRow {
  id: string;
  bucket: string;
  key: string;
  started: number;
  headers: string;
  algorithm: Algorithm | null;
  checksumType: Checksum["type"] | null;
  lockMode: LockMode | null;
  lockUntil: number | null;
}

export interface PartRow {
  upload: string;
  number: number;
  modified: number;
  size: number;
  etag: string;
  blob: string;
  checksum: string | null;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS bucket(name TEXT PRIMARY KEY, versioned INTEGER NOT NULL, locked INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS version(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL,
  latest INTEGER NOT NULL, marker INTEGER NOT NULL, modified INTEGER NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
  blob TEXT, headers TEXT NOT NULL, checksum TEXT, lockMode TEXT, lockUntil INTEGER, UNIQUE(bucket, key, id)) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS version_latest ON version(bucket, key) WHERE latest = 1;
CREATE INDEX IF NOT EXISTS version_blob ON version(blob);
CREATE TABLE IF NOT EXISTS upload(
  id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, started INTEGER NOT NULL, headers TEXT NOT NULL,
  algorithm TEXT, checksumType TEXT, lockMode TEXT, lockUntil INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS part(
  upload TEXT NOT NULL, number INTEGER NOT NULL, modified INTEGER NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
  blob TEXT NOT NULL, checksum TEXT, PRIMARY KEY(upload, number)) STRICT;
CREATE INDEX IF NOT EXISTS part_blob ON part(blob);`;

export interface Store {
  blobs: Blobs;
  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined;
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  run(sql: string, ...values: SQLInputValue[]): void;
  /** Runs the function in one transaction: when it has returned, everything it wrote is durable; when it throws, nothing is. */
  transaction<T>(body: () => T): T;
  close(): void;
}

// An exclusive lock keeps a second server from clearing this one's temporary files; it ends with the process, however that ends.
const SETUP = `PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`;

/** Opens or creates the store. Fault `storage-failed`, also when another process has it open. */
export const openStore = (directory: string): Store => {
  // Texts under negotiation are nobody else's on this machine.
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const database = openDatabase(join(directory, "s3.db"), SETUP);
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const get = <Row>(sql: string, ...values: SQLInputValue[]) => prepare(sql).get(...values) as Row | undefined;
  const isReferenced = (name: string): boolean =>
    get("SELECT 1 FROM version WHERE blob=?", name) !== undefined || get("SELECT 1 FROM part WHERE blob=?", name) !== undefined;
  return {
    blobs: openBlobs(directory, isReferenced),
    get,
    all: <Row>(sql: string, ...values: SQLInputValue[]) => prepare(sql).all(...values) as Row[],
    run: (sql, ...values) => {
      prepare(sql).run(...values);
    },
    transaction(body) {
      database.exec("BEGIN IMMEDIATE");
      try {
        const result = body();
        database.exec("COMMIT");
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    close: () => database.close(),
  };
};
