import { z } from "zod";
import { readProperties, templateFault, withoutEffect } from "../properties.ts";
import { compilePattern, type Matcher } from "./pattern.ts";
import { compileInputTransformer, compilePath, type Transform } from "./transform.ts";

const targetProperties = z.strictObject({
  Id: z.string(),
  Arn: z.string().regex(/^arn:aws:sqs:[\w-]+:\d{12}:[\w-]+$/, "only SQS queues are supported as targets"),
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .strictObject({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
    .optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  /** A delivery is a call in this process: one that fails would fail again. */
  RetryPolicy: withoutEffect,
  RoleArn: withoutEffect,
});

const ruleProperties = z.strictObject({
  Name: z.string().optional(),
  EventBusName: z.string().default("default"),
  EventPattern: z.unknown().optional(),
  ScheduleExpression: z.string().optional(),
  State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  Targets: z.array(targetProperties).default([]),
  Description: withoutEffect,
  RoleArn: withoutEffect,
  Tags: withoutEffect,
});

/** An AWS::Events::Rule resource under its physical name. */
export interface RuleResource {
  name: string;
  properties: unknown;
}

export interface Target {
  queueArn: string;
  input: Transform;
  deadLetterArn: string | undefined;
}

export interface Rule {
  name: string;
  arn: string;
  busArn: string;
  matches: Matcher;
  /** `rateMs` is undefined for a cron expression, which only a tick by hand fires. */
  schedule: { rateMs: number | undefined } | undefined;
  targets: Target[];
}

const UNIT = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** "Schedule types", EventBridge user guide: `rate(1 hour)`, `rate(5 minutes)`, `cron(...)` with six fields. */
const readSchedule = (expression: string): Rule["schedule"] => {
  const [, count, unit, plural] = /^rate\(([1-9]\d*) (minute|hour|day)(s?)\)$/.exec(expression) ?? [];
  if (count && unit && (count === "1") === (plural === "")) return { rateMs: Number(count) * UNIT[unit as keyof typeof UNIT] };
  if (/^cron\(\S+( \S+){5}\)$/.test(expression)) return { rateMs: undefined };
  throw new TypeError(`ScheduleExpression ${expression} is neither rate(...) nor cron(...)`);
};

const readInput = ({ Id, Input, InputPath, InputTransformer }: z.output<typeof targetProperties>): Transform => {
  if ([Input, InputPath, InputTransformer].filter((one) => one !== undefined).length > 1)
    throw new TypeError(`target ${Id} has more than one of Input, InputPath and InputTransformer`);
  if (InputTransformer) return compileInputTransformer(InputTransformer.InputPathsMap, InputTransformer.InputTemplate);
  if (Input !== undefined) return compileInputTransformer({}, Input);
  const select = compilePath(InputPath ?? "$");
  return (event) => JSON.stringify(select(event) ?? {});
};

/**
 * Reads a rule.
 *
 * @throws Fault `local-template` naming the rule, for whatever EventBridge would refuse or is not supported here.
 */
export const readRule = ({ name, properties }: RuleResource, arnOfBus: (name: string) => string): Rule => {
  const resource = `AWS::Events::Rule ${name}`;
  const read = readProperties(ruleProperties, resource, properties);
  const bus = read.EventBusName.replace(/^.*:event-bus\//, "");
  const busArn = arnOfBus(bus);
  try {
    if (read.Name !== undefined && read.Name !== name) throw new TypeError(`Name is ${read.Name}`);
    if (read.EventPattern === undefined && read.ScheduleExpression === undefined)
      throw new TypeError("neither pattern nor schedule");
    if (read.ScheduleExpression !== undefined && bus !== "default") throw new TypeError("a schedule needs the default bus");
    const pattern = read.EventPattern === undefined ? () => false : compilePattern(read.EventPattern);
    const schedule = read.ScheduleExpression === undefined ? undefined : readSchedule(read.ScheduleExpression);
    const enabled = read.State === "ENABLED";
    return {
      name,
      busArn,
      arn: busArn.replace(/event-bus\/.*$/, `rule/${bus === "default" ? "" : `${bus}/`}${name}`),
      matches: enabled ? pattern : () => false,
      schedule: enabled ? schedule : undefined,
      targets: read.Targets.map((target) => ({
        queueArn: target.Arn,
        input: readInput(target),
        deadLetterArn: target.DeadLetterConfig?.Arn,
      })),
    };
  } catch (error) {
    throw templateFault(resource, error instanceof Error ? error.message : String(error), error);
  }
};
