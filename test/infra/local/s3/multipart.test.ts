import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  type CompleteMultipartUploadCommandInput,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  GetObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { bucketOf, type Harness, refusal, startHarness } from "./harness.ts";

const MIB = 1024 ** 2;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("base64");
const big = Buffer.alloc(5 * MIB, "upload ");
const small = Buffer.from("tail");

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness([bucketOf("records"), bucketOf("drafts")]);
});

let count = 0;
const start = async (more: Partial<CreateMultipartUploadCommandInput> = {}) => {
  const at = { Bucket: "records", Key: `sealed/${++count}.pdf` };
  const { UploadId } = await harness.client.send(new CreateMultipartUploadCommand({ ...at, ...more }));
  const name = { ...at, UploadId };
  return {
    at,
    name,
    part: (PartNumber: number, Body: Buffer, ChecksumSHA256?: string) =>
      harness.client.send(new UploadPartCommand({ ...name, PartNumber, Body, ChecksumSHA256 })),
    copy: (PartNumber: number, CopySource: string, CopySourceRange?: string) =>
      harness.client.send(new UploadPartCopyCommand({ ...name, PartNumber, CopySource, CopySourceRange })),
    complete: (Parts: CompletedPart[], more: Partial<CompleteMultipartUploadCommandInput> = {}) =>
      harness.client.send(new CompleteMultipartUploadCommand({ ...name, MultipartUpload: { Parts }, ...more })),
    abort: () => harness.client.send(new AbortMultipartUploadCommand(name)),
    list: (more: object = {}) => harness.client.send(new ListPartsCommand({ ...name, ...more })),
    get: async () => {
      const found = await harness.client.send(new GetObjectCommand({ ...at, ChecksumMode: "ENABLED" }));
      return { found, bytes: Buffer.from((await found.Body?.transformToByteArray()) ?? []) };
    },
  };
};

const named = (PartNumber: number, { ETag, ChecksumSHA256 }: CompletedPart): CompletedPart => ({
  PartNumber,
  ETag,
  ...(ChecksumSHA256 && { ChecksumSHA256 }),
});

test("a sealed file: the upload by copy, a tail by bytes, joined with composite checksum and ETag", async () => {
  const source = { Bucket: "drafts", Key: "тексты/a+b.pdf" };
  const draft = await harness.client.send(new PutObjectCommand({ ...source, Body: big }));
  await harness.client.send(new PutObjectCommand({ ...source, Body: small }));
  const upload = await start({ ChecksumAlgorithm: "SHA256", ContentType: "application/pdf", Metadata: { level: "B-LTA" } });
  const copied = await upload.copy(1, `drafts/${encodeURIComponent(source.Key)}?versionId=${draft.VersionId}`);
  expect(copied).toMatchObject({ CopySourceVersionId: draft.VersionId, CopyPartResult: { ChecksumSHA256: sha256(big) } });
  const tail = await upload.part(2, small, sha256(small));
  const parts = [named(1, copied.CopyPartResult ?? {}), named(2, tail)];
  const done = await upload.complete(parts, { IfNoneMatch: "*" });
  const digests = Buffer.concat([big, small].map((bytes) => Buffer.from(sha256(bytes), "base64")));
  expect(done).toMatchObject({ ChecksumSHA256: `${sha256(digests)}-2`, ChecksumType: "COMPOSITE" });
  const md5s = Buffer.concat([big, small].map((bytes) => createHash("md5").update(bytes).digest()));
  expect(done.ETag).toBe(`"${createHash("md5").update(md5s).digest("hex")}-2"`);
  const { found, bytes } = await upload.get();
  expect(bytes.equals(Buffer.concat([big, small]))).toBe(true);
  expect(found).toMatchObject({
    ContentType: "application/pdf",
    Metadata: { level: "B-LTA" },
    VersionId: done.VersionId,
    ChecksumSHA256: done.ChecksumSHA256,
  });
  expect(harness.events.at(-1)?.detail).toMatchObject({
    reason: "CompleteMultipartUpload",
    object: { key: upload.at.Key, size: big.length + small.length, etag: done.ETag?.replaceAll('"', "") },
  });
  expect(await refusal(upload.complete(parts))).toEqual({ status: 404, code: "NoSuchUpload" });
});

