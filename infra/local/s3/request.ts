import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { S3Error } from "./errors.ts";

/** A path-style request, taken apart but not yet trusted. */
export interface S3Request {
  id: string;
  method: string;
  /** As sent, still percent-encoded. */
  path: string;
  bucket: string;
  key: string;
  query: ReadonlyMap<string, string>;
  headers: Readonly<Record<string, string>>;
  body: IncomingMessage;
}

const MAX_KEY_BYTES = 1024;

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error("InvalidURI", "Couldn't parse the specified URI.");
  }
};

const queryOf = (text: string): Map<string, string> => {
  const query = new Map<string, string>();
  for (const pair of text.split("&").filter(Boolean)) {
    const [name = "", ...rest] = pair.split("=");
    if (query.has(decode(name))) throw new S3Error("InvalidArgument", `The query parameter ${decode(name)} is there twice.`);
    query.set(decode(name), decode(rest.join("=")));
  }
  return query;
};

/** A header sent twice would be signed in one reading and obeyed in another, so it is refused. */
const headersOf = (message: IncomingMessage): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    if (values?.length !== 1) throw new S3Error("InvalidRequest", `The header ${name} is there twice.`);
    headers[name] = values[0] ?? "";
  }
  return headers;
};

/** New request id: 16 hexadecimal digits, as S3's are. */
export const newRequestId = (): string => randomBytes(8).toString("hex").toUpperCase();

/** Parses by hand: the URL class would resolve `..` and `//`, which are ordinary in keys. */
export const parseRequest = (message: IncomingMessage, id: string): S3Request => {
  const target = message.url ?? "/";
  const cut = target.indexOf("?");
  const path = cut < 0 ? target : target.slice(0, cut);
  const [, bucket = "", ...key] = path.split("/").map(decode);
  if (Buffer.byteLength(key.join("/")) > MAX_KEY_BYTES) throw new S3Error("KeyTooLongError", "Your key is too long");
  return {
    id,
    method: message.method ?? "",
    path,
    bucket,
    key: key.join("/"),
    query: queryOf(cut < 0 ? "" : target.slice(cut + 1)),
    headers: headersOf(message),
    body: message,
  };
};
