import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
} from "@aws-sdk/client-s3";
import { ALGORITHMS, digestOf } from "../../../../infra/local/s3/checksums.ts";
import { bucketOf, clientOf, type Harness, refusal, startHarness, withHeaders } from "./harness.ts";

const KEY_ARN = "arn:aws:kms:eu-central-1:000000000000:key/texts";
const body = Buffer.from("ne varietur");
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("base64");

let harness: Harness;
let time: number | undefined;
beforeAll(async () => {
  harness = await startHarness(
    [bucketOf("texts", { encryption: { kmsKeyArn: KEY_ARN } }), bucketOf("plain", { versioned: false, events: false })],
    { now: () => time ?? Date.now() },
  );
});

let count = 0;
const newKey = () => `texts/${++count}`;
const put = (Key: string, more: Partial<PutObjectCommandInput> = {}) =>
  harness.client.send(new PutObjectCommand({ Bucket: "texts", Key, Body: body, ...more }));
const get = (Key: string, more: object = {}) => harness.client.send(new GetObjectCommand({ Bucket: "texts", Key, ...more }));
const textOf = async (Key: string, more: object = {}) => (await get(Key, more)).Body?.transformToString();

describe("what is put is got", () => {
  test("bytes, content headers, metadata, encryption, version and ETag", async () => {
    const key = "тексты/ё қ ў.pdf //../a+b=c&d?e%25'()*!";
    const content = {
      ContentType: "application/pdf",
      ContentDisposition: "inline",
      CacheControl: "no-store",
      ContentLanguage: "kk",
    };
    const stored = await put(key, { ...content, Metadata: { side: "KZ" } });
    const found = await get(key);
    expect(found).toMatchObject({
      ...content,
      Metadata: { side: "KZ" },
      ContentLength: body.length,
      VersionId: stored.VersionId,
    });
    expect(found.ETag).toBe(`"${createHash("md5").update(body).digest("hex")}"`);
    expect(found).toMatchObject({ ServerSideEncryption: "aws:kms", SSEKMSKeyId: KEY_ARN, BucketKeyEnabled: true });
    expect(await found.Body?.transformToString()).toBe("ne varietur");
    expect(await harness.client.send(new HeadObjectCommand({ Bucket: "texts", Key: key }))).toMatchObject(content);
  });

  test("an empty object", async () => {
    const key = newKey();
    await put(key, { Body: Buffer.alloc(0) });
    expect(await textOf(key)).toBe("");
    expect(await refusal(get(key, { Range: "bytes=0-" }))).toMatchObject({ status: 416, code: "InvalidRange" });
  });

  test("the same bytes under two keys are one blob, and gone with the second", async () => {
    const [a, b] = [newKey(), newKey()];
    const bytes = Buffer.from("twice the same");
    const name = createHash("sha256").update(bytes).digest("hex");
    const versions = [await put(a, { Body: bytes }), await put(b, { Body: bytes })];
    const drop = (Key: string, VersionId: string | undefined) =>
      harness.client.send(new DeleteObjectCommand({ Bucket: "texts", Key, VersionId }));
    await drop(a, versions[0]?.VersionId);
    expect(harness.blobs()).toContain(name);
    expect(await textOf(b)).toBe("twice the same");
    await drop(b, versions[1]?.VersionId);
    expect(harness.blobs()).not.toContain(name);
  });
});