test("a range of the source", async () => {
  await harness.client.send(new PutObjectCommand({ Bucket: "drafts", Key: "digits", Body: Buffer.from("0123456789") }));
  const upload = await start();
  const copied = await upload.copy(1, "/drafts/digits", "bytes=3-5");
  for (const range of ["bytes=3-10", "bytes=5-3", "bytes=3-"])
    expect(await refusal(upload.copy(2, "drafts/digits", range))).toEqual({ status: 400, code: "InvalidArgument" });
  expect(await refusal(upload.copy(2, "drafts/absent"))).toEqual({ status: 404, code: "NoSuchKey" });
  expect(await refusal(upload.copy(2, "absent/digits"))).toEqual({ status: 404, code: "NoSuchBucket" });
  await upload.complete([named(1, copied.CopyPartResult ?? {})]);
  expect((await upload.get()).bytes.toString()).toBe("345");
});

test("full-object checksums: CRC64NVME where nothing was chosen", async () => {
  const upload = await start();
  const done = await upload.complete([named(1, await upload.part(1, small))]);
  const put = await harness.client.send(new PutObjectCommand({ Bucket: "drafts", Key: "same", Body: small }));
  expect(done).toMatchObject({ ChecksumCRC64NVME: put.ChecksumCRC64NVME, ChecksumType: "FULL_OBJECT" });
  expect(put.ChecksumCRC64NVME).toHaveLength(12);
  expect(await refusal(start({ ChecksumAlgorithm: "SHA256", ChecksumType: "FULL_OBJECT" }))).toMatchObject({
    code: "InvalidRequest",
  });
});

describe("Complete refuses", () => {
  test("parts out of order, unknown, of another ETag, too small, none", async () => {
    const upload = await start();
    const [one, two] = [named(1, await upload.part(1, small)), named(2, await upload.part(2, big))];
    expect(await refusal(upload.complete([two, one]))).toEqual({ status: 400, code: "InvalidPartOrder" });
    expect(await refusal(upload.complete([one, one]))).toEqual({ status: 400, code: "InvalidPartOrder" });
    expect(await refusal(upload.complete([one, two]))).toEqual({ status: 400, code: "EntityTooSmall" });
    expect(await refusal(upload.complete([one, named(3, two)]))).toEqual({ status: 400, code: "InvalidPart" });
    expect(await refusal(upload.complete([named(1, two)]))).toEqual({ status: 400, code: "InvalidPart" });
    expect(await refusal(upload.complete([]))).toEqual({ status: 400, code: "MalformedXML" });
    await upload.complete([two]);
    expect((await upload.get()).bytes).toHaveLength(big.length);
  });

  test("a composite without the parts' checksums, or with wrong ones", async () => {
    const upload = await start({ ChecksumAlgorithm: "SHA256" });
    const { ETag } = await upload.part(1, small, sha256(small));
    expect(await refusal(upload.complete([{ PartNumber: 1, ETag }]))).toEqual({ status: 400, code: "InvalidRequest" });
    const wrong = { PartNumber: 1, ETag, ChecksumSHA256: sha256(big) };
    expect(await refusal(upload.complete([wrong]))).toEqual({ status: 400, code: "InvalidPart" });
    const right = { ...wrong, ChecksumSHA256: sha256(small) };
    expect(await refusal(upload.complete([right], { ChecksumSHA256: sha256(small) }))).toEqual({
      status: 400,
      code: "BadDigest",
    });
    expect(await refusal(upload.complete([right], { MpuObjectSize: 5 }))).toEqual({ status: 400, code: "InvalidRequest" });
    expect(await refusal(upload.complete([right], { ChecksumCRC32: "AAAAAA==" }))).toEqual({
      status: 400,
      code: "InvalidRequest",
    });
    const whole = sha256(Buffer.from(sha256(small), "base64"));
    await upload.complete([right], { ChecksumSHA256: whole, MpuObjectSize: small.length });
  });
});

