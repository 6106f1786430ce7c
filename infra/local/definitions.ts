import { z } from "zod";
import type { TableDefinition } from "./dynamodb/types.ts";
import { readProperties, withoutEffect } from "./properties.ts";
import type { BucketDefinition } from "./s3/types.ts";
import type { Resource } from "./templates/resources.ts";

const corsRule = z.strictObject({
  Id: withoutEffect,
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).default([]),
  ExposedHeaders: z.array(z.string()).default([]),
  MaxAge: z.number().optional(),
});

const lifecycleRule = z.strictObject({
  Id: withoutEffect,
  Status: z.enum(["Enabled", "Disabled"]),
  Prefix: z.string().default(""),
  ExpirationInDays: z.number().optional(),
  NoncurrentVersionExpiration: z.strictObject({ NoncurrentDays: z.number() }).optional(),
  AbortIncompleteMultipartUpload: z.strictObject({ DaysAfterInitiation: z.number() }).optional(),
  ExpiredObjectDeleteMarker: withoutEffect,
});

const defaultRetention = z.strictObject({
  Mode: z.enum(["GOVERNANCE", "COMPLIANCE"]),
  Days: z.number().optional(),
  Years: z.number().optional(),
});

const encryptionRule = z.strictObject({
  BucketKeyEnabled: withoutEffect,
  ServerSideEncryptionByDefault: z.strictObject({ SSEAlgorithm: z.string(), KMSMasterKeyID: z.string().optional() }),
  BlockedEncryptionTypes: withoutEffect,
});

const bucketProperties = z.strictObject({
  BucketName: withoutEffect,
  VersioningConfiguration: z.strictObject({ Status: z.enum(["Enabled", "Suspended"]) }).optional(),
  ObjectLockEnabled: z.boolean().optional(),
  ObjectLockConfiguration: z
    .strictObject({
      ObjectLockEnabled: z.literal("Enabled"),
      Rule: z.strictObject({ DefaultRetention: defaultRetention }).optional(),
    })
    .optional(),
  CorsConfiguration: z.strictObject({ CorsRules: z.array(corsRule) }).optional(),
  LifecycleConfiguration: z.strictObject({ Rules: z.array(lifecycleRule) }).optional(),
  BucketEncryption: z.strictObject({ ServerSideEncryptionConfiguration: z.array(encryptionRule).length(1) }).optional(),
  NotificationConfiguration: z
    .strictObject({ EventBridgeConfiguration: z.strictObject({ EventBridgeEnabled: z.boolean().default(true) }) })
    .optional(),
  PublicAccessBlockConfiguration: withoutEffect,
  OwnershipControls: withoutEffect,
  LoggingConfiguration: withoutEffect,
  Tags: withoutEffect,
});

/** The bucket of an AWS::S3::Bucket. Fault `local-template` for properties that the local S3 would ignore. */
export const bucketOf = ({ ref, properties }: Resource): BucketDefinition => {
  const read = readProperties(bucketProperties, `AWS::S3::Bucket ${ref}`, properties);
  const retention = read.ObjectLockConfiguration?.Rule?.DefaultRetention;
  const [encryption] = read.BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
  const key = encryption?.ServerSideEncryptionByDefault.KMSMasterKeyID;
  const isLocked = read.ObjectLockEnabled === true;
  return {
    name: ref,
    versioned: isLocked || read.VersioningConfiguration?.Status === "Enabled",
    ...(retention ? { objectLock: { mode: retention.Mode, days: retention.Days ?? (retention.Years ?? 0) * 365 } } : {}),
    cors: (read.CorsConfiguration?.CorsRules ?? []).map(corsOf),
    lifecycle: (read.LifecycleConfiguration?.Rules ?? []).filter(({ Status }) => Status === "Enabled").map(lifecycleOf),
    ...(encryption ? { encryption: key === undefined ? {} : { kmsKeyArn: key } } : {}),
    events: read.NotificationConfiguration?.EventBridgeConfiguration.EventBridgeEnabled === true,
  };
};

