import type { S3Request } from "./request.ts";
import type { Authentication } from "./sigv4.ts";
import type { Store, VersionRow } from "./store.ts";
import type { BucketDefinition, CreationReason } from "./types.ts";

/** An authenticated request to an existing bucket, and what an operation may reach while it answers. */
export interface Exchange {
  request: S3Request;
  auth: Authentication;
  bucket: BucketDefinition;
  bucketNamed: (name: string) => BucketDefinition;
  store: Store;
  /** milliseconds since 1970 */
  now: number;
  /** To be called after the version is durable. */
  created: (version: VersionRow, reason: CreationReason) => void;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** A whole XML document. */
  xml?: string;
  /** Bytes `start` to `end`, both inclusive, of an open file, which the server closes. */
  file?: { descriptor: number; start: number; end: number };
}
