import { assertWritable, writeCondition } from "./conditions.ts";
import { S3Error } from "./errors.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { assertDeletable } from "./retention.ts";
import type { Store, VersionRow } from "./store.ts";
import { insertVersion, latestVersion, versionById, versionHeader } from "./versions.ts";

const MARKER = { size: 0, etag: "", blob: null, headers: {}, checksum: null, lockMode: null, lockUntil: null };

/** Deletes one version for good, in the caller's transaction; the newest one left becomes the latest. */
export const removeVersion = (store: Store, { seq, bucket, key, latest }: VersionRow): void => {
  store.run("DELETE FROM version WHERE seq=?", seq);
  if (!latest) return;
  const newest = "SELECT max(seq) FROM version WHERE bucket=? AND key=?";
  store.run(`UPDATE version SET latest=1 WHERE seq=(${newest})`, bucket, key);
};

/** Hides the object behind a delete marker or, in a bucket without versioning, deletes it. Gives the marker. */
export const deleteLatest = ({ store, bucket, now }: Pick<Exchange, "store" | "bucket" | "now">, key: string) => {
  if (bucket.versioned) return insertVersion(store, bucket, { key, now, ...MARKER });
  store.run("DELETE FROM version WHERE bucket=? AND key=?", bucket.name, key);
  return undefined;
};

const deleteVersion = (exchange: Exchange, versionId: string): Record<string, string> => {
  const { store, bucket, request } = exchange;
  const version = versionById(store, bucket.name, request.key, versionId);
  if (version) {
    assertDeletable(exchange, version);
    removeVersion(store, version);
    return { ...versionHeader(bucket, version), ...(version.marker ? { "x-amz-delete-marker": "true" } : {}) };
  }
  return versionHeader(bucket, { id: versionId });
};

/** DeleteObject: a repeat of it is a success too. */
export const deleteObject = (exchange: Exchange): Reply => {
  const { store, bucket, request } = exchange;
  const versionId = request.query.get("versionId");
  const condition = writeCondition(request.headers);
  if (condition.ifNoneMatch || (versionId !== undefined && condition.ifMatch !== undefined))
    throw new S3Error("NotImplemented", "A header you provided implies functionality that is not implemented.");
  const gone = versionId === undefined ? undefined : versionById(store, bucket.name, request.key, versionId);
  const before = gone ?? latestVersion(store, bucket.name, request.key);
  const headers = store.transaction((): Record<string, string> => {
    if (versionId !== undefined) return deleteVersion(exchange, versionId);
    assertWritable(condition, latestVersion(store, bucket.name, request.key));
    const marker = deleteLatest(exchange, request.key);
    return marker ? { "x-amz-delete-marker": "true", ...versionHeader(bucket, marker) } : {};
  });
  store.blobs.dropUnused(before?.blob ?? null);
  return { status: 204, headers };
};
