import { CfnDeletionPolicy, type Stack } from "aws-cdk-lib";
import { CfnTable, type CfnTableProps } from "aws-cdk-lib/aws-dynamodb";
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { TableName } from "../../shared/api/surfaces.ts";
import type { Stage } from "../settings.ts";

interface Keys {
  readonly attributeDefinitions: CfnTable.AttributeDefinitionProperty[];
  readonly keySchema: CfnTable.KeySchemaProperty[];
}

const keys = (hash: string, range: string, rangeType = "S"): Keys => ({
  attributeDefinitions: [
    { attributeName: hash, attributeType: "S" },
    { attributeName: range, attributeType: rangeType },
  ],
  keySchema: [
    { attributeName: hash, keyType: "HASH" },
    { attributeName: range, keyType: "RANGE" },
  ],
});

/** The queue of due items: `dueShard` (`due#0` to `due#7`), then time. Finished rows expire by `expiresAt`, seconds since 1970. */
const work = (): Partial<CfnTableProps> => {
  const base = keys("pk", "sk");
  const due = keys("dueShard", "dueAt");
  return {
    keySchema: base.keySchema,
    attributeDefinitions: [...base.attributeDefinitions, ...due.attributeDefinitions],
    globalSecondaryIndexes: [{ indexName: "due", keySchema: due.keySchema, projection: { projectionType: "ALL" } }],
    timeToLiveSpecification: { attributeName: "expiresAt", enabled: true },
  };
};

/** The boards: a row an agreement and side, and the lists of each side, the last moved first. A row that waits for nobody is in no `waiting`. */
const views = (): Partial<CfnTableProps> => {
  const base = keys("pk", "sk");
  const lists = [
    { indexName: "recent", keys: keys("pk", "moved") },
    { indexName: "waiting", keys: keys("sideWaiting", "moved") },
    { indexName: "session", keys: keys("sideSession", "moved") },
  ];
  const attributes = ["pk", "sk", "moved", "sideWaiting", "sideSession"];
  return {
    keySchema: base.keySchema,
    attributeDefinitions: attributes.map((attributeName) => ({ attributeName, attributeType: "S" })),
    globalSecondaryIndexes: lists.map(({ indexName, keys: { keySchema } }) => ({
      indexName,
      keySchema,
      projection: { projectionType: "ALL" },
    })),
  };
};

/** The events are appended and never changed, whatever else a role is given. */
const appendOnly = (stack: Stack, tableName: string): PolicyDocument =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: "AppendOnly",
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: [
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:PartiQLInsert",
          "dynamodb:PartiQLUpdate",
          "dynamodb:PartiQLDelete",
          "dynamodb:PartiQLSelect",
        ],
        resources: [stack.formatArn({ service: "dynamodb", resource: "table", resourceName: tableName })],
      }),
    ],
  });

const shapeOf = (stack: Stack, name: TableName, tableName: string): Partial<CfnTableProps> => {
  if (name === "work") return work();
  if (name === "views") return views();
  if (name !== "agreements") return keys("pk", "sk");
  return {
    ...keys("streamId", "version", "N"),
    streamSpecification: { streamViewType: "NEW_IMAGE" },
    resourcePolicy: { policyDocument: appendOnly(stack, tableName) },
  };
};

/** One table of the installation, `depositary-{stage}-{name}`: on demand, recoverable to any second of 35 days, retained. */
export const table = (stack: Stack, stage: Stage, name: TableName): CfnTable => {
  const tableName = `depositary-${stage.name}-${name}`;
  const made = new CfnTable(stack, `table-${name}`, {
    ...keys("pk", "sk"),
    ...shapeOf(stack, name, tableName),
    tableName,
    billingMode: "PAY_PER_REQUEST",
    deletionProtectionEnabled: true,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  });
  made.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
  made.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  return made;
};
