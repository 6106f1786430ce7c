import { BUCKETS, KEYS, TABLES } from "../../shared/api/surfaces.ts";
import { assembly } from "./assembly.ts";
import { list, ofType, one, type Statement, statementsIn, text } from "./reading.ts";

const { data } = assembly().templates;
const production = assembly("production").templates.data;

const named = (kind: string, name: string) => {
  const parameter = one(data, "AWS::SSM::Parameter", { Name: `/depositary/local/${kind}/${name}` });
  const id = /^<([^.<>]+)(\.\w+)?>$/.exec(text(data, parameter.Properties.Value))?.[1] ?? "";
  const resource = data.Resources[id];
  if (!resource) throw new Error(`${parameter.id} names nothing`);
  return { id, ...resource };
};
const policyOf = (bucketName: string): readonly Statement[] =>
  statementsIn(one(data, "AWS::S3::BucketPolicy", { Bucket: `<${named("bucket", bucketName).id}>` }).Properties.PolicyDocument);

test("tables, buckets and keys stay when the stack goes, and each is shared by name", () => {
  const made = [
    ...TABLES.map((name) => named("table", name)),
    ...BUCKETS.map((name) => named("bucket", name)),
    ...KEYS.map((name) => named("key", name)),
  ];
  for (const { id, Type, DeletionPolicy, UpdateReplacePolicy } of made) {
    // A first deployment that fails takes its empty buckets and unused keys away with it; a protected table it could not.
    const kept = Type === "AWS::DynamoDB::Table" ? "Retain" : "RetainExceptOnCreate";
    expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, kept, "Retain"]);
  }
  const types = ["AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::KMS::Key"];
  expect(types.flatMap((type) => ofType(data, type)).map(({ id }) => id)).toEqual(
    expect.arrayContaining(made.map(({ id }) => id)),
  );
  expect(types.flatMap((type) => ofType(data, type))).toHaveLength(made.length);
});

describe("tables", () => {
  test.each(TABLES)("%s is protected, recoverable and on demand", (name) => {
    expect(named("table", name).Properties).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      BillingMode: "PAY_PER_REQUEST",
    });
  });

  test("agreements is keyed by stream and version and streams what is new", () => {
    const { Properties } = named("table", "agreements");
    expect(Properties.KeySchema).toEqual([
      { AttributeName: "streamId", KeyType: "HASH" },
      { AttributeName: "version", KeyType: "RANGE" },
    ]);
    expect(Properties.AttributeDefinitions).toContainEqual({ AttributeName: "version", AttributeType: "N" });
    expect(Properties.StreamSpecification).toEqual({ StreamViewType: "NEW_IMAGE" });
  });

  test("agreements denies everyone to change, delete or batch-write an event", () => {
    const { TableName, ResourcePolicy } = named("table", "agreements").Properties;
    const [denial, ...others] = statementsIn((ResourcePolicy as { PolicyDocument: unknown }).PolicyDocument);
    expect(others).toEqual([]);
    expect(denial).toMatchObject({ Effect: "Deny", Principal: { AWS: "*" } });
    expect(denial).not.toHaveProperty("Condition");
    expect(denial?.Action).toEqual(
      expect.arrayContaining(
        ["UpdateItem", "DeleteItem", "BatchWriteItem", "PartiQLInsert", "PartiQLUpdate", "PartiQLDelete"].map(
          (a) => `dynamodb:${a}`,
        ),
      ),
    );
    expect(text(data, denial?.Resource)).toBe(`arn:<AWS::Partition>:dynamodb:eu-central-1:<AWS::AccountId>:table/${TableName}`);
  });

  test("work finds what is due by shard and time, and lets finished rows expire", () => {
    const { Properties } = named("table", "work");
    expect(Properties.GlobalSecondaryIndexes).toEqual([
      {
        IndexName: "due",
        KeySchema: [
          { AttributeName: "dueShard", KeyType: "HASH" },
          { AttributeName: "dueAt", KeyType: "RANGE" },
        ],
        Projection: { ProjectionType: "ALL" },
      },
    ]);
    expect(Properties.TimeToLiveSpecification).toEqual({ AttributeName: "expiresAt", Enabled: true });
    for (const name of TABLES.filter((table) => table !== "work")) {
      expect(named("table", name).Properties).not.toHaveProperty("TimeToLiveSpecification");
    }
  });
});

test("views lists each side's lines by their last move: all, by what they wait for, by session", () => {
  const { GlobalSecondaryIndexes } = named("table", "views").Properties;
  const list = (IndexName: string, hash: string) => ({
    IndexName,
    KeySchema: [
      { AttributeName: hash, KeyType: "HASH" },
      { AttributeName: "moved", KeyType: "RANGE" },
    ],
    Projection: { ProjectionType: "ALL" },
  });
  expect(GlobalSecondaryIndexes).toEqual([list("recent", "pk"), list("waiting", "sideWaiting"), list("session", "sideSession")]);
});

