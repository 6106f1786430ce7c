import { open } from "node:fs/promises";
import { decodeChunks } from "./aws-chunked.ts";
import type { Blobs } from "./blobs.ts";
import { S3Error } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { assertKept, type Promises, promisesOf } from "./integrity.ts";
import { type Meter, metered, newMeter } from "./meter.ts";
import type { Algorithm } from "./types.ts";

const MAX_OBJECT = 5 * 1024 ** 3;
const MAX_DOCUMENT = 4 * 1024 ** 2;

/** A body that ends without an error only if it kept every promise of its request. */
export interface VerifiedBody {
  stream: AsyncIterable<Buffer>;
  meter: Meter;
  promises: Promises;
}

const payloadOf = ({ request, auth }: Exchange, trailers: Map<string, string>): AsyncIterable<Buffer> => {
  const raw = request.body.iterator({ destroyOnReturn: false });
  if (/^(UNSIGNED-PAYLOAD|[0-9a-f]{64})$/.test(auth.payload)) return raw;
  if (auth.type === "REST-HEADER" && auth.payload === "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
    return decodeChunks(raw, { trailers });
  if (auth.type === "REST-HEADER" && auth.payload === "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")
    return decodeChunks(raw, { signing: auth.signing });
  throw new S3Error("NotImplemented", `x-amz-content-sha256 ${auth.payload} is not supported here.`);
};

async function* verify(
  payload: AsyncIterable<Buffer>,
  { meter, promises }: Omit<VerifiedBody, "stream">,
  trailers: ReadonlyMap<string, string>,
): AsyncGenerator<Buffer> {
  yield* metered(payload, meter);
  assertKept(meter, promises, trailers);
}

/** The body of the request, measured by the promised algorithm and by those asked for. */
export const verifiedBody = (exchange: Exchange, algorithms: readonly Algorithm[]): VerifiedBody =>
  bodyPromised(exchange, promisesOf(exchange.request.headers, exchange.auth), algorithms);

const bodyPromised = (exchange: Exchange, promises: Promises, algorithms: readonly Algorithm[]): VerifiedBody => {
  if (promises.length === undefined)
    throw new S3Error("MissingContentLength", "You must provide the Content-Length HTTP header.");
  if (promises.length > MAX_OBJECT)
    throw new S3Error("EntityTooLarge", "Your proposed upload exceeds the maximum allowed object size.");
  const promised = promises.checksum ? [promises.checksum.algorithm] : [];
  const meter = newMeter([...new Set([...promised, ...algorithms])]);
  const trailers = new Map<string, string>();
  return { stream: verify(payloadOf(exchange, trailers), { meter, promises }, trailers), meter, promises };
};

/** A small body as text, verified like any other by those of the request's headers that speak of it. */
export const readDocument = async (exchange: Exchange, headers = exchange.request.headers): Promise<string> => {
  const { stream, promises } = bodyPromised(exchange, promisesOf(headers, exchange.auth), []);
  if ((promises.length ?? 0) > MAX_DOCUMENT)
    throw new S3Error("MalformedXML", "The XML you provided is larger than this operation takes.");
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
};

const writeSynced = async (path: string, stream: AsyncIterable<Buffer>): Promise<void> => {
  const file = await open(path, "wx");
  try {
    await file.writeFile(stream);
    await file.sync();
  } finally {
    await file.close();
  }
};

/**
 * Writes the stream to a blob and calls `commit` with its name while the blob is held: bytes and name are durable before `commit`
 * runs, and a blob that `commit` does not reference is gone afterwards. A stream that throws leaves nothing.
 */
export const keep = async <T>(
  blobs: Blobs,
  stream: AsyncIterable<Buffer>,
  meter: Meter,
  commit: (blob: string) => T,
): Promise<T> => {
  const path = blobs.temporary();
  try {
    await writeSynced(path, stream);
    await blobs.adopt(path, meter.sha256());
  } catch (error) {
    blobs.discard(path);
    throw error;
  }
  try {
    return commit(meter.sha256());
  } finally {
    blobs.release(meter.sha256());
  }
};
