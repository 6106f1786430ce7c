import { createHash, createHmac } from "node:crypto";
import { request } from "node:http";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { decodeChunks } from "../../../../infra/local/s3/aws-chunked.ts";
import { digestOf } from "../../../../infra/local/s3/checksums.ts";
import { chunkSignature } from "../../../../infra/local/s3/sigv4.ts";
import { ACCESS_KEY, bucketOf, type Harness, refusal, SECRET, startHarness } from "./harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness([bucketOf("intake")]);
});

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

/** Signs a PUT by hand, since the SDK for JavaScript never signs chunks. */
const sign = (path: string, more: Record<string, string>) => {
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = `${date.slice(0, 8)}/eu-central-1/s3/aws4_request`;
  const headers: Record<string, string> = { ...more, host: `127.0.0.1:${harness.server.port}`, "x-amz-date": date };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}`);
  const canonical = ["PUT", path, "", ...lines, "", names.join(";"), headers["x-amz-content-sha256"]].join("\n");
  const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${SECRET}`) as Buffer;
  const signature = hmac(key, ["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n")).toString("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${ACCESS_KEY}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return { headers: { ...headers, authorization }, signing: { key, date, scope, signature } };
};

/** Sends the pieces as they are, so that a test may cut them anywhere. */
const send = (
  path: string,
  headers: Record<string, string>,
  pieces: Buffer[],
): Promise<{ status: number | undefined; code: string | undefined }> =>
  new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port: harness.server.port, method: "PUT", path, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, code: /<Code>(.*)<\/Code>/.exec(text)?.[1] }));
    });
    outgoing.on("error", reject);
    for (const piece of pieces) outgoing.write(piece);
    outgoing.end();
  });

const stored = async (Key: string): Promise<string | undefined> =>
  (await harness.client.send(new GetObjectCommand({ Bucket: "intake", Key }))).Body?.transformToString();

const PARTS = ["a".repeat(70_000), "b".repeat(9_000)];
const LENGTH = PARTS.join("").length;

describe("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", () => {
  const streamed = (path: string, alter: (body: string) => string = (body) => body, length = LENGTH) => {
    const { headers, signing } = sign(path, {
      "content-encoding": "aws-chunked",
      "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
      "x-amz-decoded-content-length": String(length),
    });
    let previous = signing.signature;
    const chunks = [...PARTS, ""].map((data) => {
      previous = chunkSignature(signing, previous, sha256(data));
      return `${data.length.toString(16)};chunk-signature=${previous}\r\n${data}\r\n`;
    });
    return send(path, headers, [Buffer.from(alter(chunks.join("")))]);
  };

  test("chunks whose signatures hold are stored, without their framing", async () => {
    expect(await streamed("/intake/signed")).toEqual({ status: 200, code: undefined });
    expect(await stored("signed")).toBe(PARTS.join(""));
    const found = await harness.client.send(new GetObjectCommand({ Bucket: "intake", Key: "signed" }));
    expect(found.ContentEncoding).toBeUndefined();
  });

  test.each<[string, (body: string) => string, number, string]>([
    ["a byte of the last chunk changed", (body) => body.replace("bbb", "bcb"), 403, "SignatureDoesNotMatch"],
    ["a byte of the first chunk changed", (body) => body.replace("aaa", "aba"), 403, "SignatureDoesNotMatch"],
    ["a chunk left out", (body) => body.replace(/2328;[^\r]*\r\nb+\r\n/, ""), 403, "SignatureDoesNotMatch"],
    ["the end left out", (body) => body.replace(/0;chunk[\s\S]*$/, ""), 400, "IncompleteBody"],
    ["unsigned chunks", (body) => body.replace(/;chunk-signature=[0-9a-f]+/g, ""), 403, "SignatureDoesNotMatch"],
    [
      "a trailer nobody declared",
      (body) => body.replace(/\r\n$/, "x-amz-checksum-crc32:AAAAAA==\r\n\r\n"),
      400,
      "MalformedTrailerError",
    ],
    ["bytes behind the end", (body) => `${body}more`, 400, "IncompleteBody"],
    ["no framing at all", () => "a".repeat(9000), 400, "IncompleteBody"],
  ])("%s", async (_, alter, status, code) => {
    expect(await streamed("/intake/broken", alter)).toEqual({ status, code });
    expect(await refusal(stored("broken"))).toEqual({ status: 404, code: "NoSuchKey" });
    expect(harness.temporaries()).toEqual([]);
  });

  test("another length than the decoded one that was signed", async () => {
    expect(await streamed("/intake/broken", undefined, LENGTH + 1)).toEqual({ status: 400, code: "IncompleteBody" });
  });
});

