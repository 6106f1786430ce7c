import { S3Error } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { uriEncode } from "./sigv4.ts";

/** What the listing operations have in common. */
export interface Paging {
  prefix: string;
  delimiter: string;
  max: number;
  /** Applied to keys, prefixes and delimiters where encoding-type=url was asked for. */
  encode: (text: string) => string;
}

const MAX_KEYS = 1000;
/** Sorts behind every key that begins like the text before it. */
const LAST = "\u{10ffff}";

export const pagingOf = ({ request }: Exchange): Paging => {
  const { query } = request;
  const [max, encoding] = [query.get("max-keys") ?? String(MAX_KEYS), query.get("encoding-type")];
  if (!/^\d{1,9}$/.test(max)) throw new S3Error("InvalidArgument", "Provided max-keys not an integer or within integer range");
  if (encoding !== undefined && encoding !== "url")
    throw new S3Error("InvalidArgument", "Invalid Encoding Method specified in Request");
  return {
    prefix: query.get("prefix") ?? "",
    delimiter: query.get("delimiter") ?? "",
    max: Math.min(MAX_KEYS, Number(max)),
    encode: encoding === "url" ? (text) => uriEncode(text).replaceAll("%2F", "/") : (text) => text,
  };
};

/** The common prefix that a key is rolled up into, or undefined. */
const commonPrefix = (key: string, { prefix, delimiter }: Paging): string | undefined => {
  const at = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
};

export interface Page<Row> {
  rows: Row[];
  commonPrefixes: string[];
  isTruncated: boolean;
  /** The last key, common prefix included, of this page. */
  last: Row | string | undefined;
}

interface Entry {
  seq: number;
  key: string;
}

/** A position in the order of keys: what follows `key`, or below `key` what is older than `seq`. */
export interface Position {
  key: string;
  seq?: number;
}

export const behind = (commonPrefixOrKey: string, isPrefix: boolean): Position => ({
  key: isPrefix ? commonPrefixOrKey + LAST : commonPrefixOrKey,
});

/** The later of two keys in the order of their UTF-8 bytes, which is SQLite's and S3's but not JavaScript's. */
export const later = (a: string, b: string): string => (Buffer.compare(Buffer.from(a), Buffer.from(b)) > 0 ? a : b);

/** Adds a row to the page; false where the page ends before it. */
const addTo = <Row extends Entry>(page: Page<Row>, row: Row, paging: Paging): boolean => {
  const rolled = commonPrefix(row.key, paging);
  if (rolled !== undefined && rolled === page.last) return true;
  if (!row.key.startsWith(paging.prefix)) return false;
  if (page.rows.length + page.commonPrefixes.length >= paging.max) {
    page.isTruncated = paging.max > 0;
    return false;
  }
  if (rolled === undefined) page.rows.push(row);
  else page.commonPrefixes.push(rolled);
  page.last = rolled ?? row;
  return true;
};

/** One page of rows in key order; `read` gives the next rows behind a position, at most as many as it likes. */
export const readPage = <Row extends Entry>(paging: Paging, from: Position, read: (position: Position) => Row[]): Page<Row> => {
  const page: Page<Row> = { rows: [], commonPrefixes: [], isTruncated: false, last: undefined };
  for (let rows = read(from); rows.length > 0; ) {
    if (!rows.every((row) => addTo(page, row, paging))) break;
    rows = read(
      typeof page.last === "string" ? behind(page.last, true) : { key: page.last?.key ?? "", seq: page.last?.seq ?? 0 },
    );
  }
  return page;
};
