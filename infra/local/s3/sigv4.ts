import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { S3Error } from "./errors.ts";
import type { S3Request } from "./request.ts";

/** What a verified signature vouches for. */
export interface Authentication {
  accessKeyId: string;
  type: "REST-HEADER" | "REST-QUERY-STRING";
  /** The signed x-amz-content-sha256: 64 hexadecimal digits, UNSIGNED-PAYLOAD or a STREAMING- constant. */
  payload: string;
  signing: Signing;
}

/** What the signatures of a body's chunks are chained to. */
export interface Signing {
  key: Buffer;
  date: string;
  scope: string;
  signature: string;
}

interface Claim {
  type: Authentication["type"];
  credential: string;
  signedHeaders: string;
  signature: string;
  date: string;
  payload: string;
}

const MAX_SKEW = 15 * 60_000;
const MAX_EXPIRES = 7 * 24 * 3600;
const UNSIGNED = "UNSIGNED-PAYLOAD";

const hmac = (key: string | Buffer, data: string): Buffer => createHmac("sha256", key).update(data).digest();
export const sha256Hex = (data: string): string => createHash("sha256").update(data).digest("hex");

/** RFC 3986, all but unreserved characters, as SigV4 wants it. */
export const uriEncode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** Compares two hexadecimal signatures in constant time. */
export const sameSignature = (given: string, computed: string): boolean =>
  given.length === computed.length && timingSafeEqual(Buffer.from(given), Buffer.from(computed));

