import { createHash } from "node:crypto";
import { request } from "node:http";
import { GetObjectCommand, HeadObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { bucketOf, clientOf, type Harness, SECRET, startHarness } from "./harness.ts";

const BOUND = ["host", "content-length", "content-type", "if-none-match", "x-amz-checksum-sha256"];
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64");
const pdf = Buffer.from("%PDF-1.7 the text the two sides agreed on");

let harness: Harness;
let time = Date.now();
beforeAll(async () => {
  harness = await startHarness([bucketOf("intake")], { now: () => time });
});
beforeEach(() => {
  time = Date.now();
  harness.events.length = 0;
});

let count = 0;
const newKey = (): string => `uploads/${++count}.pdf`;

/** The upload ticket as the desk gives it out: a URL and the headers to send with it. */
const ticket = async (key: string, expiresIn = 600) => {
  const input = { ChecksumSHA256: sha256(pdf), ContentLength: pdf.length, ContentType: "application/pdf", IfNoneMatch: "*" };
  const url = await getSignedUrl(harness.client, new PutObjectCommand({ Bucket: "intake", Key: key, ...input }), {
    expiresIn,
    unhoistableHeaders: new Set(["x-amz-checksum-sha256"]),
    signableHeaders: new Set(BOUND),
  });
  const headers: Record<string, string> = {
    "content-type": "application/pdf",
    "if-none-match": "*",
    "x-amz-checksum-sha256": sha256(pdf),
  };
  return { url, headers };
};

const put = async (url: string, headers: Record<string, string>, body: Buffer = pdf) => {
  const response = await fetch(url, { method: "PUT", headers, body: new Uint8Array(body) });
  const code = /<Code>(.*)<\/Code>/.exec(await response.text())?.[1];
  return { status: response.status, code, response };
};

const versionsOf = async (key: string) =>
  (await harness.client.send(new ListObjectVersionsCommand({ Bucket: "intake", Prefix: key }))).Versions ?? [];

test("the ticket's signature covers what binds the upload", async () => {
  const { url } = await ticket(newKey());
  expect(new URL(url).searchParams.get("X-Amz-SignedHeaders")?.split(";").sort()).toEqual([...BOUND].sort());
  expect([...new URL(url).searchParams.keys()]).not.toContain("x-amz-checksum-sha256");
});

test("the promised bytes are stored and announced once", async () => {
  const key = newKey();
  const { url, headers } = await ticket(key);
  const { status, response } = await put(url, headers);
  expect(status).toBe(200);
  expect(response.headers.get("x-amz-checksum-sha256")).toBe(sha256(pdf));
  const stored = await harness.client.send(new GetObjectCommand({ Bucket: "intake", Key: key }));
  expect(Buffer.from((await stored.Body?.transformToByteArray()) ?? [])).toEqual(pdf);
  expect(stored.ContentType).toBe("application/pdf");
  expect(harness.events.map(({ detail }) => [detail.object.key, detail.object.size, detail.reason])).toEqual([
    [key, pdf.length, "PutObject"],
  ]);
  expect(await put(url, headers)).toMatchObject({ status: 412, code: "PreconditionFailed" });
  expect(await versionsOf(key)).toHaveLength(1);
});

describe("an upload that is not the one the ticket is for stores nothing", () => {
  const other = Buffer.from(pdf);
  other[12] = (other[12] ?? 0) ^ 1;
  const without = (headers: Record<string, string>, name: string) =>
    Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
  const breaches: Record<string, [(url: string, headers: Record<string, string>) => ReturnType<typeof put>, number, string]> = {
    "other bytes": [(url, headers) => put(url, headers, other), 400, "BadDigest"],
    "other bytes and their checksum": [
      (url, headers) => put(url, { ...headers, "x-amz-checksum-sha256": sha256(other) }, other),
      403,
      "SignatureDoesNotMatch",
    ],
    "one byte more": [
      (url, headers) => put(url, headers, Buffer.concat([pdf, pdf.subarray(0, 1)])),
      403,
      "SignatureDoesNotMatch",
    ],
    "another type": [(url, headers) => put(url, { ...headers, "content-type": "text/html" }), 403, "SignatureDoesNotMatch"],
    "no if-none-match": [(url, headers) => put(url, without(headers, "if-none-match")), 403, "SignatureDoesNotMatch"],
    "no checksum": [(url, headers) => put(url, without(headers, "x-amz-checksum-sha256")), 403, "SignatureDoesNotMatch"],
    "a header nobody signed": [(url, headers) => put(url, { ...headers, "x-amz-meta-note": "1" }), 403, "AccessDenied"],
    "a tampered signature": [
      (url, headers) =>
        put(
          url.replace(/(X-Amz-Signature=[0-9a-f]{63})./, (_, kept) => `${kept}x`),
          headers,
        ),
      403,
      "SignatureDoesNotMatch",
    ],
    "a shortened signature": [
      (url, headers) => put(url.replace(/(X-Amz-Signature=.{10})[0-9a-f]+/, "$1"), headers),
      403,
      "SignatureDoesNotMatch",
    ],
    "another key": [(url, headers) => put(url.replace(/\.pdf\?/, ".exe?"), headers), 403, "SignatureDoesNotMatch"],
    "another method": [
      async (url, headers) => {
        const response = await fetch(url, { method: "DELETE", headers });
        return { status: response.status, code: /<Code>(.*)<\/Code>/.exec(await response.text())?.[1], response };
      },
      403,
      "SignatureDoesNotMatch",
    ],
    "a longer validity": [
      (url, headers) => put(url.replace("X-Amz-Expires=600", "X-Amz-Expires=6000"), headers),
      403,
      "SignatureDoesNotMatch",
    ],
    "a query that grew": [
      (url, headers) => put(`${url}&x-amz-checksum-sha256=${encodeURIComponent(sha256(pdf))}`, headers),
      403,
      "SignatureDoesNotMatch",
    ],
  };
  test.each(Object.entries(breaches))("%s", async (_, [breach, status, code]) => {
    const key = newKey();
    const { url, headers } = await ticket(key);
    const blobs = harness.blobs();
    expect(await breach(url, headers)).toMatchObject({ status, code });
    expect(await versionsOf(key)).toEqual([]);
    expect(harness.blobs()).toEqual(blobs);
    expect(harness.temporaries()).toEqual([]);
    expect(harness.events).toEqual([]);
  });
});

test("a connection that ends in the middle of the body stores nothing", async () => {
  const key = newKey();
  const { url, headers } = await ticket(key);
  await new Promise((resolve) => {
    const upload = request(url, { method: "PUT", headers: { ...headers, "content-length": pdf.length } });
    upload.on("error", resolve);
    upload.write(pdf.subarray(0, 10), () => setTimeout(() => upload.destroy(new Error("cut")), 50));
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await versionsOf(key)).toEqual([]);
  expect(harness.temporaries()).toEqual([]);
});

describe("time", () => {
  test("a ticket ends after its validity", async () => {
    const { url, headers } = await ticket(newKey(), 60);
    time += 62_000;
    expect(await put(url, headers)).toMatchObject({ status: 403, code: "AccessDenied" });
  });
  test("a ticket from the future is not valid yet", async () => {
    const { url, headers } = await ticket(newKey());
    time -= 16 * 60_000;
    expect(await put(url, headers)).toMatchObject({ status: 403, code: "AccessDenied" });
  });
  test("no ticket lasts more than a week", async () => {
    const { url, headers } = await ticket(newKey());
    const longer = url.replace("X-Amz-Expires=600", "X-Amz-Expires=604801");
    expect(await put(longer, headers)).toMatchObject({ status: 400, code: "AuthorizationQueryParametersError" });
  });
});

test("a ticket of a key that nobody issued is refused", async () => {
  const stranger = clientOf(harness.server.url, { credentials: { accessKeyId: "STRANGER", secretAccessKey: SECRET } });
  const url = await getSignedUrl(stranger, new PutObjectCommand({ Bucket: "intake", Key: newKey() }));
  expect(await put(url, {})).toMatchObject({ status: 403, code: "InvalidAccessKeyId" });
});

test("a checksum that was hoisted into the query binds nothing, so it is refused", async () => {
  const command = new PutObjectCommand({ Bucket: "intake", Key: newKey(), ChecksumSHA256: sha256(pdf) });
  const url = await getSignedUrl(harness.client, command);
  expect(new URL(url).searchParams.has("x-amz-checksum-sha256")).toBe(true);
  expect(await put(url, {})).toMatchObject({ status: 501, code: "NotImplemented" });
});

test("a presigned download sets the response headers it was signed with", async () => {
  const key = newKey();
  const { url, headers } = await ticket(key);
  await put(url, headers);
  const ResponseContentDisposition = 'attachment; filename="agreement.pdf"';
  const command = new GetObjectCommand({ Bucket: "intake", Key: key, ResponseContentDisposition });
  const download = await fetch(await getSignedUrl(harness.client, command), { headers: { range: "bytes=0-3" } });
  expect(download.status).toBe(206);
  expect(await download.text()).toBe("%PDF");
  expect(download.headers.get("content-disposition")).toBe(ResponseContentDisposition);
  const head = await fetch(await getSignedUrl(harness.client, new HeadObjectCommand({ Bucket: "intake", Key: key })), {
    method: "HEAD",
  });
  expect(head.headers.get("content-length")).toBe(String(pdf.length));
});
