import { deleteLatest, removeVersion } from "./delete-object.ts";
import type { Store, UploadRow, VersionRow } from "./store.ts";
import type { BucketDefinition, LifecycleRule } from "./types.ts";
import { forgetUpload } from "./uploads.ts";

const DAY = 24 * 3600_000;

/** S3 counts whole days and acts at the midnight (UTC) that follows. */
const isDue = (since: number, days: number | undefined, now: number): boolean =>
  days !== undefined && Math.ceil((since + days * DAY) / DAY) * DAY <= now;

interface Run {
  store: Store;
  bucket: BucketDefinition;
  now: number;
}

const isLocked = ({ lockUntil }: VersionRow, now: number): boolean => lockUntil !== null && lockUntil > now;

const versionsUnder = ({ store, bucket }: Run, prefix: string): VersionRow[] =>
  store
    .all<VersionRow>("SELECT * FROM version WHERE bucket=? ORDER BY key, seq", bucket.name)
    .filter(({ key }) => key.startsWith(prefix));

/** A version became noncurrent when its successor was written; one under retention stays. */
const expireNoncurrent = (run: Run, { prefix, noncurrentDays }: LifecycleRule): void => {
  const versions = versionsUnder(run, prefix);
  versions.forEach((version, i) => {
    const successor = versions[i + 1];
    if (version.latest || !successor || isLocked(version, run.now)) return;
    if (isDue(successor.modified, noncurrentDays, run.now)) removeVersion(run.store, version);
  });
};

/** Current objects go behind a delete marker, or for good without versioning; a marker that hides nothing goes too. */
const expireCurrent = (run: Run, { prefix, expirationDays }: LifecycleRule): void => {
  const versions = versionsUnder(run, prefix);
  versions.forEach((version, i) => {
    if (!version.latest || !isDue(version.modified, expirationDays, run.now)) return;
    if (!version.marker) deleteLatest(run, version.key);
    else if (versions[i - 1]?.key !== version.key) removeVersion(run.store, version);
  });
};

const abortUploads = ({ store, bucket, now }: Run, { prefix, abortMultipartDays }: LifecycleRule): void => {
  for (const upload of store.all<UploadRow>("SELECT * FROM upload WHERE bucket=?", bucket.name))
    if (upload.key.startsWith(prefix) && isDue(upload.started, abortMultipartDays, now)) forgetUpload(store, upload.id);
};

/** Applies the lifecycle rules of a bucket in one transaction. The blobs they leave unused go with `blobs.sweep`. */
export const applyLifecycle = (run: Run): void =>
  run.store.transaction(() => {
    for (const rule of run.bucket.lifecycle) {
      expireNoncurrent(run, rule);
      expireCurrent(run, rule);
      abortUploads(run, rule);
    }
  });
