import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { ACCESS_KEY, bucketOf, DAY, type Harness, newDirectory, startHarness } from "./harness.ts";

const KEY_ARN = "arn:aws:kms:eu-central-1:000000000000:key/records";
const at = { Bucket: "records", Key: "texts/1" };
const object = "arn:aws:s3:::records/texts/1";
const bucket = "arn:aws:s3:::records";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness([
    bucketOf("records", { objectLock: { mode: "GOVERNANCE", days: 1 } }),
    bucketOf("drafts", { encryption: { kmsKeyArn: KEY_ARN } }),
  ]);
});
beforeEach(() => {
  harness.calls.length = 0;
});

const asked = async (send: (client: S3Client) => Promise<unknown>): Promise<string[]> => {
  harness.calls.length = 0;
  await send(harness.client).catch(() => undefined);
  return harness.calls.map(({ action, resource }) => `${action} ${resource}`);
};

test("each operation asks for the permissions that AWS documents for it", async () => {
  const id = "0".repeat(32);
  const upload = { ...at, UploadId: id };
  const Retention = { Mode: "GOVERNANCE", RetainUntilDate: new Date(Date.now() + DAY) } as const;
  const own = { ObjectLockMode: Retention.Mode, ObjectLockRetainUntilDate: Retention.RetainUntilDate };
  const table: [(client: S3Client) => Promise<unknown>, string[]][] = [
    [(s3) => s3.send(new PutObjectCommand({ ...at, Body: "a", ChecksumAlgorithm: "CRC32" })), [`s3:PutObject ${object}`]],
    [
      (s3) => s3.send(new PutObjectCommand({ ...at, ...own, Body: "a" })),
      [`s3:PutObject ${object}`, `s3:PutObjectRetention ${object}`],
    ],
    [(s3) => s3.send(new GetObjectCommand(at)), [`s3:GetObject ${object}`]],
    [(s3) => s3.send(new GetObjectCommand({ ...at, VersionId: id })), [`s3:GetObjectVersion ${object}`]],
    [(s3) => s3.send(new HeadObjectCommand(at)), [`s3:GetObject ${object}`]],
    [
      (s3) => s3.send(new GetObjectAttributesCommand({ ...at, VersionId: id, ObjectAttributes: ["ETag"] })),
      [`s3:GetObjectVersion ${object}`, `s3:GetObjectVersionAttributes ${object}`],
    ],
    [(s3) => s3.send(new DeleteObjectCommand(at)), [`s3:DeleteObject ${object}`]],
    [
      (s3) => s3.send(new DeleteObjectCommand({ ...at, VersionId: id, BypassGovernanceRetention: true })),
      [`s3:DeleteObjectVersion ${object}`, `s3:BypassGovernanceRetention ${object}`],
    ],
    [(s3) => s3.send(new GetObjectRetentionCommand(at)), [`s3:GetObjectRetention ${object}`]],
    [(s3) => s3.send(new PutObjectRetentionCommand({ ...at, Retention })), [`s3:PutObjectRetention ${object}`]],
    [(s3) => s3.send(new HeadBucketCommand(at)), [`s3:ListBucket ${bucket}`]],
    [(s3) => s3.send(new ListObjectsV2Command(at)), [`s3:ListBucket ${bucket}`]],
    [(s3) => s3.send(new ListObjectVersionsCommand(at)), [`s3:ListBucketVersions ${bucket}`]],
    [(s3) => s3.send(new CreateMultipartUploadCommand(at)), [`s3:PutObject ${object}`]],
    [(s3) => s3.send(new UploadPartCommand({ ...upload, PartNumber: 1, Body: "a" })), [`s3:PutObject ${object}`]],
    [(s3) => s3.send(new CompleteMultipartUploadCommand(upload)), [`s3:PutObject ${object}`]],
    [(s3) => s3.send(new AbortMultipartUploadCommand(upload)), [`s3:AbortMultipartUpload ${object}`]],
    [(s3) => s3.send(new ListPartsCommand(upload)), [`s3:ListMultipartUploadParts ${object}`]],
    [
      (s3) => s3.send(new UploadPartCopyCommand({ ...upload, PartNumber: 1, CopySource: `drafts/a%20b?versionId=${id}` })),
      [`s3:GetObjectVersion arn:aws:s3:::drafts/a b`, `kms:Decrypt ${KEY_ARN}`, `s3:PutObject ${object}`],
    ],
  ];
  for (const [send, expected] of table) expect(await asked(send)).toEqual(expected);
});

