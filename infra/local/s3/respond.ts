import { createReadStream } from "node:fs";
import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { errorDocument, S3Error } from "./errors.ts";
import type { Reply } from "./exchange.ts";

const XML = { "content-type": "application/xml" };

/** Writes a reply; the promise ends when the last byte is handed over. */
export const respond = async (response: ServerResponse, reply: Reply): Promise<void> => {
  response.writeHead(reply.status ?? 200, { ...(reply.xml !== undefined && XML), ...reply.headers });
  if (!reply.file) {
    response.end(reply.xml);
    return;
  }
  const { descriptor, start, end } = reply.file;
  await pipeline(createReadStream("", { fd: descriptor, start, end, highWaterMark: 256 * 1024 }), response);
};

/** Answers with S3's error document. What is not an S3Error is our own failure: told to the operator, not to the caller. */
export const respondError = (response: ServerResponse, error: unknown, about: { path: string; id: string }): void => {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  if (!(error instanceof S3Error)) console.error(`s3: ${about.id} ${about.path}:`, error);
  const refusal = error instanceof S3Error ? error : new S3Error("InternalError", "We encountered an internal error.");
  response.writeHead(refusal.status, { ...XML, ...refusal.headers });
  response.end(response.req.method === "HEAD" ? undefined : errorDocument(refusal, about.path, about.id));
};