describe("buckets", () => {
  test.each(BUCKETS)("%s is private, versioned, and refuses plain connections", (name) => {
    expect(named("bucket", name).Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: "Enabled" },
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    });
    expect(policyOf(name)).toContainEqual(
      expect.objectContaining({ Effect: "Deny", Action: "s3:*", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
    );
    const allowed = policyOf(name).filter(({ Effect }) => Effect === "Allow");
    expect(allowed).toHaveLength(name === "published" ? 2 : 0);
  });

  test("published is read by this account's distributions alone, and only what is public for good", () => {
    const { id } = named("bucket", "published");
    const reader = {
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Condition: {
        ArnLike: { "aws:SourceArn": expect.anything() },
        StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
      },
    };
    const [objects, missing] = policyOf("published").filter(({ Effect }) => Effect === "Allow");
    expect(objects).toMatchObject({ ...reader, Action: "s3:GetObject" });
    expect(list(objects?.Resource).map((resource) => text(data, resource))).toEqual(
      ["public", "log", "snapshots"].map((prefix) => `<${id}.Arn>/${prefix}/*`),
    );
    // Without this right S3 answers 403 for what is not there.
    expect(missing).toMatchObject({ ...reader, Action: "s3:ListBucket", Resource: { "Fn::GetAtt": [id, "Arn"] } });
    expect(text(data, objects?.Condition?.ArnLike?.["aws:SourceArn"])).toBe(
      "arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/*",
    );
  });

  test.each([
    "drafts",
    "records",
  ])("%s is encrypted under the installation's key, and what stands there is never overwritten", (name) => {
    const rule = { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } };
    expect(named("bucket", name).Properties.BucketEncryption).toMatchObject({ ServerSideEncryptionConfiguration: [rule] });
    expect(JSON.stringify(named("bucket", name).Properties.BucketEncryption)).toContain(named("key", "data").id);
    expect(policyOf(name)).toContainEqual(
      expect.objectContaining({
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "s3:PutObject",
        Condition: { Null: { "s3:if-none-match": "true" }, Bool: { "s3:ObjectCreationOperation": "true" } },
      }),
    );
  });

  test.each([
    ["local", data, { Mode: "GOVERNANCE", Days: 1 }],
    ["production", production, { Mode: "COMPLIANCE", Days: 3650 }],
  ])("records are locked in %s", (_stage, template, DefaultRetention) => {
    const locked = ofType(template, "AWS::S3::Bucket").filter(({ Properties }) => Properties.ObjectLockEnabled === true);
    expect(locked.map(({ Properties }) => Properties.ObjectLockConfiguration)).toEqual([
      { ObjectLockEnabled: "Enabled", Rule: { DefaultRetention } },
    ]);
  });

  test("nobody deletes a version of a record, goes around its lock or shortens it", () => {
    const denied = policyOf("records").filter(({ Effect }) => Effect === "Deny");
    const always = denied.filter(({ Condition }) => !Condition).flatMap(({ Action }) => list(Action));
    expect(always.sort()).toEqual(["s3:BypassGovernanceRetention", "s3:DeleteObjectVersion"]);
    expect(denied).toContainEqual(
      expect.objectContaining({
        Action: "s3:PutObjectRetention",
        Condition: { NumericLessThan: { "s3:object-lock-remaining-retention-days": "1" } },
      }),
    );
  });

  test("uploads come from our host by PUT and are gone after two days", () => {
    const { Properties } = named("bucket", "intake");
    expect(Properties.CorsConfiguration).toMatchObject({
      CorsRules: [{ AllowedMethods: ["PUT"], AllowedOrigins: ["https://registry.depositary.example"] }],
    });
    expect(Properties.NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
    expect(Properties.LifecycleConfiguration).toMatchObject({
      Rules: expect.arrayContaining([
        expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }),
        expect.objectContaining({ ExpirationInDays: 2, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
      ]),
    });
  });

  test.each(["drafts", "records"])("%s are read from our host, by ranges", (name) => {
    expect(named("bucket", name).Properties.CorsConfiguration).toMatchObject({
      CorsRules: [
        {
          AllowedMethods: ["GET", "HEAD"],
          AllowedHeaders: expect.arrayContaining(["range"]),
          AllowedOrigins: ["https://registry.depositary.example"],
          ExposedHeaders: expect.arrayContaining(["content-range"]),
        },
      ],
    });
  });
});

test.each([
  ["link", "HMAC_256", "GENERATE_VERIFY_MAC"],
  ["code", "HMAC_256", "GENERATE_VERIFY_MAC"],
  ["session", "HMAC_256", "GENERATE_VERIFY_MAC"],
  ["ca", "ECC_NIST_P256", "SIGN_VERIFY"],
  ["certification", "ECC_NIST_P256", "SIGN_VERIFY"],
  ["data", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"],
])("the key %s is %s for %s, under its alias", (name, KeySpec, KeyUsage) => {
  const key = named("key", name);
  expect(key.Properties).toMatchObject({ KeySpec, KeyUsage });
  expect(key.Properties.EnableKeyRotation).toBe(name === "data" ? true : undefined);
  expect(one(data, "AWS::KMS::Alias", { AliasName: `alias/depositary-local-${name}` }).Properties.TargetKeyId).toEqual({
    Ref: key.id,
  });
});
