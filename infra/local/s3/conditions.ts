import { S3Error } from "./errors.ts";
import type { VersionRow } from "./store.ts";

type Headers = Readonly<Record<string, string>>;

/** What must hold of the current version at the moment of the write; both members absent means anything goes. */
export interface WriteCondition {
  ifNoneMatch?: "*";
  ifMatch?: string;
}

const failed = (): S3Error => new S3Error("PreconditionFailed", "At least one of the pre-conditions you specified did not hold");

/** Reads the condition of a write before its body is taken. S3 knows `If-None-Match: *` and `If-Match`, not both. */
export const writeCondition = (headers: Headers): WriteCondition => {
  const [ifNoneMatch, ifMatch] = [headers["if-none-match"], headers["if-match"]];
  const dated = headers["if-modified-since"] ?? headers["if-unmodified-since"];
  if (dated !== undefined || (ifNoneMatch !== undefined && (ifNoneMatch !== "*" || ifMatch !== undefined)))
    throw new S3Error("NotImplemented", "A header you provided implies functionality that is not implemented.");
  return { ...(ifNoneMatch === "*" && { ifNoneMatch }), ...(ifMatch !== undefined && { ifMatch }) };
};

/** Call inside the transaction that writes: of two racing writes the second sees the first. */
export const assertWritable = (condition: WriteCondition, latest: VersionRow | undefined): void => {
  const current = latest?.marker ? undefined : latest;
  if (condition.ifNoneMatch && current) throw failed();
  if (condition.ifMatch === undefined) return;
  if (!current) throw new S3Error("NoSuchKey", "The specified key does not exist.");
  if (!matches(condition.ifMatch, current.etag)) throw failed();
};

const matches = (list: string, etag: string): boolean =>
  list.split(",").some((item) => item.trim() === "*" || item.trim().replace(/^W\//, "").replace(/^"|"$/g, "") === etag);

const seconds = (date: string): number => Math.floor(Date.parse(date) / 1000);

/** RFC 9110, section 13.2.2: entity tags go before dates. Throws PreconditionFailed; a date that cannot be read is ignored. */
export const readCondition = (headers: Headers, version: VersionRow): "send" | "not-modified" => {
  const modified = Math.floor(version.modified / 1000);
  const [ifMatch, ifNoneMatch] = [headers["if-match"], headers["if-none-match"]];
  if (ifMatch !== undefined) {
    if (!matches(ifMatch, version.etag)) throw failed();
  } else if (modified > seconds(headers["if-unmodified-since"] ?? "")) throw failed();
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, version.etag) ? "not-modified" : "send";
  return modified <= seconds(headers["if-modified-since"] ?? "") ? "not-modified" : "send";
};