describe("STREAMING-UNSIGNED-PAYLOAD-TRAILER", () => {
  const crc32c = (text: string) => {
    const digest = digestOf("crc32c");
    digest.update(Buffer.from(text));
    return digest.digest().toString("base64");
  };
  const streamed = (path: string, trailer: string, declared = "x-amz-checksum-crc32c") => {
    const { headers } = sign(path, {
      "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
      "x-amz-decoded-content-length": String(LENGTH),
      ...(declared && { "x-amz-trailer": declared }),
    });
    const chunks = PARTS.map((data) => `${data.length.toString(16)}\r\n${data}\r\n`);
    return send(path, headers, [Buffer.from(`${chunks.join("")}0\r\n${trailer}\r\n`)]);
  };
  const right = crc32c(PARTS.join(""));

  test("a checksum that follows the bytes", async () => {
    expect(await streamed("/intake/trailing", `x-amz-checksum-crc32c:${right}\r\n`)).toEqual({ status: 200, code: undefined });
    const command = new GetObjectCommand({ Bucket: "intake", Key: "trailing", ChecksumMode: "ENABLED" });
    expect((await harness.client.send(command)).ChecksumCRC32C).toBe(right);
  });

  test.each([
    ["a wrong one", `x-amz-checksum-crc32c:${crc32c("else")}\r\n`, undefined, "BadDigest"],
    ["none although declared", "", undefined, "MalformedTrailerError"],
    ["another than declared", `x-amz-checksum-crc32:${right}\r\n`, undefined, "MalformedTrailerError"],
    ["one not declared", `x-amz-checksum-crc32c:${right}\r\n`, "", "MalformedTrailerError"],
    ["a declaration that is no checksum", "a:b\r\n", "a", "InvalidRequest"],
  ])("%s", async (_, trailer, declared, code) => {
    expect(await streamed("/intake/broken", trailer, declared)).toEqual({ status: 400, code });
    expect(await refusal(stored("broken"))).toEqual({ status: 404, code: "NoSuchKey" });
  });
});

test("a body without length", async () => {
  const { headers } = sign("/intake/endless", { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" });
  expect(await send("/intake/endless", headers, [Buffer.from("a"), Buffer.from("b")])).toEqual({
    status: 411,
    code: "MissingContentLength",
  });
});

test("a body refused at its first byte is still read to its end, so that its sender hears why", async () => {
  const { headers } = sign("/intake/k", {
    "content-length": String(8 * 1024 ** 2),
    "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
    "x-amz-decoded-content-length": "1",
  });
  const pieces = Array.from({ length: 8 }, () => Buffer.alloc(1024 ** 2, "x"));
  expect(await send("/intake/k", headers, pieces)).toEqual({ status: 400, code: "IncompleteBody" });
});

test("a payload kind it does not know", async () => {
  const kind = "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD";
  const { headers } = sign("/intake/k", { "x-amz-content-sha256": kind, "x-amz-decoded-content-length": "1" });
  expect(await send("/intake/k", headers, [Buffer.from("a")])).toEqual({ status: 501, code: "NotImplemented" });
});

test("framing is found wherever the network cuts the bytes", async () => {
  const framed = Buffer.from("5\r\nhello\r\n7\r\n, world\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n");
  for (let size = 1; size <= framed.length; size++) {
    const pieces = (async function* () {
      for (let at = 0; at < framed.length; at += size) yield framed.subarray(at, at + size);
    })();
    const trailers = new Map<string, string>();
    let text = "";
    for await (const chunk of decodeChunks(pieces, { trailers })) text += chunk;
    expect([text, [...trailers]]).toEqual(["hello, world", [["x-amz-checksum-crc32", "AAAAAA=="]]]);
  }
});