describe("integrity", () => {
  const digest = (bytes: Uint8Array, algorithm: (typeof ALGORITHMS)[number]) => {
    const running = digestOf(algorithm);
    running.update(bytes);
    return running.digest().toString("base64");
  };
  test.each(ALGORITHMS)("%s is checked, kept and given back", async (algorithm) => {
    const key = newKey();
    const member = `Checksum${algorithm.toUpperCase()}`;
    const value = digest(body, algorithm);
    expect(await put(key, { [member]: value })).toMatchObject({ [member]: value, ChecksumType: "FULL_OBJECT" });
    expect(await get(key, { ChecksumMode: "ENABLED" })).toMatchObject({ [member]: value });
    expect(await get(key)).not.toHaveProperty(member, value);
    const wrong = put(newKey(), { [member]: digest(Buffer.from("else"), algorithm) });
    expect(await refusal(wrong)).toEqual({ status: 400, code: "BadDigest" });
    expect(await refusal(put(newKey(), { [member]: "AAA=" }))).toEqual({ status: 400, code: "InvalidRequest" });
  });

  test("without a checksum S3 computes CRC64NVME", async () => {
    const key = newKey();
    await put(key);
    const attributes = await harness.client.send(
      new GetObjectAttributesCommand({ Bucket: "texts", Key: key, ObjectAttributes: ["ETag", "Checksum", "ObjectSize"] }),
    );
    expect(attributes).toMatchObject({
      Checksum: { ChecksumCRC64NVME: digest(body, "crc64nvme"), ChecksumType: "FULL_OBJECT" },
      ObjectSize: body.length,
    });
    expect(attributes.StorageClass).toBeUndefined();
  });

  test("the SDK's own defaults, checksum in a trailer or a header, and its check of what comes back", async () => {
    const eager = clientOf(harness.server.url, {
      requestChecksumCalculation: "WHEN_SUPPORTED",
      responseChecksumValidation: "WHEN_SUPPORTED",
    });
    const key = newKey();
    await eager.send(
      new PutObjectCommand({ Bucket: "texts", Key: key, Body: Readable.from([body, body]), ContentLength: 2 * body.length }),
    );
    const found = await eager.send(new GetObjectCommand({ Bucket: "texts", Key: key }));
    expect(await found.Body?.transformToString()).toBe("ne varieturne varietur");
    expect(found.ContentEncoding ?? "").not.toContain("aws-chunked");
    eager.destroy();
  });

  test("Content-MD5, payload hash and length", async () => {
    const md5 = createHash("md5").update("else").digest("base64");
    expect(await refusal(put(newKey(), { ContentMD5: md5 }))).toEqual({ status: 400, code: "BadDigest" });
    expect(await refusal(put(newKey(), { ContentMD5: "abc" }))).toEqual({ status: 400, code: "InvalidDigest" });
    const signedHash = withHeaders(clientOf(harness.server.url), { "x-amz-content-sha256": "0".repeat(64) });
    const command = new PutObjectCommand({ Bucket: "texts", Key: newKey(), Body: body });
    expect(await refusal(signedHash.send(command))).toEqual({ status: 400, code: "XAmzContentSHA256Mismatch" });
  });

  test("two checksums at once are refused", async () => {
    const both = put(newKey(), { ChecksumSHA256: sha256(body), ChecksumCRC32: digest(body, "crc32") });
    expect(await refusal(both)).toEqual({ status: 400, code: "InvalidRequest" });
  });
});

