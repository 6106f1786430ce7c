import { Aws, CfnDeletionPolicy, Stack } from "aws-cdk-lib";
import {
  AnyPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
  type PolicyStatementProps,
  ServicePrincipal,
} from "aws-cdk-lib/aws-iam";
import type { CfnKey } from "aws-cdk-lib/aws-kms";
import { CfnBucket, CfnBucketPolicy, type CfnBucketProps } from "aws-cdk-lib/aws-s3";
import { BEHAVIOURS } from "../../shared/api/pages.ts";
import type { BucketName } from "../../shared/api/surfaces.ts";
import type { Stage } from "../settings.ts";
import { acknowledge } from "./acknowledge.ts";

export const ABORT: CfnBucket.RuleProperty = {
  id: "unfinished-uploads",
  status: "Enabled",
  abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
};

/** Object bytes are read by ranges and put under tickets, always from the pages of our own host. */
const cors = (stage: Stage, rule: Omit<CfnBucket.CorsRuleProperty, "allowedOrigins">): CfnBucket.CorsConfigurationProperty => ({
  corsRules: [{ ...rule, allowedOrigins: [`https://${stage.publicHost}`], maxAge: 600 }],
});
const reads = (stage: Stage) =>
  cors(stage, {
    allowedMethods: ["GET", "HEAD"],
    allowedHeaders: ["range", "if-match"],
    exposedHeaders: ["accept-ranges", "content-length", "content-range", "etag"],
  });
const uploads = (stage: Stage) =>
  cors(stage, { allowedMethods: ["PUT"], allowedHeaders: ["content-type", "if-none-match", "x-amz-checksum-sha256"] });

const SHAPES: { readonly [name in BucketName]: (stage: Stage) => CfnBucketProps } = {
  intake: (stage) => ({
    corsConfiguration: uploads(stage),
    notificationConfiguration: { eventBridgeConfiguration: { eventBridgeEnabled: true } },
    lifecycleConfiguration: {
      rules: [
        ABORT,
        { id: "uploads", status: "Enabled", expirationInDays: 2, noncurrentVersionExpiration: { noncurrentDays: 1 } },
        { id: "delete-markers", status: "Enabled", expiredObjectDeleteMarker: true },
      ],
    },
  }),
  drafts: (stage) => ({ corsConfiguration: reads(stage) }),
  records: (stage) => ({
    corsConfiguration: reads(stage),
    objectLockEnabled: true,
    objectLockConfiguration: { objectLockEnabled: "Enabled", rule: { defaultRetention: stage.objectLock } },
  }),
  published: () => ({
    lifecycleConfiguration: {
      rules: [
        ABORT,
        { id: "old-snapshots", status: "Enabled", prefix: "snapshots/", noncurrentVersionExpiration: { noncurrentDays: 30 } },
      ],
    },
  }),
};

const encryption = (dataKey: CfnKey | undefined): CfnBucket.BucketEncryptionProperty => ({
  serverSideEncryptionConfiguration: [
    dataKey
      ? { bucketKeyEnabled: true, serverSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: dataKey.attrArn } }
      : { serverSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
  ],
});

const deny = (sid: string, props: Omit<PolicyStatementProps, "sid" | "effect" | "principals">): PolicyStatement =>
  new PolicyStatement({ sid, effect: Effect.DENY, principals: [new AnyPrincipal()], ...props });

const tlsOnly = ({ attrArn }: CfnBucket): PolicyStatement =>
  deny("TlsOnly", {
    actions: ["s3:*"],
    resources: [attrArn, `${attrArn}/*`],
    conditions: { Bool: { "aws:SecureTransport": "false" } },
  });

/** What no role may do, whatever it is given. An object stands under a hash: it is created once and never overwritten. */
const denials = (made: CfnBucket, stage: Stage, name: BucketName): PolicyStatement[] => {
  const objects = [`${made.attrArn}/*`];
  const once = deny("CreateOnly", {
    actions: ["s3:PutObject"],
    resources: objects,
    conditions: { Null: { "s3:if-none-match": "true" }, Bool: { "s3:ObjectCreationOperation": "true" } },
  });
  const kept = deny("NoVersionDeleted", {
    actions: ["s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"],
    resources: objects,
  });
  const locked = deny("NoRetentionShortened", {
    actions: ["s3:PutObjectRetention"],
    resources: objects,
    conditions: { NumericLessThan: { "s3:object-lock-remaining-retention-days": String(stage.objectLock.days) } },
  });
  if (name === "records") return [once, kept, locked];
  return name === "drafts" ? [once] : [];
};

/**
 * What CloudFront may for the distributions of this ARN: read objects under these patterns, and be told that one is not there (404 in
 * place of 403). Nobody can ask it for a list: every path that reaches the bucket names an object.
 */
export const readByDistribution = (
  { attrArn }: CfnBucket,
  distribution: string,
  patterns: readonly string[] = ["/*"],
): PolicyStatement[] => {
  const reader = {
    principals: [new ServicePrincipal("cloudfront.amazonaws.com")],
    conditions: { ArnLike: { "aws:SourceArn": distribution }, StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
  };
  const objects = patterns.map((pattern) => `${attrArn}${pattern}`);
  return [
    new PolicyStatement({ sid: "DistributionReads", actions: ["s3:GetObject"], resources: objects, ...reader }),
    new PolicyStatement({ sid: "DistributionIsToldWhatIsMissing", actions: ["s3:ListBucket"], resources: [attrArn], ...reader }),
  ];
};

/** The stack of the distribution is deployed after this one: here it is any of the account's. All that lies there is public. */
const publicReads = (made: CfnBucket): PolicyStatement[] => {
  const anyOfOurs = Stack.of(made).formatArn({ service: "cloudfront", region: "", resource: "distribution", resourceName: "*" });
  const patterns = BEHAVIOURS.filter(({ by }) => by === "published").map(({ pattern }) => pattern);
  return readByDistribution(made, anyOfOurs, patterns);
};

/** A bucket that nobody reaches without a right of their own, nor without TLS: versioned, retained. */
export const privateBucket = (
  stack: Stack,
  name: string,
  { statements, ...props }: CfnBucketProps & { readonly statements: (made: CfnBucket) => readonly PolicyStatement[] },
): CfnBucket => {
  const made = new CfnBucket(stack, `bucket-${name}`, {
    bucketEncryption: encryption(undefined),
    lifecycleConfiguration: { rules: [ABORT] },
    ...props,
    versioningConfiguration: { status: "Enabled" },
    ownershipControls: { rules: [{ objectOwnership: "BucketOwnerEnforced" }] },
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
  });
  made.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
  made.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  new CfnBucketPolicy(stack, `policy-${name}`, {
    bucket: made.ref,
    policyDocument: new PolicyDocument({ statements: [tlsOnly(made), ...statements(made)] }),
  });
  acknowledge(made, {
    "AwsSolutions-S1": "Server access logs would gather readers' addresses; each use case logs what it read or wrote",
  });
  return made;
};

/** One bucket of the installation (design: Buckets). `dataKey` encrypts drafts and records. */
export const bucket = (
  stack: Stack,
  stage: Stage,
  { name, dataKey }: { name: BucketName; dataKey: CfnKey | undefined },
): CfnBucket =>
  privateBucket(stack, name, {
    ...SHAPES[name](stage),
    ...(name === "drafts" || name === "records" ? { bucketEncryption: encryption(dataKey) } : {}),
    statements: (made) => (name === "published" ? publicReads(made) : denials(made, stage, name)),
  });
