import { readDocument } from "./body.ts";
import { S3Error } from "./errors.ts";
import type { Exchange, Reply } from "./exchange.ts";
import type { VersionRow } from "./store.ts";
import type { BucketDefinition, LockMode } from "./types.ts";
import { findVersion } from "./versions.ts";
import { childText, parseXml, render } from "./xml.ts";

/** Until when a version may not be deleted; milliseconds since 1970. */
export interface Retention {
  lockMode: LockMode | null;
  lockUntil: number | null;
}

const DAY = 24 * 3600_000;

const lockMode = (text: string | undefined): LockMode => {
  if (text === "GOVERNANCE" || text === "COMPLIANCE") return text;
  throw new S3Error("InvalidArgument", "Unknown wormMode directive");
};

const retainUntil = (text: string | undefined, now: number): number => {
  const until = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text ?? "") ? Date.parse(text ?? "") : Number.NaN;
  if (!(until > now)) throw new S3Error("InvalidArgument", "The retain until date must be in the future!");
  return until;
};

const assertLockBucket = (bucket: BucketDefinition): void => {
  if (!bucket.objectLock) throw new S3Error("InvalidRequest", "Bucket is missing Object Lock Configuration");
};

/** Retention of a version about to be written: the request's own, or else the bucket's default. */
export const retentionFor = ({ request, bucket, now }: Exchange): Retention => {
  const mode = request.headers["x-amz-object-lock-mode"];
  const until = request.headers["x-amz-object-lock-retain-until-date"];
  if (mode === undefined && until === undefined) {
    const rule = bucket.objectLock;
    return { lockMode: rule?.mode ?? null, lockUntil: rule ? now + rule.days * DAY : null };
  }
  assertLockBucket(bucket);
  if (mode === undefined || until === undefined)
    throw new S3Error("InvalidArgument", "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied");
  return { lockMode: lockMode(mode), lockUntil: retainUntil(until, now) };
};

const isBypassed = ({ request }: Exchange, mode: LockMode | null): boolean =>
  mode === "GOVERNANCE" && request.headers["x-amz-bypass-governance-retention"] === "true";

const isLocked = ({ lockUntil }: Retention, now: number): boolean => lockUntil !== null && lockUntil > now;

/** Refuses to delete a version whose retention still runs. */
export const assertDeletable = (exchange: Exchange, version: VersionRow): void => {
  if (isLocked(version, exchange.now) && !isBypassed(exchange, version.lockMode))
    throw new S3Error("AccessDenied", "Access Denied because object protected by object lock.");
};

export const retentionHeaders = ({ lockMode: mode, lockUntil }: Retention): Record<string, string> =>
  mode === null || lockUntil === null
    ? {}
    : { "x-amz-object-lock-mode": mode, "x-amz-object-lock-retain-until-date": new Date(lockUntil).toISOString() };

export const getObjectRetention = (exchange: Exchange): Reply => {
  assertLockBucket(exchange.bucket);
  const { lockMode: mode, lockUntil } = findVersion(exchange);
  if (mode === null || lockUntil === null)
    throw new S3Error("NoSuchObjectLockConfiguration", "The specified object does not have a ObjectLock configuration");
  return {
    xml: render("Retention", [
      ["Mode", mode],
      ["RetainUntilDate", new Date(lockUntil).toISOString()],
    ]),
  };
};

const askedRetention = (document: string, now: number): Retention => {
  const root = parseXml(document);
  if (root?.name !== "Retention" || root.children.length !== 2)
    throw new S3Error(
      "MalformedXML",
      "The XML you provided was not well-formed or did not validate against our published schema",
    );
  return { lockMode: lockMode(childText(root, "Mode")), lockUntil: retainUntil(childText(root, "RetainUntilDate"), now) };
};

/** While retention runs, it may grow; only GOVERNANCE may become COMPLIANCE, and only GOVERNANCE may be bypassed. */
const assertLengthens = (exchange: Exchange, version: VersionRow, asked: Retention): void => {
  if (!isLocked(version, exchange.now) || isBypassed(exchange, version.lockMode)) return;
  const shortens = (asked.lockUntil ?? 0) < (version.lockUntil ?? 0);
  const weakens = version.lockMode === "COMPLIANCE" && asked.lockMode === "GOVERNANCE";
  if (shortens || weakens) throw new S3Error("AccessDenied", "Access Denied because object protected by object lock.");
};

export const putObjectRetention = async (exchange: Exchange): Promise<Reply> => {
  assertLockBucket(exchange.bucket);
  const asked = askedRetention(await readDocument(exchange), exchange.now);
  exchange.store.transaction(() => {
    const version = findVersion(exchange);
    assertLengthens(exchange, version, asked);
    const { lockMode: mode, lockUntil } = asked;
    exchange.store.run("UPDATE version SET lockMode=?, lockUntil=? WHERE seq=?", mode, lockUntil, version.seq);
  });
  return {};
};
