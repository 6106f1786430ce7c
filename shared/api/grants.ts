import type { BucketName, FunctionName, KeyName, TableName } from "./surfaces.ts";

/** One thing that rights are given on. `leadingKeys` restricts the partition keys (dynamodb:LeadingKeys). */
export type Resource =
  | { readonly table: TableName; readonly index?: string; readonly leadingKeys?: readonly string[] }
  | { readonly bucket: BucketName; readonly prefix: string }
  /** To be told that an object is not there (404), not only that it cannot be read (403): S3 asks for the bucket as a whole. */
  | { readonly listing: BucketName }
  | { readonly key: KeyName }
  | { readonly queues: "reactions" }
  | { readonly function: "inspect" }
  | { readonly parameter: "trust" }
  | { readonly identity: "mail" };

export interface Grant {
  readonly to: FunctionName;
  readonly actions: readonly string[];
  readonly on: Resource;
}

const grant = (to: FunctionName, actions: string, on: Resource): Grant => ({ to, actions: actions.split(" "), on });

/** Buckets whose objects are encrypted under the installation's own key. */
const ENCRYPTED: readonly BucketName[] = ["drafts", "records"];

const object = (to: FunctionName, actions: string, bucket: BucketName, prefix: string): Grant[] => {
  const objects = grant(to, actions, { bucket, prefix });
  if (!ENCRYPTED.includes(bucket)) return [objects];
  return [objects, grant(to, actions.includes("PutObject") ? "kms:GenerateDataKey kms:Decrypt" : "kms:Decrypt", { key: "data" })];
};

/** Appending an event: the condition check rides on the put, the due item beside it. */
const appends = (to: FunctionName): Grant[] => [
  grant(to, "dynamodb:Query dynamodb:PutItem", { table: "agreements" }),
  grant(to, "dynamodb:PutItem dynamodb:DeleteItem", { table: "work", leadingKeys: ["step#*"] }),
];

/** A reaction keeps on its due item why it failed. */
const reacts = (to: FunctionName): Grant[] => [
  ...appends(to),
  grant(to, "dynamodb:UpdateItem", { table: "work", leadingKeys: ["step#*"] }),
];

/**
 * Every right in the installation, made into policies by infra/constructs/grants.ts. What is not here, no function may do: `inspect` has no
 * row, the desk neither mints nor verifies links, only `prepare` and `affix` reach signing keys.
 */
