import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { decoded } from "./routing.ts";

export interface File {
  bytes: Uint8Array;
  contentType: string;
  etag?: string;
  headers?: Record<string, string>;
}

/** The file at a path that begins with `/` and is decoded and free of `..`, or undefined. */
export type Files = (path: string) => Promise<File | undefined>;

/** Answers a GET or HEAD from files; what is not there is 404. */
export const serveFile = async (files: Files, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = normalize(decoded((request.url ?? "/").split("?")[0] ?? "/"));
  const readable = request.method === "GET" || request.method === "HEAD";
  const file = readable && path.startsWith("/") && !path.includes("\0") ? await files(path) : undefined;
  if (!readable) return void response.writeHead(405, { allow: "GET, HEAD" }).end();
  if (!file) return void response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
  const packed = compressed(file, request.headers["accept-encoding"]);
  response.writeHead(200, {
    "content-type": file.contentType,
    "content-length": (packed ?? file.bytes).length,
    ...(packed ? { "content-encoding": "br", vary: "accept-encoding" } : {}),
    ...(file.etag ? { etag: file.etag } : {}),
    ...file.headers,
  });
  response.end(request.method === "HEAD" ? undefined : (packed ?? file.bytes));
};

const COMPRESSIBLE = /^(text\/|application\/json|image\/svg\+xml)/;
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** As CloudFront compresses: types that gain by it, of 1,000 to 10,000,000 bytes, for a viewer that takes Brotli. */
const compressed = ({ bytes, contentType }: File, accepted: string | string[] | undefined): Buffer | undefined => {
  const gains = COMPRESSIBLE.test(contentType) && bytes.length >= 1000 && bytes.length <= 10_000_000;
  return gains && /\bbr\b/.test(String(accepted)) ? brotliCompressSync(bytes, QUALITY) : undefined;
};

const contentTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** The files under a folder; a path that ends in `/` is its index.html. */
export const filesIn =
  (directory: string): Files =>
  async (path) => {
    const name = path.endsWith("/") ? `${path}index.html` : path;
    const bytes = await readFile(join(directory, name)).catch(() => undefined);
    return bytes && { bytes, contentType: contentTypes[extname(name)] ?? "application/octet-stream" };
  };
