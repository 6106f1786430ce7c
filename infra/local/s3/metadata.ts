import { S3Error } from "./errors.ts";
import type { BucketDefinition, Checksum } from "./types.ts";

type Headers = Readonly<Record<string, string>>;

const KEPT = ["content-type", "content-disposition", "content-language", "cache-control", "expires"];
const MAX_METADATA = 2048;
export const ENCRYPTION_HEADERS = [
  "x-amz-server-side-encryption",
  "x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-server-side-encryption-bucket-key-enabled",
];

const userMetadata = (headers: Headers): Record<string, string> => {
  const entries = Object.entries(headers).filter(([name]) => name.startsWith("x-amz-meta-"));
  const size = entries.reduce((sum, [name, value]) => sum + name.length - "x-amz-meta-".length + value.length, 0);
  if (size > MAX_METADATA)
    throw new S3Error("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
  return Object.fromEntries(entries);
};

const defaultEncryption = ({ encryption }: BucketDefinition): Record<string, string> =>
  encryption?.kmsKeyArn === undefined
    ? { "x-amz-server-side-encryption": "AES256" }
    : {
        "x-amz-server-side-encryption": "aws:kms",
        "x-amz-server-side-encryption-aws-kms-key-id": encryption.kmsKeyArn,
        "x-amz-server-side-encryption-bucket-key-enabled": "true",
      };

const encryptionFor = (headers: Headers, bucket: BucketDefinition): Record<string, string> => {
  const method = headers["x-amz-server-side-encryption"];
  const defaults = defaultEncryption(bucket);
  if (method === undefined) {
    if (ENCRYPTION_HEADERS.some((name) => headers[name] !== undefined))
      throw new S3Error(
        "InvalidArgument",
        "Server Side Encryption with a KMS key requires x-amz-server-side-encryption: aws:kms",
      );
    return defaults;
  }
  if (method !== "AES256" && method !== "aws:kms")
    throw new S3Error("InvalidArgument", "The encryption method specified is not supported");
  const asked = Object.fromEntries(ENCRYPTION_HEADERS.filter((name) => headers[name]).map((name) => [name, headers[name] ?? ""]));
  return method === defaults["x-amz-server-side-encryption"] ? { ...defaults, ...asked } : asked;
};

/** The response headers that a new version keeps: content headers, user metadata and encryption. */
export const metadataOf = (headers: Headers, bucket: BucketDefinition): Record<string, string> => {
  if ((headers["x-amz-storage-class"] ?? "STANDARD") !== "STANDARD")
    throw new S3Error("NotImplemented", "Only the storage class STANDARD is supported here.");
  const coding = (headers["content-encoding"] ?? "").split(",").map((item) => item.trim());
  const encoding = coding.filter((item) => item && item !== "aws-chunked").join(",");
  return {
    "content-type": "binary/octet-stream",
    ...Object.fromEntries(KEPT.filter((name) => headers[name]).map((name) => [name, headers[name] ?? ""])),
    ...(encoding && { "content-encoding": encoding }),
    ...userMetadata(headers),
    ...encryptionFor(headers, bucket),
  };
};

/** Only the encryption headers among those that `metadataOf` gave. */
export const encryptionOf = (metadata: Headers): Record<string, string> =>
  Object.fromEntries(Object.entries(metadata).filter(([name]) => ENCRYPTION_HEADERS.includes(name)));

export const checksumHeaders = (checksum: Checksum): Record<string, string> => ({
  [`x-amz-checksum-${checksum.algorithm}`]: checksum.value,
  "x-amz-checksum-type": checksum.type,
});