const corsOf = (rule: z.output<typeof corsRule>): BucketDefinition["cors"][number] => ({
  allowedOrigins: rule.AllowedOrigins,
  allowedMethods: rule.AllowedMethods,
  allowedHeaders: rule.AllowedHeaders,
  exposedHeaders: rule.ExposedHeaders,
  ...(rule.MaxAge === undefined ? {} : { maxAge: rule.MaxAge }),
});

const lifecycleOf = (rule: z.output<typeof lifecycleRule>): BucketDefinition["lifecycle"][number] => {
  const { ExpirationInDays, NoncurrentVersionExpiration, AbortIncompleteMultipartUpload } = rule;
  return {
    prefix: rule.Prefix,
    ...(ExpirationInDays === undefined ? {} : { expirationDays: ExpirationInDays }),
    ...(NoncurrentVersionExpiration ? { noncurrentDays: NoncurrentVersionExpiration.NoncurrentDays } : {}),
    ...(AbortIncompleteMultipartUpload ? { abortMultipartDays: AbortIncompleteMultipartUpload.DaysAfterInitiation } : {}),
  };
};

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.string() }));
const tableIndex = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.strictObject({ ProjectionType: z.string().optional(), NonKeyAttributes: z.array(z.string()).optional() }),
  ContributorInsightsSpecification: withoutEffect,
  OnDemandThroughput: withoutEffect,
});

const tableProperties = z.strictObject({
  TableName: withoutEffect,
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.string() })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(tableIndex).optional(),
  BillingMode: z.string().optional(),
  StreamSpecification: z.strictObject({ StreamViewType: z.string(), ResourcePolicy: withoutEffect }).optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
  DeletionProtectionEnabled: z.boolean().optional(),
  PointInTimeRecoverySpecification: z
    .strictObject({ PointInTimeRecoveryEnabled: z.boolean(), RecoveryPeriodInDays: withoutEffect })
    .optional(),
  ContributorInsightsSpecification: withoutEffect,
  OnDemandThroughput: withoutEffect,
  ResourcePolicy: withoutEffect,
  SSESpecification: withoutEffect,
  TableClass: withoutEffect,
  Tags: withoutEffect,
});

/** The table of an AWS::DynamoDB::Table. Fault `local-template` for properties that the local DynamoDB would ignore. */
export const tableOf = ({ ref, properties }: Resource): TableDefinition => {
  const read = readProperties(tableProperties, `AWS::DynamoDB::Table ${ref}`, properties);
  const { StreamSpecification: stream, PointInTimeRecoverySpecification: recovery, GlobalSecondaryIndexes: indexes } = read;
  return {
    TableName: ref,
    AttributeDefinitions: read.AttributeDefinitions,
    KeySchema: read.KeySchema,
    ...(indexes ? { GlobalSecondaryIndexes: indexes.map(indexOf) } : {}),
    ...(read.BillingMode === undefined ? {} : { BillingMode: read.BillingMode }),
    ...(stream ? { StreamSpecification: { StreamViewType: stream.StreamViewType } } : {}),
    ...(read.TimeToLiveSpecification ? { TimeToLiveSpecification: read.TimeToLiveSpecification } : {}),
    ...(read.DeletionProtectionEnabled === undefined ? {} : { DeletionProtectionEnabled: read.DeletionProtectionEnabled }),
    ...(recovery
      ? { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: recovery.PointInTimeRecoveryEnabled } }
      : {}),
  };
};

const indexOf = ({ IndexName, KeySchema, Projection }: z.output<typeof tableIndex>) => ({
  IndexName,
  KeySchema,
  Projection: {
    ...(Projection.ProjectionType === undefined ? {} : { ProjectionType: Projection.ProjectionType }),
    ...(Projection.NonKeyAttributes === undefined ? {} : { NonKeyAttributes: Projection.NonKeyAttributes }),
  },
});
