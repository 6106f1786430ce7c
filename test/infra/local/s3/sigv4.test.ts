import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { parseRequest, type S3Request } from "../../../../infra/local/s3/request.ts";
import { authenticate, chunkSignature } from "../../../../infra/local/s3/sigv4.ts";

/** The examples of the S3 API reference, "Authenticating requests (AWS Signature Version 4)". */
const ID = "AKIAIOSFODNN7EXAMPLE";
const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const NOW = Date.parse("2013-05-24T00:00:00Z");
const EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const SCOPE = `${ID}/20130524/us-east-1/s3/aws4_request`;

const requestOf = (method: string, url: string, headers: Record<string, string>): S3Request => {
  const headersDistinct = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  return parseRequest({ method, url, headersDistinct } as unknown as IncomingMessage, "ID");
};
const signed = (method: string, url: string, headers: Record<string, string>, signature: string): S3Request => {
  const all: Record<string, string> = { host: "examplebucket.s3.amazonaws.com", "x-amz-date": "20130524T000000Z", ...headers };
  const names = Object.keys(all).sort().join(";");
  const authorization = `AWS4-HMAC-SHA256 Credential=${SCOPE},SignedHeaders=${names},Signature=${signature}`;
  return requestOf(method, url, { ...all, authorization });
};
const secretOf = (id: string) => (id === ID ? SECRET : undefined);
const verify = (request: S3Request, now = NOW) => authenticate(request, secretOf, now);

const getObject = (signature: string) =>
  signed("GET", "/test.txt", { range: "bytes=0-9", "x-amz-content-sha256": EMPTY }, signature);
const GET_SIGNATURE = "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41";

test("GET Object", () => {
  expect(verify(getObject(GET_SIGNATURE))).toMatchObject({ accessKeyId: ID, type: "REST-HEADER", payload: EMPTY });
});

test("GET Bucket Lifecycle and GET Bucket (List Objects): parameters with and without value", () => {
  const lifecycle = "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543";
  const list = "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7";
  expect(() => verify(signed("GET", "/?lifecycle", { "x-amz-content-sha256": EMPTY }, lifecycle))).not.toThrow();
  expect(() => verify(signed("GET", "/?max-keys=2&prefix=J", { "x-amz-content-sha256": EMPTY }, list))).not.toThrow();
});

test("a presigned URL", () => {
  const query =
    `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${SCOPE.replaceAll("/", "%2F")}&X-Amz-Date=20130524T000000Z` +
    "&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
  const request = requestOf("GET", `/test.txt?${query}`, { host: "examplebucket.s3.amazonaws.com" });
  expect(verify(request)).toMatchObject({ type: "REST-QUERY-STRING", payload: "UNSIGNED-PAYLOAD" });
  const unsigned = { ...request, headers: { ...request.headers, "x-amz-content-sha256": EMPTY } };
  expect(() => verify(unsigned)).toThrow(expect.objectContaining({ code: "AccessDenied" }));
  const contradicted = { ...unsigned, query: new Map([...request.query, ["X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"]]) };
  expect(() => verify(contradicted)).toThrow(expect.objectContaining({ code: "InvalidRequest" }));
  expect(() => verify(request, NOW + 86_401_000)).toThrow("Request has expired");
});

test("the chunks of a signed stream", () => {
  const seed = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
  const headers = {
    host: "s3.amazonaws.com",
    "content-encoding": "aws-chunked",
    "content-length": "66824",
    "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
    "x-amz-decoded-content-length": "66560",
    "x-amz-storage-class": "REDUCED_REDUNDANCY",
  };
  const { signing } = verify(signed("PUT", "/examplebucket/chunkObject.txt", headers, seed));
  const sha256 = (size: number) => createHash("sha256").update("a".repeat(size)).digest("hex");
  const first = chunkSignature(signing, seed, sha256(65536));
  expect(first).toBe("ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648");
  const second = chunkSignature(signing, first, sha256(1024));
  expect(second).toBe("0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497");
  expect(chunkSignature(signing, second, EMPTY)).toBe("b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9");
});

describe("refused", () => {
  const altered = (change: Record<string, string | undefined>): S3Request => {
    const request = getObject(GET_SIGNATURE);
    const headers = Object.entries({ ...request.headers, ...change }).filter(([, value]) => value !== undefined);
    return { ...request, headers: Object.fromEntries(headers) as Record<string, string> };
  };
  const credential = (scope: string, names = "host;range;x-amz-content-sha256;x-amz-date") => ({
    authorization: `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=${names},Signature=${GET_SIGNATURE}`,
  });
  test.each<[string, Record<string, string | undefined>, string]>([
    ["another range", { range: "bytes=0-8" }, "SignatureDoesNotMatch"],
    ["no range", { range: undefined }, "SignatureDoesNotMatch"],
    [
      "a signature in capitals",
      { authorization: getObject(GET_SIGNATURE.toUpperCase()).headers.authorization },
      "SignatureDoesNotMatch",
    ],
    ["an x-amz header nobody signed", { "x-amz-meta-a": "1" }, "AccessDenied"],
    ["no signature", { authorization: undefined }, "AccessDenied"],
    ["signature version 2", { authorization: `AWS ${ID}:abc` }, "InvalidRequest"],
    ["half a header", { authorization: `AWS4-HMAC-SHA256 Credential=${SCOPE}` }, "AuthorizationHeaderMalformed"],
    ["no payload hash", { "x-amz-content-sha256": undefined }, "InvalidRequest"],
    ["no date", { "x-amz-date": undefined }, "AccessDenied"],
    ["a date that is none", { "x-amz-date": "20131324T000000Z" }, "RequestTimeTooSkewed"],
    ["another service", credential(SCOPE.replace("/s3/", "/sqs/")), "AuthorizationHeaderMalformed"],
    ["a scope of another day", credential(SCOPE.replace("20130524", "20130523")), "AuthorizationHeaderMalformed"],
    ["an unknown key", credential(SCOPE.replace(ID, "OTHER")), "InvalidAccessKeyId"],
    ["a host nobody signed", credential(SCOPE, "range;x-amz-content-sha256;x-amz-date"), "AccessDenied"],
  ])("%s", (_, change, code) => {
    expect(() => verify(altered(change))).toThrow(expect.objectContaining({ code }));
  });

  test("a clock 15 minutes away", () => {
    expect(() => verify(getObject(GET_SIGNATURE), NOW + 15 * 60_000)).not.toThrow();
    for (const skew of [15 * 60_000 + 1, -15 * 60_000 - 1])
      expect(() => verify(getObject(GET_SIGNATURE), NOW + skew)).toThrow(
        expect.objectContaining({ code: "RequestTimeTooSkewed" }),
      );
  });

  test("a header that comes twice, a parameter that comes twice, a path that is not UTF-8", () => {
    const twice = { method: "GET", url: "/b/k", headersDistinct: { "if-match": ["a", "b"] } } as unknown as IncomingMessage;
    expect(() => parseRequest(twice, "ID")).toThrow(expect.objectContaining({ code: "InvalidRequest" }));
    expect(() => requestOf("GET", "/b/k?a=1&a=2", {})).toThrow(expect.objectContaining({ code: "InvalidArgument" }));
    expect(() => requestOf("GET", "/b/%ff", {})).toThrow(expect.objectContaining({ code: "InvalidURI" }));
    expect(() => requestOf("GET", `/b/${"k".repeat(1025)}`, {})).toThrow(expect.objectContaining({ code: "KeyTooLongError" }));
  });
});
