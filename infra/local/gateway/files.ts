import type { IncomingMessage, ServerResponse } from "node:http";
import { normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { decoded } from "./routing.ts";

export interface File {
  bytes: Uint8Array;
  contentType: string;
  headers?: Record<string, string>;
}

/** The file at a path that begins with `/` and is decoded and free of `..`, or undefined. */
export type Files = (path: string) => Promise<File | undefined>;

export interface FileExchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** As it was sent, without its query. */
  path: string;
  /** Of every answer. */
  headers: Record<string, string>;
}

/** Answers from files; what is not there is 404. */
export const serveFile = async (files: Files, { request, response, headers, ...exchange }: FileExchange): Promise<void> => {
  const path = normalize(decoded(exchange.path));
  const file = path.startsWith("/") && !path.includes("\0") ? await files(path) : undefined;
  if (!file) return void response.writeHead(404, { ...headers, "content-type": "text/plain" }).end("Not found\n");
  const packed = compressed(file, request.headers["accept-encoding"]);
  response.writeHead(200, {
    "content-type": file.contentType,
    "content-length": (packed ?? file.bytes).length,
    ...(packed ? { "content-encoding": "br", vary: "accept-encoding" } : {}),
    ...file.headers,
    ...headers,
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
