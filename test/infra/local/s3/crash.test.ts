import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { startS3 } from "../../../../infra/local/s3/server.ts";
import { clientOf, newDirectory } from "./harness.ts";

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

const startChild = async (directory: string) => {
  const child = spawn(process.execPath, ["--no-warnings", join(__dirname, "serve.ts"), directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [url] = (await once(createInterface(child.stdout), "line")) as [string];
  const client = clientOf(url);
  return {
    client,
    kill: async () => {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
      client.destroy();
    },
  };
};

const bodyOf = (key: string): Buffer => {
  const size = key.startsWith("large") ? 3 * 1024 ** 2 : 2000;
  return Buffer.concat([Buffer.from(key), Buffer.alloc(size, createHash("sha256").update(key).digest())]);
};

/** Writes one key after the other until the server is gone; the keys it acknowledged go into `done`. */
const writer = async (client: S3Client, name: string, done: string[]): Promise<void> => {
  for (let i = 0; ; i++) {
    const Key = `${name}/${i}`;
    try {
      await client.send(new PutObjectCommand({ Bucket: "records", Key, Body: bodyOf(Key), IfNoneMatch: "*" }));
    } catch {
      return;
    }
    done.push(Key);
  }
};

const multipartWriter = async (client: S3Client, name: string, done: string[]): Promise<void> => {
  for (let i = 0; ; i++) {
    const at = { Bucket: "records", Key: `${name}/${i}` };
    try {
      const { UploadId } = await client.send(new CreateMultipartUploadCommand(at));
      const { ETag } = await client.send(new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: bodyOf(at.Key) }));
      const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
      await client.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload }));
    } catch {
      return;
    }
    done.push(at.Key);
  }
};

/** The key of every version, so that a key written twice shows. */
const storedKeys = async (client: S3Client): Promise<string[]> => {
  const keys: string[] = [];
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
  while (from) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket: "records", ...from }),
    );
    keys.push(...(page.Versions ?? []).map(({ Key }) => Key ?? ""));
    from = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker } : undefined;
  }
  return keys;
};

const assertWhole = async (client: S3Client, acknowledged: readonly string[]): Promise<void> => {
  const keys = await storedKeys(client);
  expect(new Set(keys).size).toBe(keys.length);
  expect(acknowledged.filter((key) => !keys.includes(key))).toEqual([]);
  for (const Key of keys) {
    const found = await client.send(new GetObjectCommand({ Bucket: "records", Key }));
    expect(Buffer.from((await found.Body?.transformToByteArray()) ?? []).equals(bodyOf(Key))).toBe(true);
  }
};

test("killed in the middle of many writes, it comes back with every acknowledged one and no half object", async () => {
  const acknowledged: string[] = [];
  const directory = newDirectory();
  for (const [round, delay] of [150, 330, 210].entries()) {
    const { client, kill } = await startChild(directory);
    await assertWhole(client, acknowledged);
    const writers = ["small/a", "small/b", "large/a", "large/b"].map((name) => writer(client, `${name}/${round}`, acknowledged));
    writers.push(multipartWriter(client, `large/multipart/${round}`, acknowledged));
    const before = acknowledged.length;
    while (acknowledged.length < before + 5) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, delay));
    await kill();
    await Promise.all(writers);
  }
  const { client, kill } = await startChild(directory);
  await assertWhole(client, acknowledged);
  expect(readdirSync(join(directory, "tmp"))).toEqual([]);
  for (const name of readdirSync(join(directory, "blobs")))
    expect(
      createHash("sha256")
        .update(readFileSync(join(directory, "blobs", name)))
        .digest("hex"),
    ).toBe(name);
  await kill();
}, 60_000);

test("a second server on the same directory is refused, and disturbs nothing", async () => {
  const directory = newDirectory();
  const { client, kill } = await startChild(directory);
  await client.send(new PutObjectCommand({ Bucket: "records", Key: "small/1", Body: bodyOf("small/1") }));
  const second = startS3({ directory, secretOf: () => undefined, onObjectCreated: () => undefined });
  second.then((server) => server.close()).catch(() => undefined);
  await expect(second).rejects.toThrow("locked");
  await assertWhole(client, ["small/1"]);
  await kill();
  const third = await startChild(directory);
  await assertWhole(third.client, ["small/1"]);
  await third.kill();
});
