import { randomBytes } from "node:crypto";
import { assertWritable, type WriteCondition } from "./conditions.ts";
import { S3Error } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import type { Store, VersionRow } from "./store.ts";
import type { BucketDefinition, Checksum } from "./types.ts";

/** The version id of everything in a bucket without versioning. */
export const NULL_VERSION = "null";

export const latestVersion = (store: Store, bucket: string, key: string): VersionRow | undefined =>
  store.get<VersionRow>("SELECT * FROM version WHERE bucket=? AND key=? AND latest=1", bucket, key);

export const versionById = (store: Store, bucket: string, key: string, id: string): VersionRow | undefined =>
  store.get<VersionRow>("SELECT * FROM version WHERE bucket=? AND key=? AND id=?", bucket, key, id);

/** x-amz-version-id, which S3 sends in versioned buckets only. */
export const versionHeader = (bucket: BucketDefinition, version: { id: string }): Record<string, string> =>
  bucket.versioned ? { "x-amz-version-id": version.id } : {};

const assertVersionId = (id: string): void => {
  if (id !== NULL_VERSION && !/^[0-9a-f]{32}$/.test(id)) throw new S3Error("InvalidArgument", "Invalid version id specified");
};

export interface VersionName {
  bucket: BucketDefinition;
  key: string;
  /** The latest version when absent. */
  versionId: string | undefined;
}

/** The version of that name, never a delete marker. */
export const versionNamed = (store: Store, { bucket, key, versionId }: VersionName): VersionRow => {
  if (versionId !== undefined) assertVersionId(versionId);
  const found =
    versionId === undefined ? latestVersion(store, bucket.name, key) : versionById(store, bucket.name, key, versionId);
  if (!found)
    throw versionId === undefined
      ? new S3Error("NoSuchKey", "The specified key does not exist.")
      : new S3Error("NoSuchVersion", "The specified version does not exist.");
  if (!found.marker) return found;
  const headers = { "x-amz-delete-marker": "true", ...versionHeader(bucket, found) };
  throw versionId === undefined
    ? new S3Error("NoSuchKey", "The specified key does not exist.", headers)
    : new S3Error("MethodNotAllowed", "The specified method is not allowed against this resource.", {
        ...headers,
        allow: "DELETE",
      });
};

/** The version that the request names. */
export const findVersion = ({ store, bucket, request }: Exchange): VersionRow =>
  versionNamed(store, { bucket, key: request.key, versionId: request.query.get("versionId") });

export interface NewVersion {
  key: string;
  size: number;
  etag: string;
  /** null makes a delete marker */
  blob: string | null;
  headers: Record<string, string>;
  checksum: Checksum | null;
  lockMode: VersionRow["lockMode"];
  lockUntil: number | null;
}

const INSERT = `INSERT INTO version(bucket, key, id, latest, marker, modified, size, etag, blob, headers, checksum, lockMode, lockUntil)
 VALUES(?,?,?,1,?,?,?,?,?,?,?,?,?) RETURNING *`;

/** Makes a version the latest, in the caller's transaction. In a bucket without versioning the one before is replaced. */
export const insertVersion = (store: Store, bucket: BucketDefinition, version: NewVersion & { now: number }): VersionRow => {
  const id = bucket.versioned ? randomBytes(16).toString("hex") : NULL_VERSION;
  if (!bucket.versioned) store.run("DELETE FROM version WHERE bucket=? AND key=? AND id=?", bucket.name, version.key, id);
  store.run("UPDATE version SET latest=0 WHERE bucket=? AND key=? AND latest=1", bucket.name, version.key);
  const { key, now, size, etag, blob, checksum, lockMode, lockUntil } = version;
  const texts = [JSON.stringify(version.headers), checksum && JSON.stringify(checksum)] as const;
  const marker = blob === null ? 1 : 0;
  const row = store.get<VersionRow>(INSERT, bucket.name, key, id, marker, now, size, etag, blob, ...texts, lockMode, lockUntil);
  if (!row) throw new Error("INSERT RETURNING gave no row");
  return row;
};

/**
 * Writes a version where the condition holds; durable on return. `also` runs in the same transaction, before the condition is
 * looked at.
 */
export const commitVersion = (
  { store, bucket, now }: Exchange,
  version: NewVersion,
  condition: WriteCondition,
  also: () => void = () => undefined,
): VersionRow => {
  const replaced = bucket.versioned ? undefined : latestVersion(store, bucket.name, version.key);
  const row = store.transaction(() => {
    also();
    assertWritable(condition, latestVersion(store, bucket.name, version.key));
    return insertVersion(store, bucket, { ...version, now });
  });
  store.blobs.dropUnused(replaced?.blob ?? null);
  return row;
};