const headerClaim = ({ headers }: S3Request): Claim => {
  const authorization = headers.authorization ?? "";
  if (!authorization.startsWith("AWS4-HMAC-SHA256 "))
    throw new S3Error(
      "InvalidRequest",
      "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
    );
  const field = (name: string) => new RegExp(`[ ,]${name}=([^, ]+)`).exec(authorization)?.[1];
  const [credential, signedHeaders, signature] = [field("Credential"), field("SignedHeaders"), field("Signature")];
  if (!credential || !signedHeaders || !signature)
    throw new S3Error("AuthorizationHeaderMalformed", "The authorization header is malformed.");
  const payload = headers["x-amz-content-sha256"];
  if (!payload) throw new S3Error("InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
  return { type: "REST-HEADER", credential, signedHeaders, signature, date: headers["x-amz-date"] ?? "", payload };
};

const queryClaim = ({ query, headers }: S3Request): Claim => {
  const field = (name: string): string => {
    const value = query.get(name);
    if (value) return value;
    throw new S3Error("AuthorizationQueryParametersError", `Query-string authentication requires the ${name} parameter.`);
  };
  if (field("X-Amz-Algorithm") !== "AWS4-HMAC-SHA256")
    throw new S3Error("AuthorizationQueryParametersError", 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"');
  const [inQuery, inHeader] = [query.get("X-Amz-Content-Sha256"), headers["x-amz-content-sha256"]];
  if (inQuery !== undefined && inHeader !== undefined && inQuery !== inHeader)
    throw new S3Error("InvalidRequest", "The payload hashes in the query and in the headers differ.");
  return {
    type: "REST-QUERY-STRING",
    credential: field("X-Amz-Credential"),
    signedHeaders: field("X-Amz-SignedHeaders"),
    signature: field("X-Amz-Signature"),
    date: field("X-Amz-Date"),
    payload: inQuery ?? inHeader ?? UNSIGNED,
  };
};

const claimOf = (request: S3Request): Claim => {
  const [inHeader, inQuery] = [request.headers.authorization !== undefined, request.query.has("X-Amz-Signature")];
  if (inHeader && inQuery) throw new S3Error("InvalidArgument", "Only one auth mechanism allowed");
  if (!inHeader && !inQuery) throw new S3Error("AccessDenied", "Access Denied");
  return inQuery ? queryClaim(request) : headerClaim(request);
};

const millisecondsOf = (date: string): number => {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (!match) throw new S3Error("AccessDenied", "AWS authentication requires a valid Date or x-amz-date header");
  const [year, month, day, hour, minute, second] = match.slice(1);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};

const assertInTime = (request: S3Request, { type, date }: Claim, now: number): void => {
  const signedAt = millisecondsOf(date);
  if (type === "REST-HEADER") {
    if (!(Math.abs(now - signedAt) <= MAX_SKEW))
      throw new S3Error("RequestTimeTooSkewed", "The difference between the request time and the current time is too large.");
    return;
  }
  const text = request.query.get("X-Amz-Expires") ?? "";
  const expires = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(expires >= 1 && expires <= MAX_EXPIRES))
    throw new S3Error("AuthorizationQueryParametersError", `X-Amz-Expires must be from 1 to ${MAX_EXPIRES} seconds`);
  if (!(signedAt - now <= MAX_SKEW)) throw new S3Error("AccessDenied", "Request is not valid yet");
  if (now > signedAt + expires * 1000) throw new S3Error("AccessDenied", "Request has expired");
};

/** Headers that change what S3 does, and every header the signer named, must be under the signature. */
const assertSigned = ({ headers }: S3Request, names: readonly string[]): void => {
  const unsigned = Object.keys(headers).filter((name) => name.startsWith("x-amz-") && !names.includes(name));
  if (unsigned.length > 0 || !names.includes("host"))
    throw new S3Error(
      "AccessDenied",
      `There were headers present in the request which were not signed: ${unsigned.join(", ") || "host"}`,
    );
  if (names.some((name) => headers[name] === undefined)) throw mismatch();
};

const mismatch = (): S3Error =>
  new S3Error(
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
  );

const canonicalRequest = (request: S3Request, claim: Claim): string => {
  const query = [...request.query].filter(([name]) => name !== "X-Amz-Signature");
  const pairs = query.map(([name, value]) => `${uriEncode(name)}=${uriEncode(value)}`).sort();
  const names = claim.signedHeaders.split(";");
  const path = request.path.split("/").map((segment) => uriEncode(decodeURIComponent(segment)));
  return [
    request.method,
    path.join("/"),
    pairs.join("&"),
    ...names.map((name) => `${name}:${(request.headers[name] ?? "").trim().replace(/ +/g, " ")}`),
    "",
    claim.signedHeaders,
    claim.payload,
  ].join("\n");
};

const scopeOf = ({ credential, date, type }: Claim): { accessKeyId: string; scope: string } => {
  const parts = credential.split("/");
  const [day, region, service, terminator] = parts.slice(-4);
  if (parts.length < 5 || !region || service !== "s3" || terminator !== "aws4_request" || day !== date.slice(0, 8))
    throw new S3Error(
      type === "REST-HEADER" ? "AuthorizationHeaderMalformed" : "AuthorizationQueryParametersError",
      "The credential must be ACCESS-KEY/YYYYMMDD/REGION/s3/aws4_request, of the day the request was signed.",
    );
  return { accessKeyId: parts.slice(0, -4).join("/"), scope: parts.slice(-4).join("/") };
};

/**
 * Verifies the signature of a request, in its headers or presigned in its query ("Authenticating Requests (AWS Signature
 * Version 4)", S3 API reference). The region is the signer's own choice; a session token is bound by the signature, not looked up.
 */
export const authenticate = (
  request: S3Request,
  secretOf: (accessKeyId: string) => string | undefined,
  now: number,
): Authentication => {
  const claim = claimOf(request);
  assertInTime(request, claim, now);
  const { accessKeyId, scope } = scopeOf(claim);
  const secret = secretOf(accessKeyId);
  if (secret === undefined)
    throw new S3Error("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
  assertSigned(request, claim.signedHeaders.split(";"));
  const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${secret}`) as Buffer;
  const toSign = ["AWS4-HMAC-SHA256", claim.date, scope, sha256Hex(canonicalRequest(request, claim))].join("\n");
  const computed = hmac(key, toSign).toString("hex");
  if (!sameSignature(claim.signature, computed)) throw mismatch();
  const signing = { key, date: claim.date, scope, signature: computed };
  return { accessKeyId, type: claim.type, payload: claim.payload, signing };
};

/** The signature of one chunk of a STREAMING-AWS4-HMAC-SHA256-PAYLOAD body, chained to the one before. */
export const chunkSignature = ({ key, date, scope }: Signing, previous: string, chunkSha256: string): string =>
  hmac(key, ["AWS4-HMAC-SHA256-PAYLOAD", date, scope, previous, sha256Hex(""), chunkSha256].join("\n")).toString("hex");