test("If-None-Match: * lets one of racing completions win, and the losers' uploads stay", async () => {
  const first = await start();
  const rivals = await Promise.all(
    [0, 1, 2, 3].map(async (i) => {
      const { UploadId } = await harness.client.send(new CreateMultipartUploadCommand(first.at));
      const name = { ...first.at, UploadId };
      const part = await harness.client.send(new UploadPartCommand({ ...name, PartNumber: 1, Body: Buffer.from(`rival ${i}`) }));
      return { name, parts: [named(1, part)] };
    }),
  );
  const settled = await Promise.allSettled(
    rivals.map(({ name, parts }) =>
      harness.client.send(new CompleteMultipartUploadCommand({ ...name, MultipartUpload: { Parts: parts }, IfNoneMatch: "*" })),
    ),
  );
  const winners = rivals.filter((_, i) => settled[i]?.status === "fulfilled");
  expect(winners).toHaveLength(1);
  for (const end of settled) if (end.status === "rejected") expect(end.reason.name).toBe("PreconditionFailed");
  for (const rival of rivals.filter((one) => !winners.includes(one)))
    expect((await harness.client.send(new ListPartsCommand(rival.name))).Parts).toHaveLength(1);
});

test("two completions of one upload make one version", async () => {
  const upload = await start();
  const part = named(1, await upload.part(1, big));
  const before = harness.events.length;
  const ends = await Promise.allSettled([upload.complete([part]), upload.complete([part])]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(harness.events).toHaveLength(before + 1);
});

test("an abort in the middle of a completion ends one of them, and breaks neither", async () => {
  for (const delay of [5, 15, 30]) {
    const upload = await start();
    const parts = [];
    for (const number of [1, 2, 3])
      parts.push(named(number, await upload.part(number, Buffer.concat([big, Buffer.from(`${number}`)]))));
    const aborted = new Promise((resolve) => setTimeout(resolve, delay)).then(() => upload.abort());
    const ends = await Promise.allSettled([upload.complete(parts), aborted]);
    const lost = ends.flatMap((end) => (end.status === "rejected" ? [end.reason.name] : []));
    expect(lost).toEqual(["NoSuchUpload"]);
  }
});

test("parts are listed, replaced and paged", async () => {
  const upload = await start({ ChecksumAlgorithm: "SHA256" });
  await upload.part(2, Buffer.from("older"));
  await upload.part(2, Buffer.from("newer"));
  await upload.part(7, small);
  const { Parts, IsTruncated, NextPartNumberMarker } = await upload.list({ MaxParts: 1 });
  expect(Parts).toMatchObject([{ PartNumber: 2, Size: 5, ChecksumSHA256: sha256(Buffer.from("newer")) }]);
  expect([IsTruncated, NextPartNumberMarker]).toEqual([true, "2"]);
  const rest = await upload.list({ PartNumberMarker: NextPartNumberMarker });
  expect([rest.IsTruncated, rest.Parts?.map(({ PartNumber }) => PartNumber)]).toEqual([false, [7]]);
  expect(harness.blobs()).not.toContain(createHash("sha256").update("older").digest("hex"));
});

test("an aborted upload leaves nothing", async () => {
  const upload = await start();
  await upload.part(1, Buffer.from("given up"));
  const blob = createHash("sha256").update("given up").digest("hex");
  expect(harness.blobs()).toContain(blob);
  await upload.abort();
  expect(harness.blobs()).not.toContain(blob);
  const late = [
    () => upload.abort(),
    () => upload.part(2, small),
    () => upload.list(),
    () => upload.complete([{ PartNumber: 1, ETag: "x" }]),
  ];
  for (const send of late) expect(await refusal(send())).toEqual({ status: 404, code: "NoSuchUpload" });
});

test("a part that is not what it promised, or of no possible number", async () => {
  const upload = await start({ ChecksumAlgorithm: "SHA256" });
  expect(await refusal(upload.part(1, small, sha256(big)))).toEqual({ status: 400, code: "BadDigest" });
  for (const number of [0, 10_001])
    expect(await refusal(upload.part(number, small))).toEqual({ status: 400, code: "InvalidArgument" });
  const crc32 = harness.client.send(
    new UploadPartCommand({ ...upload.name, PartNumber: 1, Body: small, ChecksumCRC32: "AAAAAA==" }),
  );
  expect(await refusal(crc32)).toEqual({ status: 400, code: "InvalidRequest" });
  expect((await upload.list()).Parts).toBeUndefined();
});
