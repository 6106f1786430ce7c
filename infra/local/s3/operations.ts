import { getObjectAttributes } from "./attributes.ts";
import { ALGORITHMS } from "./checksums.ts";
import { completeMultipartUpload } from "./complete.ts";
import { deleteObject } from "./delete-object.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { getObject, OVERRIDES } from "./get-object.ts";
import { checksumHeader } from "./integrity.ts";
import { listObjects } from "./list-objects.ts";
import { listObjectVersions } from "./list-versions.ts";
import { ENCRYPTION_HEADERS } from "./metadata.ts";
import { listParts, uploadPart } from "./parts.ts";
import { onBucket, onObject, onVersion, type Permission, toCopy, toRead, toWrite, withBypass } from "./permissions.ts";
import { putObject } from "./put-object.ts";
import { getObjectRetention, putObjectRetention } from "./retention.ts";
import { uploadPartCopy } from "./upload-part-copy.ts";
import { abortMultipartUpload, createMultipartUpload } from "./uploads.ts";

/** One operation of the S3 API: how a request is known to mean it, all it understands, what it needs and what it does. */
export interface Operation {
  name: string;
  method: string;
  level: "bucket" | "object";
  /** Query parameters that must all be there; a value after `=` must be that one. */
  selectors: string[];
  /** A header that must be there. */
  header?: string;
  /** Other query parameters it understands. */
  query: string[];
  /** The x-amz- headers it understands, `*` standing for any ending. */
  headers: string[];
  permissions: (exchange: Exchange) => Permission[];
  run: (exchange: Exchange) => Reply | Promise<Reply>;
}

const CHECKSUMS = ALGORITHMS.map(checksumHeader);
const BODY = ["x-amz-decoded-content-length", "x-amz-trailer", "x-amz-sdk-checksum-algorithm", ...CHECKSUMS];
const LOCK = ["x-amz-object-lock-mode", "x-amz-object-lock-retain-until-date"];
const METADATA = ["x-amz-meta-*", "x-amz-storage-class", ...ENCRYPTION_HEADERS, ...LOCK];
const BYPASS = ["x-amz-bypass-governance-retention"];
const LISTING = ["prefix", "delimiter", "max-keys", "encoding-type"];
const READING = { query: ["versionId", "x-amz-checksum-mode", ...OVERRIDES], headers: ["x-amz-checksum-mode"] };

const onBuckets: Operation[] = [
  {
    name: "HeadBucket",
    method: "HEAD",
    level: "bucket",
    selectors: [],
    query: [],
    headers: [],
    permissions: (exchange) => [onBucket(exchange, "s3:ListBucket")],
    run: () => ({}),
  },
  {
    name: "ListObjectsV2",
    method: "GET",
    level: "bucket",
    selectors: ["list-type=2"],
    query: [...LISTING, "start-after", "continuation-token"],
    headers: [],
    permissions: (exchange) => [onBucket(exchange, "s3:ListBucket")],
    run: listObjects,
  },
  {
    name: "ListObjectVersions",
    method: "GET",
    level: "bucket",
    selectors: ["versions"],
    query: [...LISTING, "key-marker", "version-id-marker"],
    headers: [],
    permissions: (exchange) => [onBucket(exchange, "s3:ListBucketVersions")],
    run: listObjectVersions,
  },
];

const onObjects: Operation[] = [
  {
    name: "PutObject",
    method: "PUT",
    level: "object",
    selectors: [],
    query: [],
    headers: [...BODY, ...METADATA],
    permissions: (exchange) => toWrite(exchange, "object"),
    run: putObject,
  },
  { name: "GetObject", method: "GET", level: "object", selectors: [], ...READING, permissions: toRead, run: getObject },
  { name: "HeadObject", method: "HEAD", level: "object", selectors: [], ...READING, permissions: toRead, run: getObject },
  {
    name: "GetObjectAttributes",
    method: "GET",
    level: "object",
    selectors: ["attributes"],
    query: ["versionId"],
    headers: ["x-amz-object-attributes"],
    permissions: (exchange) => [
      ...toRead(exchange),
      onVersion(exchange, "s3:GetObjectAttributes", "s3:GetObjectVersionAttributes"),
    ],
    run: getObjectAttributes,
  },
  {
    name: "DeleteObject",
    method: "DELETE",
    level: "object",
    selectors: [],
    query: ["versionId"],
    headers: BYPASS,
    permissions: (exchange) => withBypass(exchange, onVersion(exchange, "s3:DeleteObject")),
    run: deleteObject,
  },
  {
    name: "GetObjectRetention",
    method: "GET",
    level: "object",
    selectors: ["retention"],
    query: ["versionId"],
    headers: [],
    permissions: (exchange) => [onObject(exchange, "s3:GetObjectRetention")],
    run: getObjectRetention,
  },
  {
    name: "PutObjectRetention",
    method: "PUT",
    level: "object",
    selectors: ["retention"],
    query: ["versionId"],
    headers: [...BODY, ...BYPASS],
    permissions: (exchange) => withBypass(exchange, onObject(exchange, "s3:PutObjectRetention")),
    run: putObjectRetention,
  },
];

const onUploads: Operation[] = [
  {
    name: "CreateMultipartUpload",
    method: "POST",
    level: "object",
    selectors: ["uploads"],
    query: [],
    headers: [...METADATA, "x-amz-checksum-algorithm", "x-amz-checksum-type"],
    permissions: (exchange) => toWrite(exchange, "upload"),
    run: createMultipartUpload,
  },
  {
    name: "UploadPart",
    method: "PUT",
    level: "object",
    selectors: ["uploadId", "partNumber"],
    query: [],
    headers: BODY,
    permissions: (exchange) => toWrite(exchange, "part"),
    run: uploadPart,
  },
  {
    name: "UploadPartCopy",
    method: "PUT",
    level: "object",
    selectors: ["uploadId", "partNumber"],
    header: "x-amz-copy-source",
    query: [],
    headers: ["x-amz-copy-source", "x-amz-copy-source-range"],
    permissions: toCopy,
    run: uploadPartCopy,
  },
  {
    name: "CompleteMultipartUpload",
    method: "POST",
    level: "object",
    selectors: ["uploadId"],
    query: [],
    headers: [...CHECKSUMS, "x-amz-checksum-type", "x-amz-mp-object-size"],
    permissions: (exchange) => toWrite(exchange, "complete"),
    run: completeMultipartUpload,
  },
  {
    name: "AbortMultipartUpload",
    method: "DELETE",
    level: "object",
    selectors: ["uploadId"],
    query: [],
    headers: [],
    permissions: (exchange) => [onObject(exchange, "s3:AbortMultipartUpload")],
    run: abortMultipartUpload,
  },
  {
    name: "ListParts",
    method: "GET",
    level: "object",
    selectors: ["uploadId"],
    query: ["max-parts", "part-number-marker"],
    headers: [],
    permissions: (exchange) => [onObject(exchange, "s3:ListMultipartUploadParts")],
    run: listParts,
  },
];

/** Everything this S3 does; what is not here is answered with 501. */
export const OPERATIONS: readonly Operation[] = [...onBuckets, ...onObjects, ...onUploads];