describe("conditions", () => {
  test("If-None-Match: * lets one of twenty racing writes win", async () => {
    const key = newKey();
    const before = harness.events.length;
    const sent = Array.from({ length: 20 }, (_, i) => put(key, { Body: Buffer.from(`writer ${i}`), IfNoneMatch: "*" }));
    const settled = await Promise.allSettled(sent);
    const won = settled.flatMap(({ status }, i) => (status === "fulfilled" ? [i] : []));
    expect(won).toHaveLength(1);
    for (const lost of settled) if (lost.status === "rejected") expect(lost.reason.name).toBe("PreconditionFailed");
    expect(await textOf(key)).toBe(`writer ${won[0]}`);
    expect(harness.events).toHaveLength(before + 1);
    expect(harness.blobs()).not.toContain(
      createHash("sha256")
        .update(`writer ${won[0] === 0 ? 1 : 0}`)
        .digest("hex"),
    );
  });

  test("If-Match writes over the version it names only", async () => {
    const key = newKey();
    const { ETag } = await put(key);
    await put(key, { Body: Buffer.from("second"), IfMatch: ETag });
    expect(await refusal(put(key, { IfMatch: ETag }))).toEqual({ status: 412, code: "PreconditionFailed" });
    expect(await refusal(put(newKey(), { IfMatch: ETag }))).toEqual({ status: 404, code: "NoSuchKey" });
    expect(await refusal(put(key, { IfNoneMatch: ETag }))).toEqual({ status: 501, code: "NotImplemented" });
  });

  test("reads", async () => {
    time = Math.floor(Date.now() / 1000) * 1000 + 700;
    const key = newKey();
    const { ETag } = await put(key);
    const at = new Date(time - 700);
    const before = new Date(at.getTime() - 1000);
    const status = (more: object) => refusal(get(key, more)).then((no) => no.status);
    expect(await status({ IfNoneMatch: ETag })).toBe(304);
    expect(await status({ IfModifiedSince: at })).toBe(304);
    expect(await status({ IfMatch: '"00"' })).toBe(412);
    expect(await status({ IfUnmodifiedSince: before })).toBe(412);
    expect(await textOf(key, { IfMatch: ETag, IfUnmodifiedSince: before })).toBe("ne varietur");
    expect(await textOf(key, { IfNoneMatch: '"00"', IfModifiedSince: at })).toBe("ne varietur");
    expect((await get(key, { IfModifiedSince: before })).LastModified).toEqual(at);
    time = undefined;
  });
});

describe("ranges", () => {
  test.each([
    ["bytes=0-1", "ne", "bytes 0-1/11"],
    ["bytes=3-", "varietur", "bytes 3-10/11"],
    ["bytes=-4", "etur", "bytes 7-10/11"],
    ["bytes=-99", "ne varietur", "bytes 0-10/11"],
    ["bytes=9-99", "ur", "bytes 9-10/11"],
  ])("%s", async (Range, text, ContentRange) => {
    const key = newKey();
    await put(key);
    const found = await get(key, { Range });
    expect(found).toMatchObject({ ContentRange, ContentLength: text.length, $metadata: { httpStatusCode: 206 } });
    expect(await found.Body?.transformToString()).toBe(text);
  });
  test("a range behind the end, two ranges, one that says nothing", async () => {
    const key = newKey();
    await put(key);
    expect(await refusal(get(key, { Range: "bytes=11-" }))).toEqual({ status: 416, code: "InvalidRange" });
    expect(await refusal(get(key, { Range: "bytes=0-1,3-4" }))).toEqual({ status: 501, code: "NotImplemented" });
    expect(await textOf(key, { Range: "bytes=5-1" })).toBe("ne varietur");
  });
});

