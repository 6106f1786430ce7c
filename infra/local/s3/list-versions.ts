import { S3Error } from "./errors.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { commonPrefixElements, echoed } from "./list-objects.ts";
import { behind, later, type Page, type Paging, type Position, pagingOf, readPage } from "./paging.ts";
import type { VersionRow } from "./store.ts";
import { versionById } from "./versions.ts";
import { render, type XmlChild } from "./xml.ts";

const BATCH = 1000;

const entry = (row: VersionRow, { encode }: Paging): XmlChild => [
  row.marker ? "DeleteMarker" : "Version",
  [
    ["Key", encode(row.key)],
    ["VersionId", row.id],
    ["IsLatest", row.latest === 1],
    ["LastModified", new Date(Math.floor(row.modified / 1000) * 1000).toISOString()],
    ...(row.marker
      ? []
      : ([
          ["ETag", `"${row.etag}"`],
          ["Size", row.size],
          ["StorageClass", "STANDARD"],
        ] as const)),
  ],
];

/** `key-marker` alone starts behind all versions of that key; with `version-id-marker` behind that version. */
const startOf = ({ request, store, bucket }: Exchange, { delimiter }: Paging): Position => {
  const [key, id] = [request.query.get("key-marker"), request.query.get("version-id-marker")];
  if (key === undefined && id !== undefined)
    throw new S3Error("InvalidArgument", "A version-id marker cannot be specified without a key marker.");
  if (!key) return { key: "" };
  if (id === undefined) return behind(key, delimiter !== "" && key.endsWith(delimiter));
  const version = versionById(store, bucket.name, key, id);
  if (!version) throw new S3Error("InvalidArgument", "Invalid version id specified");
  return { key, seq: version.seq };
};

const nextMarkers = ({ last }: Page<VersionRow>, { encode }: Paging): XmlChild[] => {
  if (last === undefined) return [];
  if (typeof last === "string") return [["NextKeyMarker", encode(last)]];
  return [
    ["NextKeyMarker", encode(last.key)],
    ["NextVersionIdMarker", last.id],
  ];
};

const LIST = `SELECT * FROM version WHERE bucket=? AND key>=? AND NOT (key=? AND seq>=?) ORDER BY key, seq DESC LIMIT ${BATCH}`;

/** ListObjectVersions: of each key the newest version first. */
export const listObjectVersions = (exchange: Exchange): Reply => {
  const { request, store, bucket } = exchange;
  const paging = pagingOf(exchange);
  const read = ({ key, seq = 0 }: Position) => store.all<VersionRow>(LIST, bucket.name, later(paging.prefix, key), key, seq);
  const page = readPage(paging, startOf(exchange, paging), read);
  return {
    xml: render("ListVersionsResult", [
      ...echoed(exchange, paging),
      ["KeyMarker", paging.encode(request.query.get("key-marker") ?? "")],
      ["VersionIdMarker", request.query.get("version-id-marker") ?? ""],
      ["IsTruncated", page.isTruncated],
      ...(page.isTruncated ? nextMarkers(page, paging) : []),
      ...page.rows.map((row) => entry(row, paging)),
      ...commonPrefixElements(page.commonPrefixes, paging),
    ]),
  };
};
