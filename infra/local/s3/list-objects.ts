import { S3Error } from "./errors.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { behind, later, type Page, type Paging, type Position, pagingOf, readPage } from "./paging.ts";
import type { VersionRow } from "./store.ts";
import { render, type XmlChild } from "./xml.ts";

const BATCH = 1000;
const isoSeconds = (time: number): string => new Date(Math.floor(time / 1000) * 1000).toISOString();

const tokenOf = ({ last }: Page<VersionRow>): string => {
  const position = typeof last === "string" ? behind(last, true) : behind(last?.key ?? "", false);
  return Buffer.from(position.key).toString("base64url");
};

const startOf = ({ request }: Exchange): string => {
  const token = request.query.get("continuation-token");
  if (token === undefined) return request.query.get("start-after") ?? "";
  const key = Buffer.from(token, "base64url");
  if (token === "" || key.toString("base64url") !== token)
    throw new S3Error("InvalidArgument", "The continuation token provided is incorrect");
  return key.toString("utf8");
};

const contents = (row: VersionRow, { encode }: Paging): XmlChild => [
  "Contents",
  [
    ["Key", encode(row.key)],
    ["LastModified", isoSeconds(row.modified)],
    ["ETag", `"${row.etag}"`],
    ["Size", row.size],
    ["StorageClass", "STANDARD"],
  ],
];

export const commonPrefixElements = (prefixes: readonly string[], { encode }: Paging): XmlChild[] =>
  prefixes.map((prefix) => ["CommonPrefixes", [["Prefix", encode(prefix)]]]);

/** Members of the request that a listing repeats. */
export const echoed = ({ request, bucket }: Exchange, { prefix, delimiter, max, encode }: Paging): XmlChild[] => [
  ["Name", bucket.name],
  ["Prefix", encode(prefix)],
  ["MaxKeys", max],
  ...(delimiter ? [["Delimiter", encode(delimiter)] as const] : []),
  ...(request.query.has("encoding-type") ? [["EncodingType", "url"] as const] : []),
];

const LIST = `SELECT * FROM version WHERE bucket=? AND latest=1 AND marker=0 AND key>=? AND key<>? ORDER BY key LIMIT ${BATCH}`;

/** ListObjectsV2: keys in the order of their UTF-8 bytes. */
export const listObjects = (exchange: Exchange): Reply => {
  const { request, store, bucket } = exchange;
  const paging = pagingOf(exchange);
  const read = ({ key }: Position) => store.all<VersionRow>(LIST, bucket.name, later(paging.prefix, key), key);
  const page = readPage(paging, { key: startOf(exchange) }, read);
  const [token, after] = [request.query.get("continuation-token"), request.query.get("start-after")];
  return {
    xml: render("ListBucketResult", [
      ...echoed(exchange, paging),
      ["KeyCount", page.rows.length + page.commonPrefixes.length],
      ["IsTruncated", page.isTruncated],
      ...(token === undefined ? [] : [["ContinuationToken", token] as const]),
      ...(after === undefined ? [] : [["StartAfter", paging.encode(after)] as const]),
      ...(page.isTruncated ? [["NextContinuationToken", tokenOf(page)] as const] : []),
      ...page.rows.map((row) => contents(row, paging)),
      ...commonPrefixElements(page.commonPrefixes, paging),
    ]),
  };
};
