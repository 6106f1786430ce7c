import { bucketOf, tableOf } from "../../../infra/local/definitions.ts";
import type { Resource } from "../../../infra/local/templates/resources.ts";

const resource = (properties: Record<string, unknown>): Resource => ({
  stack: "data",
  logicalId: "One",
  type: "",
  ref: "one",
  arn: "",
  properties,
});

test("a bucket that says nothing", () => {
  expect(bucketOf(resource({}))).toEqual({ name: "one", versioned: false, cors: [], lifecycle: [], events: false });
});

test("a bucket with all it can have", () => {
  const given = resource({
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { ObjectLockEnabled: "Enabled", Rule: { DefaultRetention: { Mode: "COMPLIANCE", Years: 10 } } },
    CorsConfiguration: {
      CorsRules: [{ AllowedOrigins: ["http://localhost:4000"], AllowedMethods: ["GET"], ExposedHeaders: ["ETag"], MaxAge: 60 }],
    },
    LifecycleConfiguration: {
      Rules: [
        { Status: "Enabled", Prefix: "uploads/", ExpirationInDays: 2, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
        { Status: "Enabled", AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
        { Status: "Disabled", ExpirationInDays: 1 },
      ],
    },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: "arn:key" } },
      ],
    },
    NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    PublicAccessBlockConfiguration: { BlockPublicAcls: true },
  });
  expect(bucketOf(given)).toEqual({
    name: "one",
    versioned: true,
    objectLock: { mode: "COMPLIANCE", days: 3650 },
    cors: [
      {
        allowedOrigins: ["http://localhost:4000"],
        allowedMethods: ["GET"],
        allowedHeaders: [],
        exposedHeaders: ["ETag"],
        maxAge: 60,
      },
    ],
    lifecycle: [
      { prefix: "uploads/", expirationDays: 2, noncurrentDays: 1 },
      { prefix: "", abortMultipartDays: 1 },
    ],
    encryption: { kmsKeyArn: "arn:key" },
    events: true,
  });
});

test("a bucket's property that would be ignored stops the boot", () => {
  expect(() => bucketOf(resource({ ReplicationConfiguration: {} }))).toThrow(/AWS::S3::Bucket one: .*ReplicationConfiguration/);
  const Rules = [{ Status: "Enabled", TagFilters: [] }];
  expect(() => bucketOf(resource({ LifecycleConfiguration: { Rules } }))).toThrow(/TagFilters/);
});

const keys = {
  AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
  KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
};

test("a table under its physical name, without what makes no difference here", () => {
  const index = { IndexName: "due", KeySchema: keys.KeySchema, Projection: { ProjectionType: "ALL" } };
  const given = resource({
    ...keys,
    TableName: "ignored",
    BillingMode: "PAY_PER_REQUEST",
    GlobalSecondaryIndexes: [{ ...index, OnDemandThroughput: {} }],
    StreamSpecification: { StreamViewType: "NEW_IMAGE" },
    TimeToLiveSpecification: { AttributeName: "expires", Enabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    DeletionProtectionEnabled: true,
    ResourcePolicy: { PolicyDocument: {} },
    SSESpecification: { SSEEnabled: true },
  });
  expect(tableOf(given)).toEqual({
    ...keys,
    TableName: "one",
    BillingMode: "PAY_PER_REQUEST",
    GlobalSecondaryIndexes: [index],
    StreamSpecification: { StreamViewType: "NEW_IMAGE" },
    TimeToLiveSpecification: { AttributeName: "expires", Enabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    DeletionProtectionEnabled: true,
  });
  expect(tableOf(resource(keys))).toEqual({ ...keys, TableName: "one" });
});

test("a table's property that would be ignored stops the boot", () => {
  expect(() => tableOf(resource({ ...keys, LocalSecondaryIndexes: [] }))).toThrow(
    /AWS::DynamoDB::Table one: .*LocalSecondaryIndexes/,
  );
});
