import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client, type S3ClientConfig, type S3ServiceException } from "@aws-sdk/client-s3";
import type { HttpRequest } from "@smithy/types";
import {
  type BucketDefinition,
  type Call,
  type S3ObjectCreated,
  type S3Options,
  startS3,
} from "../../../../infra/local/s3/server.ts";

export const ACCESS_KEY = "AKIDLOCAL";
export const SECRET = "local-secret";
export const DAY = 24 * 3600_000;

export const bucketOf = (name: string, more: Partial<BucketDefinition> = {}): BucketDefinition => ({
  name,
  versioned: true,
  cors: [],
  lifecycle: [],
  events: true,
  ...more,
});

const temporaryDirectories: string[] = [];
const stops: (() => Promise<void>)[] = [];
/** Also after a test that failed half-way: an open server would keep jest from ending. */
afterAll(async () => {
  for (const stop of stops) await stop();
  for (const directory of temporaryDirectories) rmSync(directory, { recursive: true, force: true });
});
export const newDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), "depositary-s3-"));
  temporaryDirectories.push(directory);
  return directory;
};

export const clientOf = (url: string, more: S3ClientConfig = {}): S3Client =>
  new S3Client({
    endpoint: url,
    region: "eu-central-1",
    credentials: { accessKeyId: ACCESS_KEY, secretAccessKey: SECRET },
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 1,
    ...more,
  });

/** A server on a directory of its own with everything a test looks at. */
export const startHarness = async (buckets: BucketDefinition[], options: Partial<S3Options> = {}) => {
  const directory = options.directory ?? newDirectory();
  const events: S3ObjectCreated[] = [];
  const calls: Call[] = [];
  const server = await startS3({
    directory,
    secretOf: (id) => (id === ACCESS_KEY ? SECRET : undefined),
    onObjectCreated: (event) => events.push(event),
    onCall: (call) => calls.push(call),
    ...options,
  });
  for (const bucket of buckets) server.createBucket(bucket);
  const client = clientOf(server.url);
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    client.destroy();
    stopped ??= server.close();
    return stopped;
  };
  stops.push(stop);
  return {
    server,
    client,
    directory,
    events,
    calls,
    blobs: () => readdirSync(join(directory, "blobs")),
    temporaries: () => readdirSync(join(directory, "tmp")),
    stop,
  };
};

export type Harness = Awaited<ReturnType<typeof startHarness>>;

/** Status and code of the refusal that the SDK's promise ends in. */
export const refusal = async (sent: Promise<unknown>): Promise<{ status: number | undefined; code: string }> => {
  try {
    await sent;
  } catch (error) {
    const { $metadata, name } = error as S3ServiceException;
    return { status: $metadata?.httpStatusCode, code: name };
  }
  throw new Error("the request was not refused");
};

/** Lets a test set a header that the SDK has no parameter for, before it signs. */
export const withHeaders = (client: S3Client, headers: Record<string, string>): S3Client => {
  client.middlewareStack.add(
    (next) => (args) => {
      Object.assign((args.request as HttpRequest).headers, headers);
      return next(args);
    },
    { step: "build" },
  );
  return client;
};