describe("versions", () => {
  test("each put is one, a delete hides, a version id finds and destroys", async () => {
    const key = newKey();
    const first = await put(key, { Body: Buffer.from("first") });
    const second = await put(key, { Body: Buffer.from("second") });
    const marker = await harness.client.send(new DeleteObjectCommand({ Bucket: "texts", Key: key }));
    expect(marker.DeleteMarker).toBe(true);
    expect(await refusal(get(key))).toEqual({ status: 404, code: "NoSuchKey" });
    expect(await refusal(get(key, { VersionId: marker.VersionId }))).toEqual({ status: 405, code: "MethodNotAllowed" });
    expect(await textOf(key, { VersionId: first.VersionId })).toBe("first");
    const remove = (VersionId: string | undefined) =>
      harness.client.send(new DeleteObjectCommand({ Bucket: "texts", Key: key, VersionId }));
    expect(await remove(marker.VersionId)).toMatchObject({ DeleteMarker: true, VersionId: marker.VersionId });
    expect(await textOf(key)).toBe("second");
    await remove(second.VersionId);
    expect(await textOf(key)).toBe("first");
    expect(await refusal(get(key, { VersionId: second.VersionId }))).toEqual({ status: 404, code: "NoSuchVersion" });
    expect(await refusal(get(key, { VersionId: "../1" }))).toEqual({ status: 400, code: "InvalidArgument" });
  });

  test("If-None-Match: * passes where only a delete marker stands", async () => {
    const key = newKey();
    await put(key);
    await harness.client.send(new DeleteObjectCommand({ Bucket: "texts", Key: key }));
    await put(key, { Body: Buffer.from("again"), IfNoneMatch: "*" });
    expect(await textOf(key)).toBe("again");
  });

  test("without versioning the bytes before are replaced and gone", async () => {
    const plain = (Body: Buffer) => harness.client.send(new PutObjectCommand({ Bucket: "plain", Key: "k", Body }));
    expect((await plain(Buffer.from("one"))).VersionId).toBeUndefined();
    await plain(Buffer.from("two"));
    expect(harness.blobs()).not.toContain(createHash("sha256").update("one").digest("hex"));
    await harness.client.send(new DeleteObjectCommand({ Bucket: "plain", Key: "k" }));
    expect(harness.blobs()).not.toContain(createHash("sha256").update("two").digest("hex"));
    const gone = harness.client.send(new GetObjectCommand({ Bucket: "plain", Key: "k" }));
    expect(await refusal(gone)).toEqual({ status: 404, code: "NoSuchKey" });
    expect(harness.events.filter(({ detail }) => detail.bucket.name === "plain")).toEqual([]);
  });
});

describe("what it does not know it refuses", () => {
  test.each<[string, () => Promise<unknown>]>([
    ["CopyObject", () => harness.client.send(new CopyObjectCommand({ Bucket: "texts", Key: "a", CopySource: "texts/b" }))],
    ["CreateBucket", () => harness.client.send(new CreateBucketCommand({ Bucket: "another" }))],
    ["ListBuckets", () => harness.client.send(new ListBucketsCommand({}))],
    ["a subresource", () => harness.client.send(new GetObjectTaggingCommand({ Bucket: "texts", Key: "a" }))],
    ["a part of an object", () => get("a", { PartNumber: 1 })],
    ["an ACL", () => put("a", { ACL: "public-read" })],
    ["tags", () => put("a", { Tagging: "a=b" })],
    ["another storage class", () => put("a", { StorageClass: "GLACIER" })],
    ["legal hold", () => put("a", { ObjectLockLegalHoldStatus: "ON" })],
    [
      "If-Range",
      () =>
        withHeaders(clientOf(harness.server.url), { "if-range": "x" }).send(new GetObjectCommand({ Bucket: "texts", Key: "a" })),
    ],
  ])("%s", async (_, send) => {
    expect(await refusal(send())).toEqual({ status: 501, code: "NotImplemented" });
  });

  test("a bucket that no template made", async () => {
    const absent = harness.client.send(new GetObjectCommand({ Bucket: "absent", Key: "a" }));
    expect(await refusal(absent)).toEqual({ status: 404, code: "NoSuchBucket" });
    expect((await harness.client.send(new HeadBucketCommand({ Bucket: "texts" }))).$metadata.httpStatusCode).toBe(200);
  });

  test("an error is S3's document, with the request id of its header", async () => {
    const response = await fetch(`${harness.server.url}/texts/a%20%3Cb%3E?versions&x=1`);
    const text = await response.text();
    expect(response.status).toBe(403);
    expect(response.headers.get("content-type")).toBe("application/xml");
    expect(text).toContain("<Code>AccessDenied</Code><Message>Access Denied</Message>");
    expect(text).toContain(`<RequestId>${response.headers.get("x-amz-request-id")}</RequestId>`);
  });

  test("metadata beyond 2 KB", async () => {
    expect(await refusal(put("a", { Metadata: { a: "x".repeat(2048) } }))).toEqual({ status: 400, code: "MetadataTooLarge" });
  });
});
