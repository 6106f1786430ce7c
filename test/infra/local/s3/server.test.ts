import { existsSync, readdirSync, statSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type PutObjectCommandInput } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { startS3 } from "../../../../infra/local/s3/server.ts";
import { bucketOf, type Harness, newDirectory, refusal, startHarness } from "./harness.ts";

const KEY_ARN = "arn:aws:kms:eu-central-1:000000000000:key/texts";
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness([bucketOf("texts"), bucketOf("sealed", { encryption: { kmsKeyArn: KEY_ARN } })]);
});

const put = (more: Partial<PutObjectCommandInput>) =>
  harness.client.send(new PutObjectCommand({ Bucket: "sealed", Key: "k", Body: "text", ...more }));

describe("encryption as it is reported", () => {
  const reported = async (more: Partial<PutObjectCommandInput>) => {
    const { ServerSideEncryption, SSEKMSKeyId, BucketKeyEnabled, VersionId } = await put(more);
    const head = new HeadObjectCommand({ Bucket: more.Bucket ?? "sealed", Key: "k", VersionId });
    expect(await harness.client.send(head)).toMatchObject({ ServerSideEncryption });
    return [ServerSideEncryption, SSEKMSKeyId, BucketKeyEnabled];
  };
  test("the bucket's, the request's, or S3's own", async () => {
    expect(await reported({})).toEqual(["aws:kms", KEY_ARN, true]);
    expect(await reported({ Bucket: "texts" })).toEqual(["AES256", undefined, undefined]);
    expect(await reported({ ServerSideEncryption: "AES256" })).toEqual(["AES256", undefined, undefined]);
    const own = { ServerSideEncryption: "aws:kms", SSEKMSKeyId: "arn:other" } as const;
    expect(await reported(own)).toEqual(["aws:kms", "arn:other", true]);
  });
  test("what contradicts itself is refused", async () => {
    expect(await refusal(put({ SSEKMSKeyId: KEY_ARN }))).toEqual({ status: 400, code: "InvalidArgument" });
    expect(await refusal(put({ ServerSideEncryption: "aws:fsx" }))).toEqual({ status: 400, code: "InvalidArgument" });
    expect(await refusal(put({ SSECustomerAlgorithm: "AES256" }))).toEqual({ status: 501, code: "NotImplemented" });
  });
});

test("settings change with the template, objects stay", async () => {
  const directory = newDirectory();
  const first = await startHarness([bucketOf("texts", { versioned: false, events: false })], { directory });
  const at = { Bucket: "texts", Key: "k" };
  await first.client.send(new PutObjectCommand({ ...at, Body: "before" }));
  await first.stop();
  const { client, events, server } = await startHarness([bucketOf("texts")], { directory });
  expect(await (await client.send(new GetObjectCommand({ ...at, VersionId: "null" }))).Body?.transformToString()).toBe("before");
  await client.send(new PutObjectCommand({ ...at, Body: "after" }));
  expect(events).toHaveLength(1);
  expect((await client.send(new GetObjectCommand({ ...at, VersionId: "null" }))).ContentLength).toBe(6);
  server.createBucket(bucketOf("texts", { events: false }));
  await client.send(new PutObjectCommand({ ...at, Body: "silent" }));
  expect(events).toHaveLength(1);
});

test("a bucket that left the template keeps its objects out of reach", async () => {
  const directory = newDirectory();
  const at = { Bucket: "texts", Key: "k" };
  const first = await startHarness([bucketOf("texts")], { directory });
  await first.client.send(new PutObjectCommand({ ...at, Body: "kept" }));
  await first.stop();
  const { client, server, blobs } = await startHarness([], { directory });
  server.sweep();
  expect(await refusal(client.send(new HeadObjectCommand(at)))).toMatchObject({ status: 404 });
  expect(blobs()).toHaveLength(1);
});

test("only loopback, and a directory that other users cannot read", async () => {
  const directory = `${newDirectory()}/s3`;
  const server = await startS3({ directory, secretOf: () => undefined, onObjectCreated: () => undefined });
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  expect(statSync(directory).mode & 0o077).toBe(0);
  const other = connect(server.port, "127.0.0.2");
  await expect(new Promise((resolve, reject) => other.once("connect", resolve).once("error", reject))).rejects.toThrow();
  await server.close();
});

test("a taken port leaves the directory free", async () => {
  const directory = newDirectory();
  const taken = startS3({ directory, port: harness.server.port, secretOf: () => undefined, onObjectCreated: () => undefined });
  await expect(taken).rejects.toThrow("EADDRINUSE");
  const server = await startS3({ directory, secretOf: () => undefined, onObjectCreated: () => undefined });
  await server.close();
});

test("closing in the middle of an upload ends, and stores nothing of it", async () => {
  const directory = newDirectory();
  const { client, stop, temporaries, blobs } = await startHarness([bucketOf("texts")], { directory });
  const url = await getSignedUrl(client, new PutObjectCommand({ Bucket: "texts", Key: "k" }));
  const upload = request(url, { method: "PUT", headers: { "content-length": 1000 } });
  const cut = new Promise((resolve) => upload.on("error", resolve));
  upload.write(Buffer.alloc(500));
  while (temporaries().length === 0) await wait(5);
  await stop();
  await cut;
  expect([temporaries(), blobs()]).toEqual([[], []]);
  const again = await startHarness([bucketOf("texts")], { directory });
  expect(await refusal(again.client.send(new HeadObjectCommand({ Bucket: "texts", Key: "k" })))).toMatchObject({ status: 404 });
});

const openFiles = (): number => readdirSync("/proc/self/fd").length;
if (existsSync("/proc/self/fd"))
  test("downloads that break off give their files back", async () => {
    const at = { Bucket: "texts", Key: "large" };
    await harness.client.send(new PutObjectCommand({ ...at, Body: Buffer.alloc(20 * 1024 ** 2) }));
    const url = await getSignedUrl(harness.client, new GetObjectCommand(at));
    const before = openFiles();
    for (let i = 0; i < 20; i++) {
      const controller = new AbortController();
      await fetch(url, { signal: controller.signal });
      controller.abort();
    }
    for (let i = 0; i < 100 && openFiles() > before + 5; i++) await wait(20);
    expect(openFiles()).toBeLessThanOrEqual(before + 5);
  });
