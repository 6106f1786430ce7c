import { ALGORITHMS, LENGTH } from "./checksums.ts";
import { S3Error } from "./errors.ts";
import type { Meter } from "./meter.ts";
import type { Authentication } from "./sigv4.ts";
import type { Algorithm } from "./types.ts";

/** What a request promises about its body; all of it is checked before anything is stored. */
export interface Promises {
  md5?: string;
  /** SHA-256 in hexadecimal, signed as x-amz-content-sha256. */
  payloadSha256?: string;
  /** Length of the payload in bytes, without the framing of aws-chunked. */
  length?: number;
  /** A checksum without value arrives in the trailer. */
  checksum?: { algorithm: Algorithm; value?: string };
}

type Headers = Readonly<Record<string, string>>;

const HEADER = /^x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)$/;
export const checksumHeader = (algorithm: Algorithm): string => `x-amz-checksum-${algorithm}`;

const assertValue = (algorithm: Algorithm, value: string): void => {
  const bytes = Buffer.from(value, "base64");
  if (bytes.length !== LENGTH[algorithm] || bytes.toString("base64") !== value)
    throw new S3Error("InvalidRequest", `Value for ${checksumHeader(algorithm)} header is invalid.`);
};

const trailerAlgorithm = (headers: Headers, payload: string): Algorithm | undefined => {
  const name = headers["x-amz-trailer"]?.trim().toLowerCase();
  if (name === undefined) return undefined;
  const algorithm = HEADER.exec(name)?.[1] as Algorithm | undefined;
  if (!algorithm || !payload.endsWith("-TRAILER"))
    throw new S3Error("InvalidRequest", "The value specified in the x-amz-trailer header is not supported");
  return algorithm;
};

const promisedChecksum = (headers: Headers, payload: string): Promises["checksum"] => {
  const named = ALGORITHMS.filter((algorithm) => headers[checksumHeader(algorithm)] !== undefined);
  const trailing = trailerAlgorithm(headers, payload);
  const found = trailing ? [...named, trailing] : named;
  if (found.length > 1)
    throw new S3Error("InvalidRequest", "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
  const [algorithm] = found;
  const declared = headers["x-amz-sdk-checksum-algorithm"]?.toLowerCase();
  if (declared !== undefined && declared !== algorithm)
    throw new S3Error(
      "InvalidRequest",
      "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* was found.",
    );
  if (!algorithm) return undefined;
  const value = headers[checksumHeader(algorithm)];
  if (value === undefined) return { algorithm };
  assertValue(algorithm, value);
  return { algorithm, value };
};

const promisedLength = (headers: Headers, payload: string): number | undefined => {
  const text = headers[payload.startsWith("STREAMING-") ? "x-amz-decoded-content-length" : "content-length"];
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
};

/** Reads the promises; InvalidDigest or InvalidRequest where one is ill-formed, so that a promise is never overlooked. */
export const promisesOf = (headers: Headers, { payload }: Authentication): Promises => {
  const md5 = headers["content-md5"];
  if (md5 !== undefined && (Buffer.from(md5, "base64").length !== 16 || md5.length !== 24))
    throw new S3Error("InvalidDigest", "The Content-MD5 you specified is not valid.");
  const checksum = promisedChecksum(headers, payload);
  const length = promisedLength(headers, payload);
  return {
    ...(md5 !== undefined && { md5 }),
    ...(/^[0-9a-f]{64}$/.test(payload) && { payloadSha256: payload }),
    ...(length !== undefined && { length }),
    ...(checksum && { checksum }),
  };
};

const trailingValue = (algorithm: Algorithm, trailers: ReadonlyMap<string, string>): string => {
  const value = trailers.get(checksumHeader(algorithm));
  if (trailers.size !== 1 || value === undefined)
    throw new S3Error("MalformedTrailerError", "The request contained trailing data that was not the one declared.");
  assertValue(algorithm, value);
  return value;
};

const assertChecksum = (meter: Meter, promises: Promises, trailers: ReadonlyMap<string, string>): void => {
  if (!promises.checksum) {
    if (trailers.size > 0) throw new S3Error("MalformedTrailerError", "A trailer came that x-amz-trailer did not declare.");
    return;
  }
  const { algorithm, value = trailingValue(algorithm, trailers) } = promises.checksum;
  if (meter.checksum(algorithm) !== value)
    throw new S3Error("BadDigest", `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`);
};

/** Throws the error S3 gives for the first promise that the body did not keep. */
export const assertKept = (meter: Meter, promises: Promises, trailers: ReadonlyMap<string, string>): void => {
  if (promises.length !== undefined && promises.length !== meter.size())
    throw new S3Error("IncompleteBody", "You did not provide the number of bytes specified by the Content-Length HTTP header");
  if (promises.payloadSha256 !== undefined && promises.payloadSha256 !== meter.sha256())
    throw new S3Error(
      "XAmzContentSHA256Mismatch",
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  if (promises.md5 !== undefined && promises.md5 !== meter.md5().toString("base64"))
    throw new S3Error("BadDigest", "The Content-MD5 you specified did not match what we received.");
  assertChecksum(meter, promises, trailers);
};