export const GRANTS: readonly Grant[] = [
  ...appends("desk"),
  grant("desk", "dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem dynamodb:Query", { table: "people" }),
  ...object("desk", "s3:PutObject", "intake", "uploads/"),
  ...object("desk", "s3:GetObject s3:GetObjectVersion", "drafts", ""),
  ...object("desk", "s3:GetObject s3:GetObjectVersion", "records", "texts/"),
  ...object("desk", "s3:GetObject s3:GetObjectVersion", "records", "sealed/"),
  grant("desk", "s3:ListBucket", { listing: "drafts" }),
  grant("desk", "kms:GenerateMac", { key: "code" }),
  grant("desk", "dynamodb:Query", { table: "work", leadingKeys: ["step#*"] }),
  grant("desk", "dynamodb:Query", { table: "work", index: "due" }),
  grant("desk", "dynamodb:Query dynamodb:UpdateItem", { table: "work", leadingKeys: ["delivery#*"] }),
  grant("desk", "sqs:SendMessage", { queues: "reactions" }),
  grant("desk", "dynamodb:Query", { table: "views", index: "recent" }),
  grant("desk", "dynamodb:Query", { table: "views", index: "waiting" }),
  grant("desk", "dynamodb:Query", { table: "views", index: "session" }),

  ...appends("signing-room"),
  grant("signing-room", "dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem", { table: "people" }),
  grant("signing-room", "dynamodb:Query", { table: "people", leadingKeys: ["officer#*"] }),
  grant("signing-room", "dynamodb:UpdateItem", { table: "work", leadingKeys: ["tries#*"] }),
  ...object("signing-room", "s3:GetObject s3:GetObjectVersion", "records", "texts/"),
  ...object("signing-room", "s3:GetObject s3:GetObjectVersion", "records", "tails/"),
  grant("signing-room", "kms:VerifyMac", { key: "link" }),
  grant("signing-room", "kms:VerifyMac", { key: "code" }),
  grant("signing-room", "kms:GenerateMac kms:VerifyMac", { key: "session" }),

  grant("registry", "dynamodb:Query", { table: "registry", leadingKeys: ["public#*"] }),

  ...reacts("intake"),
  ...object("intake", "s3:GetObject s3:GetObjectVersion", "intake", "uploads/"),
  ...object("intake", "s3:PutObject s3:GetObject", "drafts", ""),
  grant("intake", "s3:ListBucket", { listing: "intake" }),
  grant("intake", "s3:ListBucket", { listing: "drafts" }),
  grant("intake", "lambda:InvokeFunction", { function: "inspect" }),

  ...reacts("preserve"),
  ...object("preserve", "s3:GetObject", "drafts", ""),
  ...object("preserve", "s3:PutObject s3:GetObject", "records", "texts/"),
  grant("preserve", "s3:ListBucket", { listing: "records" }),

  ...reacts("prepare"),
  ...object("prepare", "s3:GetObject s3:GetObjectVersion", "records", "texts/"),
  ...object("prepare", "s3:GetObject s3:GetObjectVersion", "records", "trust/"),
  ...object("prepare", "s3:PutObject s3:GetObject", "records", "tails/"),
  grant("prepare", "ssm:GetParameter", { parameter: "trust" }),
  grant("prepare", "kms:Sign", { key: "certification" }),

  ...reacts("affix"),
  ...object("affix", "s3:GetObject s3:GetObjectVersion", "records", "texts/"),
  ...object("affix", "s3:GetObject s3:GetObjectVersion", "records", "trust/"),
  ...object("affix", "s3:PutObject s3:GetObject s3:GetObjectVersion", "records", "tails/"),
  grant("affix", "ssm:GetParameter", { parameter: "trust" }),
  grant("affix", "kms:Sign", { key: "ca" }),

  ...reacts("seal"),
  ...object("seal", "s3:GetObject s3:GetObjectVersion", "records", "texts/"),
  ...object("seal", "s3:GetObject s3:GetObjectVersion", "records", "tails/"),
  ...object("seal", "s3:GetObject s3:GetObjectVersion", "records", "trust/"),
  ...object("seal", "s3:PutObject s3:GetObject", "records", "sealed/"),
  grant("seal", "ssm:GetParameter", { parameter: "trust" }),

  ...reacts("register"),
  grant("register", "dynamodb:GetItem", { table: "registry", leadingKeys: ["internal#*", "log#*"] }),
  grant("register", "dynamodb:PutItem", { table: "registry", leadingKeys: ["internal#*", "log#*"] }),

  grant("publish", "dynamodb:Query", { table: "agreements" }),
  grant("publish", "dynamodb:DeleteItem dynamodb:UpdateItem", { table: "work", leadingKeys: ["step#*"] }),
  grant("publish", "dynamodb:GetItem", { table: "registry", leadingKeys: ["internal#*"] }),
  grant("publish", "dynamodb:PutItem", { table: "registry", leadingKeys: ["public#*"] }),
  ...object("publish", "s3:GetObject", "records", "texts/"),
  ...object("publish", "s3:GetObject", "records", "sealed/"),
  ...object("publish", "s3:PutObject s3:GetObject", "published", "public/"),
  grant("publish", "s3:ListBucket", { listing: "published" }),

  grant("notify", "dynamodb:Query", { table: "agreements" }),
  grant("notify", "dynamodb:DeleteItem dynamodb:UpdateItem", { table: "work", leadingKeys: ["step#*"] }),
  grant("notify", "dynamodb:Query dynamodb:UpdateItem", { table: "work", leadingKeys: ["delivery#*"] }),
  grant("notify", "dynamodb:GetItem dynamodb:Query", { table: "people" }),
  grant("notify", "kms:GenerateMac", { key: "link" }),
  grant("notify", "ses:SendEmail", { identity: "mail" }),

  grant("project", "dynamodb:Query", { table: "agreements" }),
  grant("project", "dynamodb:DeleteItem dynamodb:UpdateItem", { table: "work", leadingKeys: ["step#*"] }),
  grant("project", "dynamodb:PutItem", { table: "views", leadingKeys: ["side#*"] }),

  grant("clock", "dynamodb:Query", { table: "work", index: "due" }),
  grant("clock", "dynamodb:UpdateItem", { table: "work", leadingKeys: ["step#*"] }),
  grant("clock", "sqs:SendMessage", { queues: "reactions" }),
];
