import { z } from "zod";
import { integer, readProperties, templateFault, withoutEffect } from "../properties.ts";
import { compilePattern, type Matcher } from "./pattern.ts";
import { compilePath, compilePipeTemplate, type Transform } from "./transform.ts";

const streamParameters = z.strictObject({
  StartingPosition: z.enum(["LATEST", "TRIM_HORIZON"]),
  BatchSize: integer(1, 10_000).default(100),
  /** -1: without end */
  MaximumRetryAttempts: integer(-1, 10_000).default(-1),
  MaximumRecordAgeInSeconds: z.literal(-1).optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  /** Records go to the target one by one here: a bad one never takes its batch with it. */
  OnPartialBatchItemFailure: z.literal("AUTOMATIC_BISECT").optional(),
  MaximumBatchingWindowInSeconds: withoutEffect,
  ParallelizationFactor: z.literal(1).optional(),
});

const pipeProperties = z.strictObject({
  Name: z.string().optional(),
  Source: z.string().regex(/^arn:aws:dynamodb:[\w-]+:\d{12}:table\/[\w.-]+\/stream\/.+$/, "only DynamoDB streams are supported"),
  SourceParameters: z.strictObject({
    DynamoDBStreamParameters: streamParameters,
    FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
  }),
  Target: z.string().regex(/^arn:aws:events:[\w-]+:\d{12}:event-bus\/.+$/, "only event buses are supported as targets"),
  TargetParameters: z.strictObject({
    InputTemplate: z.string().optional(),
    EventBridgeEventBusParameters: z.strictObject({ DetailType: z.string(), Source: z.string() }),
  }),
  DesiredState: z.enum(["RUNNING", "STOPPED"]).default("RUNNING"),
  RoleArn: withoutEffect,
  Description: withoutEffect,
  LogConfiguration: withoutEffect,
  KmsKeyIdentifier: withoutEffect,
  Tags: withoutEffect,
});

export interface PipeDefinition {
  streamArn: string;
  table: string;
  busArn: string;
  running: boolean;
  stream: z.output<typeof streamParameters>;
  wants: Matcher;
  detail: Transform;
  detailType: (record: unknown) => string;
  source: (record: unknown) => string;
}

/** A constant, or the value at a path into the record. */
const constantOrPath = (setting: string): ((record: unknown) => string) => {
  if (!setting.startsWith("$")) return () => setting;
  const select = compilePath(setting);
  return (record) => {
    const value = select(record);
    if (typeof value !== "string") throw new TypeError(`${setting} leads to no string in the record`);
    return value;
  };
};

/** @throws Fault `local-template` naming the pipe, for whatever is wrong or not supported here. */
export const readPipe = (name: string, properties: unknown): PipeDefinition => {
  const resource = `AWS::Pipes::Pipe ${name}`;
  const read = readProperties(pipeProperties, resource, properties);
  const { InputTemplate, EventBridgeEventBusParameters: target } = read.TargetParameters;
  try {
    const filters = read.SourceParameters.FilterCriteria?.Filters.map(({ Pattern }) => compilePattern(JSON.parse(Pattern)));
    return {
      streamArn: read.Source,
      table: /:table\/([^/]+)/.exec(read.Source)?.[1] ?? "",
      busArn: read.Target,
      running: read.DesiredState === "RUNNING",
      stream: read.SourceParameters.DynamoDBStreamParameters,
      wants: (record) => !filters || filters.some((matches) => matches(record)),
      detail: InputTemplate === undefined ? (record) => JSON.stringify(record) : compilePipeTemplate(InputTemplate),
      detailType: constantOrPath(target.DetailType),
      source: constantOrPath(target.Source),
    };
  } catch (error) {
    throw templateFault(resource, error instanceof Error ? error.message : String(error), error);
  }
};
