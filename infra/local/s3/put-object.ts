import { keep, type VerifiedBody, verifiedBody } from "./body.ts";
import { writeCondition } from "./conditions.ts";
import { S3Error } from "./errors.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { checksumHeaders, encryptionOf, metadataOf } from "./metadata.ts";
import { retentionFor } from "./retention.ts";
import type { Checksum } from "./types.ts";
import { commitVersion, versionHeader } from "./versions.ts";

/** S3 takes nothing under retention that nobody vouches for. */
export const assertVouchedFor = ({ promises }: VerifiedBody, isLocked: boolean, request: "Object" | "Part"): void => {
  if (isLocked && promises.md5 === undefined && promises.checksum === undefined)
    throw new S3Error(
      "InvalidRequest",
      `Content-MD5 OR x-amz-checksum- HTTP header is required for Put ${request} requests with Object Lock parameters`,
    );
};

/** PutObject. S3 computes CRC64NVME where the request brings no checksum of its own. */
export const putObject = async (exchange: Exchange): Promise<Reply> => {
  const { request, bucket, store } = exchange;
  const condition = writeCondition(request.headers);
  const headers = metadataOf(request.headers, bucket);
  const retention = retentionFor(exchange);
  const body = verifiedBody(exchange, ["crc64nvme"]);
  assertVouchedFor(body, retention.lockMode !== null, "Object");
  return keep(store.blobs, body.stream, body.meter, (blob) => {
    const algorithm = body.promises.checksum?.algorithm ?? "crc64nvme";
    const checksum: Checksum = { algorithm, value: body.meter.checksum(algorithm), type: "FULL_OBJECT" };
    const [size, etag] = [body.meter.size(), body.meter.md5().toString("hex")];
    const version = commitVersion(exchange, { key: request.key, size, etag, blob, headers, checksum, ...retention }, condition);
    exchange.created(version, "PutObject");
    return {
      headers: {
        etag: `"${etag}"`,
        ...versionHeader(bucket, version),
        ...checksumHeaders(checksum),
        ...encryptionOf(headers),
      },
    };
  });
};
