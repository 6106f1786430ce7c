import { Fault } from "../../../shared/domain/fault.ts";
import { S3Error } from "./errors.ts";
import type { Store } from "./store.ts";
import type { BucketDefinition } from "./types.ts";

/** The buckets of this boot. One that the template no longer has keeps its objects and cannot be reached. */
export interface Buckets {
  define(bucket: BucketDefinition): void;
  find(name: string): BucketDefinition | undefined;
  /** As `find`; NoSuchBucket where there is none. */
  named(name: string): BucketDefinition;
  all(): BucketDefinition[];
}

const unchangeable = (name: string, what: string): Fault =>
  new Fault("bucket-unchangeable", `S3 cannot turn off ${what} of the bucket ${name} once it was on`, { retryable: false });

const assertDefinable = (store: Store, { name, versioned, objectLock }: BucketDefinition): void => {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name))
    throw new Fault("bucket-name", `${name} is not a name that S3 allows for a bucket`, { retryable: false });
  if (objectLock && !versioned)
    throw new Fault("bucket-lock", `Object Lock of the bucket ${name} needs versioning`, { retryable: false });
  const before = store.get<{ versioned: number; locked: number }>("SELECT * FROM bucket WHERE name=?", name);
  if (before?.versioned && !versioned) throw unchangeable(name, "versioning");
  if (before?.locked && !objectLock) throw unchangeable(name, "Object Lock");
};

export const openBuckets = (store: Store): Buckets => {
  const defined = new Map<string, BucketDefinition>();
  return {
    define(bucket) {
      assertDefinable(store, bucket);
      const flags = [Number(bucket.versioned), Number(bucket.objectLock !== undefined)] as const;
      store.run("INSERT OR REPLACE INTO bucket VALUES(?,?,?)", bucket.name, ...flags);
      defined.set(bucket.name, bucket);
    },
    find: (name) => defined.get(name),
    named(name) {
      const bucket = defined.get(name);
      if (!bucket) throw new S3Error("NoSuchBucket", "The specified bucket does not exist");
      return bucket;
    },
    all: () => [...defined.values()],
  };
};