test("under SSE-KMS the key is asked for too", async () => {
  const draft = { Bucket: "drafts", Key: "a" };
  const arn = "arn:aws:s3:::drafts/a";
  expect(await asked((s3) => s3.send(new PutObjectCommand({ ...draft, Body: "a" })))).toEqual([
    `s3:PutObject ${arn}`,
    `kms:GenerateDataKey ${KEY_ARN}`,
  ]);
  expect(await asked((s3) => s3.send(new GetObjectCommand(draft)))).toEqual([`s3:GetObject ${arn}`, `kms:Decrypt ${KEY_ARN}`]);
  expect(harness.calls[1]?.context).toEqual({ "kms:ViaService": "s3.eu-central-1.amazonaws.com" });
});

test("to hear that an object is not there takes the right to list its bucket, and no key", async () => {
  const draft = { Bucket: "drafts", Key: "absent" };
  const expected = ["s3:GetObject arn:aws:s3:::drafts/absent", "s3:ListBucket arn:aws:s3:::drafts"];
  expect(await asked((s3) => s3.send(new HeadObjectCommand(draft)))).toEqual(expected);
  expect(await asked((s3) => s3.send(new GetObjectCommand(draft)))).toEqual(expected);
  expect(harness.calls[1]?.context["s3:prefix"]).toBeUndefined();
  await harness.client.send(new PutObjectCommand({ ...draft, Body: "a" }));
  await harness.client.send(new DeleteObjectCommand(draft));
  expect(await asked((s3) => s3.send(new HeadObjectCommand(draft)))).toEqual(expected);
});

test("the context holds the condition keys of the request", async () => {
  const put = new PutObjectCommand({ ...at, Body: "a", IfNoneMatch: "*", ServerSideEncryption: "aws:kms", SSEKMSKeyId: KEY_ARN });
  await asked((s3) => s3.send(put));
  expect(harness.calls[0]).toMatchObject({
    accessKeyId: ACCESS_KEY,
    context: {
      "s3:if-none-match": "*",
      "s3:ObjectCreationOperation": "true",
      "s3:x-amz-server-side-encryption": "aws:kms",
      "s3:x-amz-server-side-encryption-aws-kms-key-id": KEY_ARN,
      "s3:authType": "REST-HEADER",
      "s3:signatureversion": "AWS4-HMAC-SHA256",
    },
  });
  await asked((s3) => s3.send(new UploadPartCommand({ ...at, UploadId: "u", PartNumber: 1, Body: "a" })));
  expect(harness.calls[0]?.context["s3:ObjectCreationOperation"]).toBe("false");
  await asked((s3) => s3.send(new ListObjectsV2Command({ ...at, Prefix: "texts/", MaxKeys: 5 })));
  expect(harness.calls[0]?.context).toMatchObject({ "s3:prefix": "texts/", "s3:max-keys": "5" });
  await asked(async (s3) => fetch(await getSignedUrl(s3, new GetObjectCommand({ ...at, VersionId: "null" }))));
  expect(harness.calls[0]?.context).toMatchObject({ "s3:authType": "REST-QUERY-STRING", "s3:VersionId": "null" });
});

test("what is not authenticated asks for nothing", async () => {
  await fetch(`${harness.server.url}/records/texts/1`);
  const url = await getSignedUrl(harness.client, new GetObjectCommand(at));
  await fetch(url.replace("texts/1", "texts/2"));
  expect(harness.calls).toEqual([]);
});

describe("Object Created", () => {
  test("comes after the object can be read, in EventBridge's shape", async () => {
    const seen: string[] = [];
    const s3 = await startHarness([bucketOf("records")], {
      directory: newDirectory(),
      onObjectCreated: ({ detail }) => {
        seen.push(detail.object.key);
        throw new Error("the bus is away");
      },
    });
    const silent = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const { ETag } = await s3.client.send(new PutObjectCommand({ ...at, Body: "a" }));
    expect([seen, silent.mock.calls.length]).toEqual([["texts/1"], 1]);
    silent.mockRestore();
    expect((await s3.client.send(new HeadObjectCommand(at))).ETag).toBe(ETag);
  });

  test("sequencers grow, and each names its request", async () => {
    const draft = { Bucket: "drafts", Key: "ё +&" };
    const before = harness.events.length;
    const first = await harness.client.send(new PutObjectCommand({ ...draft, Body: "a" }));
    await harness.client.send(new PutObjectCommand({ ...draft, Body: "b" }));
    const [one, two] = harness.events.slice(before);
    expect(one).toMatchObject({
      source: "aws.s3",
      "detail-type": "Object Created",
      resources: ["arn:aws:s3:::drafts"],
      detail: {
        bucket: { name: "drafts" },
        object: { key: "ё +&", size: 1, etag: first.ETag?.replaceAll('"', ""), "version-id": first.VersionId },
        reason: "PutObject",
        requester: ACCESS_KEY,
        "request-id": first.$metadata.requestId,
      },
    });
    expect((one?.detail.object.sequencer ?? "") < (two?.detail.object.sequencer ?? "")).toBe(true);
  });
});
