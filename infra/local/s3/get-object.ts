import { readCondition } from "./conditions.ts";
import { S3Error } from "./errors.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { checksumHeaders } from "./metadata.ts";
import { retentionHeaders } from "./retention.ts";
import type { VersionRow } from "./store.ts";
import type { Checksum } from "./types.ts";
import { findVersion, versionHeader } from "./versions.ts";

/** Query parameters by which a signed request sets headers of its response. */
export const OVERRIDES = [
  "response-content-type",
  "response-content-language",
  "response-expires",
  "response-cache-control",
  "response-content-disposition",
  "response-content-encoding",
];

interface Span {
  start: number;
  end: number;
}

const outside = (size: number): S3Error =>
  new S3Error("InvalidRange", "The requested range is not satisfiable", { "content-range": `bytes */${size}` });

/** RFC 9110, section 14.2, one range of bytes; undefined means the whole, as for a header that cannot be read. */
export const spanOf = (header: string | undefined, size: number): Span | undefined => {
  if (header?.includes(",")) throw new S3Error("NotImplemented", "More than one range is not supported.");
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "");
  if (!match || (!match[1] && !match[2])) return undefined;
  const [first, last] = [match[1], match[2]];
  if (!first) {
    if (Number(last) === 0 || size === 0) throw outside(size);
    return { start: Math.max(0, size - Number(last)), end: size - 1 };
  }
  if (last && Number(last) < Number(first)) return undefined;
  if (Number(first) >= size) throw outside(size);
  return { start: Number(first), end: Math.min(size - 1, last ? Number(last) : size - 1) };
};

const overrides = ({ request, auth }: Exchange): Record<string, string> => {
  const asked = OVERRIDES.filter((name) => request.query.has(name));
  // A line break in a value would end the header: it can only come from the query.
  const found = asked.map((name) => [name.slice("response-".length), request.query.get(name) ?? ""] as const);
  if (found.some(([, value]) => /[^\t\x20-\x7e\x80-\xff]/.test(value)))
    throw new S3Error("InvalidArgument", `A response header of ${auth.type} holds a character that no header can.`);
  return Object.fromEntries(found);
};

const wantsChecksum = ({ request }: Exchange): boolean =>
  (request.headers["x-amz-checksum-mode"] ?? request.query.get("x-amz-checksum-mode"))?.toUpperCase() === "ENABLED";

const checksumOf = (exchange: Exchange, version: VersionRow): Record<string, string> =>
  wantsChecksum(exchange) && version.checksum ? checksumHeaders(JSON.parse(version.checksum) as Checksum) : {};

const commonHeaders = (exchange: Exchange, version: VersionRow): Record<string, string> => ({
  etag: `"${version.etag}"`,
  "last-modified": new Date(version.modified).toUTCString(),
  ...versionHeader(exchange.bucket, version),
});

/** GetObject and HeadObject, whole or one range; HeadObject's reply has no file. */
export const getObject = (exchange: Exchange): Reply => {
  const { request, store } = exchange;
  const version = findVersion(exchange);
  const common = commonHeaders(exchange, version);
  if (readCondition(request.headers, version) === "not-modified") return { status: 304, headers: common };
  const span = spanOf(request.headers.range, version.size);
  const { start, end } = span ?? { start: 0, end: version.size - 1 };
  const headers = {
    ...(JSON.parse(version.headers) as Record<string, string>),
    ...overrides(exchange),
    ...common,
    ...retentionHeaders(version),
    "accept-ranges": "bytes",
    "content-length": String(end - start + 1),
    ...(span ? { "content-range": `bytes ${start}-${end}/${version.size}` } : checksumOf(exchange, version)),
  };
  const status = span ? 206 : 200;
  if (request.method === "HEAD" || version.blob === null || version.size === 0) return { status, headers };
  return { status, headers, file: { descriptor: store.blobs.open(version.blob), start, end } };
};
