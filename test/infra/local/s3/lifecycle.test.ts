import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { bucketOf, DAY, refusal, startHarness } from "./harness.ts";

const TODAY = Math.floor(Date.now() / DAY) * DAY;

/** Requests run on the real clock; a sweep runs at a day, counted from the midnight (UTC) before the test. */
const start = async (...buckets: Parameters<typeof startHarness>[0]) => {
  let sweepsAt: number | undefined;
  const harness = await startHarness(buckets, { now: () => sweepsAt ?? Date.now() });
  return {
    ...harness,
    sweepAt: (day: number) => {
      sweepsAt = TODAY + day * DAY;
      harness.server.sweep();
      sweepsAt = undefined;
    },
    put: (Bucket: string, Key: string, Body: string) =>
      harness.client.send(new PutObjectCommand({ Bucket, Key, Body, ChecksumAlgorithm: "SHA256" })),
    versions: async (Bucket: string) => {
      const { Versions = [], DeleteMarkers = [] } = await harness.client.send(new ListObjectVersionsCommand({ Bucket }));
      return {
        kept: Versions.map(({ Key, IsLatest }) => `${Key}${IsLatest ? "*" : ""}`),
        markers: DeleteMarkers.map(({ Key }) => Key),
      };
    },
  };
};

test("days are counted whole, up to the next midnight", async () => {
  const rule = { prefix: "uploads/", expirationDays: 2, noncurrentDays: 1 };
  const s3 = await start(bucketOf("intake", { lifecycle: [rule] }));
  await s3.put("intake", "uploads/1", "gone soon");
  await s3.put("intake", "other/1", "stays");
  s3.sweepAt(2.9);
  expect(await s3.versions("intake")).toEqual({ kept: ["other/1*", "uploads/1*"], markers: [] });
  s3.sweepAt(3);
  expect(await s3.versions("intake")).toEqual({ kept: ["other/1*", "uploads/1"], markers: ["uploads/1"] });
  s3.sweepAt(4);
  expect(await s3.versions("intake")).toEqual({ kept: ["other/1*"], markers: ["uploads/1"] });
  s3.sweepAt(5);
  expect(await s3.versions("intake")).toEqual({ kept: ["other/1*"], markers: [] });
  expect(s3.blobs()).toEqual([createHash("sha256").update("stays").digest("hex")]);
});

test("without versioning an expired object is gone at once", async () => {
  const s3 = await start(bucketOf("plain", { versioned: false, lifecycle: [{ prefix: "", expirationDays: 1 }] }));
  await s3.put("plain", "a", "a");
  s3.sweepAt(3);
  expect(await s3.versions("plain")).toEqual({ kept: [], markers: [] });
  expect(s3.blobs()).toEqual([]);
});

test("a version under retention outlives every rule", async () => {
  const lifecycle = [{ prefix: "", expirationDays: 1, noncurrentDays: 1 }];
  const s3 = await start(bucketOf("records", { lifecycle, objectLock: { mode: "COMPLIANCE", days: 30 } }));
  await s3.put("records", "text", "older");
  await s3.put("records", "text", "newer");
  s3.sweepAt(20);
  s3.sweepAt(29);
  expect(await s3.versions("records")).toEqual({ kept: ["text", "text"], markers: ["text"] });
  s3.sweepAt(32);
  expect((await s3.versions("records")).kept).toEqual([]);
});

test("unfinished multipart uploads end, with their parts", async () => {
  const s3 = await start(bucketOf("intake", { lifecycle: [{ prefix: "", abortMultipartDays: 1 }] }));
  const at = { Bucket: "intake", Key: "k" };
  const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand(at));
  await s3.client.send(new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: "part" }));
  s3.sweepAt(1.9);
  expect((await s3.client.send(new ListPartsCommand({ ...at, UploadId }))).Parts).toHaveLength(1);
  s3.sweepAt(2);
  expect(await refusal(s3.client.send(new ListPartsCommand({ ...at, UploadId })))).toMatchObject({ code: "NoSuchUpload" });
  expect(s3.blobs()).toEqual([]);
});

test("a sweep removes strays and nothing that is being written or read", async () => {
  const s3 = await start(bucketOf("texts"));
  await s3.put("texts", "kept", "kept");
  writeFileSync(join(s3.directory, "blobs", "0".repeat(64)), "stray");
  writeFileSync(join(s3.directory, "tmp", "stray"), "stray");
  const sweeping = setInterval(() => s3.server.sweep(), 1);
  const body = Buffer.alloc(3 * 1024 ** 2, "x");
  const written = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      s3.client.send(new PutObjectCommand({ Bucket: "texts", Key: `k${i}`, Body: Buffer.concat([body, Buffer.from(`${i}`)]) })),
    ),
  );
  const read = await s3.client.send(new GetObjectCommand({ Bucket: "texts", Key: "k0" }));
  expect((await read.Body?.transformToByteArray())?.length).toBe(body.length + 1);
  clearInterval(sweeping);
  expect(written).toHaveLength(10);
  s3.server.sweep();
  expect(s3.blobs()).toHaveLength(11);
  expect(s3.temporaries()).toEqual([]);
});
