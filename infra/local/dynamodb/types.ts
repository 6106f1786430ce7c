/** An attribute value as it stands in DynamoDB's JSON: exactly one member; numbers as decimal strings, bytes as base64. */
export interface AttributeValue {
  S?: string;
  N?: string;
  B?: string;
  SS?: string[];
  NS?: string[];
  BS?: string[];
  L?: AttributeValue[];
  M?: Item;
  BOOL?: boolean;
  NULL?: boolean;
}
export type Item = { [attribute: string]: AttributeValue };

/** The partition key first, then the sort key where there is one. */
export type KeySchema = { AttributeName: string; KeyType: string }[];

export interface IndexDefinition {
  IndexName: string;
  KeySchema: KeySchema;
  Projection: { ProjectionType?: string; NonKeyAttributes?: string[] };
}

/** The properties of an AWS::DynamoDB::Table resource, resolved, under CloudFormation's own names. */
export interface TableDefinition {
  TableName: string;
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  KeySchema: KeySchema;
  GlobalSecondaryIndexes?: IndexDefinition[];
  BillingMode?: string;
  StreamSpecification?: { StreamViewType: string };
  TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean };
  DeletionProtectionEnabled?: boolean;
  PointInTimeRecoverySpecification?: { PointInTimeRecoveryEnabled: boolean };
}

/** A table as it is stored: its definition and what was decided when it was made. `created` is in ms since the epoch. */
export interface Table {
  definition: TableDefinition;
  id: string;
  created: number;
  streamLabel?: string;
}

export type Input = Record<string, unknown>;
export type Output = Record<string, unknown>;

/** A member of a request that ought to be text; "" where it is anything else. */
export const textIn = (input: Input, member: string): string => {
  const value = input[member];
  return typeof value === "string" ? value : "";
};
