/** What the AWS::S3::Bucket resource of a template says, resolved. */
export interface BucketDefinition {
  name: string;
  versioned: boolean;
  /** Default retention of every new version. */
  objectLock?: { mode: LockMode; days: number };
  cors: CorsRule[];
  lifecycle: LifecycleRule[];
  /** Reported back as x-amz-server-side-encryption headers; the bytes on this machine's disk are not encrypted. */
  encryption?: { kmsKeyArn?: string };
  /** EventBridgeEnabled */
  events: boolean;
}

export interface CorsRule {
  allowedOrigins: string[];
  allowedMethods: string[];
  allowedHeaders: string[];
  exposedHeaders: string[];
  /** seconds */
  maxAge?: number;
}

export interface LifecycleRule {
  prefix: string;
  expirationDays?: number;
  noncurrentDays?: number;
  abortMultipartDays?: number;
}

export type LockMode = "GOVERNANCE" | "COMPLIANCE";

/** One permission that an authenticated request needs: action as IAM spells it, resource an ARN, context its condition keys. */
export interface Call {
  accessKeyId: string;
  action: string;
  resource: string;
  context: Record<string, string>;
}

/** EventBridge's "Object Created" without the envelope members that the bus itself adds (id, account, region). */
export interface S3ObjectCreated {
  source: "aws.s3";
  "detail-type": "Object Created";
  /** ISO 8601 */
  time: string;
  resources: string[];
  detail: {
    version: "0";
    bucket: { name: string };
    object: { key: string; size: number; etag: string; "version-id"?: string; sequencer: string };
    "request-id": string;
    requester: string;
    reason: CreationReason;
  };
}

export type CreationReason = "PutObject" | "CompleteMultipartUpload";

export interface S3Options {
  /** Holds s3.db, blobs/ and tmp/; one server at a time. */
  directory: string;
  /** A free port when absent. */
  port?: number;
  /** Milliseconds since 1970, as Date.now gives. */
  now?: () => number;
  /** The secret access key, or undefined for a key that nobody issued. */
  secretOf: (accessKeyId: string) => string | undefined;
  /** Called once the object is durable and before the request is answered. */
  onObjectCreated: (event: S3ObjectCreated) => void;
  /** Called for each permission of an authenticated request, before it takes effect. */
  onCall?: (call: Call) => void;
}

export type Algorithm = "crc32" | "crc32c" | "crc64nvme" | "sha1" | "sha256";

/** base64, with `-N` appended where it is the checksum of N parts' checksums. */
export interface Checksum {
  algorithm: Algorithm;
  value: string;
  type: "FULL_OBJECT" | "COMPOSITE";
}
