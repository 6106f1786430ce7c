import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  type ObjectLockRetentionMode,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectRetentionCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { bucketOf, DAY, type Harness, newDirectory, refusal, startHarness } from "./harness.ts";

const locked = [
  bucketOf("records", { objectLock: { mode: "COMPLIANCE", days: 10 } }),
  bucketOf("rehearsal", { objectLock: { mode: "GOVERNANCE", days: 10 } }),
  bucketOf("drafts"),
];
const denied = { status: 403, code: "AccessDenied" };

let harness: Harness;
let ahead = 0;
beforeAll(async () => {
  harness = await startHarness(locked, { now: () => Date.now() + ahead });
});
beforeEach(() => {
  ahead = 0;
});

let count = 0;
const put = async (Bucket: string, more: Partial<PutObjectCommandInput> = {}) => {
  const at = { Bucket, Key: `texts/${++count}` };
  const Body = Buffer.from(at.Key);
  const { VersionId } = await harness.client.send(new PutObjectCommand({ ...at, Body, ChecksumAlgorithm: "SHA256", ...more }));
  return { ...at, VersionId };
};
type Name = Awaited<ReturnType<typeof put>>;
const destroy = (name: Name, BypassGovernanceRetention?: boolean) =>
  harness.client.send(new DeleteObjectCommand({ ...name, BypassGovernanceRetention }));
const retain = (name: Name, Mode: ObjectLockRetentionMode, days: number, BypassGovernanceRetention?: boolean) => {
  const Retention = { Mode, RetainUntilDate: new Date(Date.now() + days * DAY) };
  return harness.client.send(new PutObjectRetentionCommand({ ...name, Retention, BypassGovernanceRetention }));
};
const daysOf = async (name: Name): Promise<[string | undefined, number]> => {
  const { Retention } = await harness.client.send(new GetObjectRetentionCommand(name));
  return [Retention?.Mode, Math.round(((Retention?.RetainUntilDate?.getTime() ?? 0) - Date.now()) / DAY)];
};

test("the bucket's default stands on every new version and is shown", async () => {
  const name = await put("records");
  expect(await daysOf(name)).toEqual(["COMPLIANCE", 10]);
  const { Key, Bucket } = name;
  expect(await harness.client.send(new GetObjectCommand({ Key, Bucket }))).toMatchObject({ ObjectLockMode: "COMPLIANCE" });
});

test("COMPLIANCE: nobody destroys the version before its day", async () => {
  const name = await put("records");
  expect(await refusal(destroy(name))).toEqual(denied);
  expect(await refusal(destroy(name, true))).toEqual(denied);
  const { Bucket, Key } = name;
  expect((await harness.client.send(new DeleteObjectCommand({ Bucket, Key }))).DeleteMarker).toBe(true);
  const found = await harness.client.send(new GetObjectCommand(name));
  expect(await found.Body?.transformToString()).toBe(Key);
});

test("after its day it can be destroyed", async () => {
  const soon = new Date(Date.now() + 5 * 60_000);
  const name = await put("records", { ObjectLockMode: "COMPLIANCE", ObjectLockRetainUntilDate: soon });
  expect(await refusal(destroy(name))).toEqual(denied);
  ahead = 6 * 60_000;
  await destroy(name);
  expect(await refusal(harness.client.send(new GetObjectCommand(name)))).toEqual({ status: 404, code: "NoSuchVersion" });
});

test("COMPLIANCE only grows", async () => {
  const name = await put("records");
  expect(await refusal(retain(name, "COMPLIANCE", 9, true))).toEqual(denied);
  expect(await refusal(retain(name, "GOVERNANCE", 20, true))).toEqual(denied);
  await retain(name, "COMPLIANCE", 20);
  expect(await daysOf(name)).toEqual(["COMPLIANCE", 20]);
});

test("GOVERNANCE yields to its bypass only", async () => {
  const name = await put("rehearsal");
  expect(await refusal(destroy(name))).toEqual(denied);
  expect(await refusal(retain(name, "GOVERNANCE", 5))).toEqual(denied);
  await retain(name, "GOVERNANCE", 5, true);
  expect(await daysOf(name)).toEqual(["GOVERNANCE", 5]);
  await destroy(name, true);
  const other = await put("rehearsal");
  await retain(other, "COMPLIANCE", 10.1);
  expect(await refusal(destroy(other, true))).toEqual(denied);
});

test("a multipart upload ends under the default too", async () => {
  const at = { Bucket: "records", Key: `texts/${++count}` };
  const { UploadId } = await harness.client.send(new CreateMultipartUploadCommand({ ...at, ChecksumAlgorithm: "SHA256" }));
  const bare = harness.client.send(new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: Buffer.from("a") }));
  expect(await refusal(bare)).toEqual({ status: 400, code: "InvalidRequest" });
  const sent = new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: Buffer.from("a"), ChecksumAlgorithm: "SHA256" });
  const { ETag, ChecksumSHA256 } = await harness.client.send(sent);
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag, ChecksumSHA256 }] };
  const { VersionId } = await harness.client.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload }));
  expect(await refusal(destroy({ ...at, VersionId }))).toEqual(denied);
});

test("ill-formed requests", async () => {
  const invalid = { status: 400, code: "InvalidRequest" };
  expect(await refusal(put("records", { ChecksumAlgorithm: undefined }))).toEqual(invalid);
  expect(await refusal(put("records", { ObjectLockMode: "COMPLIANCE" }))).toMatchObject({ code: "InvalidArgument" });
  const past = { ObjectLockMode: "COMPLIANCE", ObjectLockRetainUntilDate: new Date(0) } as const;
  expect(await refusal(put("records", past))).toMatchObject({ code: "InvalidArgument" });
  expect(await refusal(put("drafts", { ...past, ObjectLockRetainUntilDate: new Date(Date.now() + DAY) }))).toEqual(invalid);
  const draft = await put("drafts");
  expect(await refusal(daysOf(draft))).toEqual(invalid);
  await destroy(draft);
});

test("a template cannot take back versioning or Object Lock", async () => {
  const directory = newDirectory();
  const first = await startHarness(locked, { directory });
  await first.stop();
  const again = await startHarness([], { directory });
  expect(() => again.server.createBucket(bucketOf("records"))).toThrow("cannot turn off Object Lock");
  expect(() => again.server.createBucket(bucketOf("drafts", { versioned: false }))).toThrow("cannot turn off versioning");
  const lock = { objectLock: { mode: "COMPLIANCE", days: 1 } } as const;
  expect(() => again.server.createBucket(bucketOf("new", { versioned: false, ...lock }))).toThrow("needs versioning");
  expect(() => again.server.createBucket(bucketOf("Not/A/Name"))).toThrow("not a name");
  again.server.createBucket(bucketOf("records", { objectLock: { mode: "COMPLIANCE", days: 30 } }));
  await again.stop();
});
