import type { Exchange } from "./exchange.ts";
import { bucketArn } from "./permissions.ts";
import type { VersionRow } from "./store.ts";
import type { CreationReason, S3ObjectCreated } from "./types.ts";

/** EventBridge's "Object Created" of that version; its sequencer grows with every write. */
export const objectCreated = (exchange: Exchange, version: VersionRow, reason: CreationReason): S3ObjectCreated => ({
  source: "aws.s3",
  "detail-type": "Object Created",
  time: new Date(Math.floor(version.modified / 1000) * 1000).toISOString().replace(".000Z", "Z"),
  resources: [bucketArn(version.bucket)],
  detail: {
    version: "0",
    bucket: { name: version.bucket },
    object: {
      key: version.key,
      size: version.size,
      etag: version.etag,
      ...(exchange.bucket.versioned && { "version-id": version.id }),
      sequencer: version.seq.toString(16).toUpperCase().padStart(18, "0"),
    },
    "request-id": exchange.request.id,
    requester: exchange.auth.accessKeyId,
    reason,
  },
});
