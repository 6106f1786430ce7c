import { CfnRule, type CfnRuleProps } from "aws-cdk-lib/aws-events";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnEventSourceMapping, type IFunction } from "aws-cdk-lib/aws-lambda";
import { CfnQueue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { REACTIONS, type Reaction, type ReactionName } from "../../shared/api/reactions.ts";
import type { Stage } from "../settings.ts";
import { deadLetters, queuePolicy } from "./queues.ts";
import { shared } from "./shared.ts";

/** Received this often and still not deleted, a message joins the dead letters. */
const RECEIVES = 5;
/** One message at a time where files are read, which takes its time and memory, or where two would race for a counter. */
const ALONE: readonly ReactionName[] = ["intake", "preserve", "prepare", "affix", "seal", "register"];

export type ReactionQueues = ReadonlyMap<ReactionName, CfnQueue>;

/** The queue of a reaction, and the rule that fills it: `depositary-{stage}-{name}`; its dead letters: `…-dead`. */
export const reactionName = (stage: Stage, name: ReactionName): string => `depositary-${stage.name}-${name}`;

/** One queue for each row of REACTIONS. */
export const reactionQueues = (scope: Construct, stage: Stage): ReactionQueues =>
  new Map(
    REACTIONS.map(({ name, timeout }) => {
      const queueName = reactionName(stage, name);
      const dead = deadLetters(scope, `${queueName}-dead`);
      const queue = new CfnQueue(scope, `queue-${queueName}`, {
        queueName,
        sqsManagedSseEnabled: true,
        visibilityTimeout: 6 * timeout,
        redrivePolicy: { deadLetterTargetArn: dead.attrArn, maxReceiveCount: RECEIVES },
      });
      return [name, queue];
    }),
  );

export interface ReactionsSpec {
  readonly scope: Construct;
  readonly stage: Stage;
  /** The name of the inner bus. */
  readonly bus: string;
  readonly queues: ReactionQueues;
}

interface Wake {
  readonly rule: Pick<CfnRuleProps, "eventBusName" | "eventPattern" | "scheduleExpression">;
  /** Members of the message besides `reaction`, each the path of a value of the event. */
  readonly values: Readonly<Record<string, string>>;
}

/** What a row's source says to EventBridge, and which of the event's values go into the message. */
const wakes = ({ scope, stage, bus }: ReactionsSpec, { source }: Reaction): Wake => {
  if (source.kind === "event") {
    return {
      rule: { eventBusName: bus, eventPattern: { source: ["depositary"], "detail-type": source.types } },
      values: { streamId: "$.detail.streamId" },
    };
  }
  if (source.kind === "time") {
    const { everyMinutes } = source;
    return {
      rule: { scheduleExpression: `rate(${everyMinutes} minute${everyMinutes === 1 ? "" : "s"})` },
      values: { time: "$.time" },
    };
  }
  const bucket = { name: [shared(scope, stage, ["bucket", source.bucket])] };
  const detail = { bucket, object: { key: [{ prefix: source.prefix }] } };
  return {
    rule: { eventPattern: { source: ["aws.s3"], "detail-type": ["Object Created"], detail } },
    values: { key: "$.detail.object.key" },
  };
};

/** EventBridge puts quotes around a value that is a string. */
const template = (name: ReactionName, values: Wake["values"]): string => {
  const members = Object.keys(values).map((value) => `"${value}":<${value}>`);
  return `{"reaction":${JSON.stringify(name)},${members.join(",")}}`;
};

const rule = (spec: ReactionsSpec, reaction: Reaction, queue: CfnQueue): CfnRule => {
  const wake = wakes(spec, reaction);
  return new CfnRule(spec.scope, `rule-${reaction.name}`, {
    ...wake.rule,
    name: reactionName(spec.stage, reaction.name),
    state: "ENABLED",
    targets: [
      {
        id: "queue",
        arn: queue.attrArn,
        inputTransformer: { inputPathsMap: wake.values, inputTemplate: template(reaction.name, wake.values) },
      },
    ],
  });
};

const filledBy = (queue: CfnQueue, { attrArn }: CfnRule): PolicyStatement =>
  new PolicyStatement({
    sid: "ItsRule",
    principals: [new ServicePrincipal("events.amazonaws.com")],
    actions: ["sqs:SendMessage"],
    resources: [queue.attrArn],
    conditions: { ArnEquals: { "aws:SourceArn": attrArn } },
  });

/** What the event source mapping does under the function's role. */
export const consumes = (queue: CfnQueue): PolicyStatement =>
  new PolicyStatement({
    actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
    resources: [queue.attrArn],
  });

/** For each row of REACTIONS: the rule that fills its queue, and the mapping that empties it into its function. */
export const reactions = (spec: ReactionsSpec, functionOf: (name: ReactionName) => IFunction): void => {
  for (const reaction of REACTIONS) {
    const queue = spec.queues.get(reaction.name);
    if (!queue) throw new Error(`the reaction ${reaction.name} has no queue`);
    queuePolicy(spec.scope, queue, [filledBy(queue, rule(spec, reaction, queue))]);
    new CfnEventSourceMapping(spec.scope, `mapping-${reaction.name}`, {
      eventSourceArn: queue.attrArn,
      functionName: functionOf(reaction.name).functionName,
      batchSize: ALONE.includes(reaction.name) ? 1 : 10,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: reaction.concurrency },
    });
  }
};
