import { type App, Stack, type StackProps } from "aws-cdk-lib";
import { REACTIONS } from "../../shared/api/reactions.ts";
import { FUNCTIONS } from "../../shared/api/surfaces.ts";
import { alarm, type Rule, topic } from "../constructs/alarms.ts";
import { functionName } from "../constructs/lambda.ts";
import { pipeName } from "../constructs/pipe.ts";
import { reactionName } from "../constructs/reactions.ts";
import { shared } from "../constructs/shared.ts";
import type { Stage } from "../settings.ts";

/** Seconds that a message may wait before someone should look. */
const LATE = 900;

const deadLetters = (queueName: string): Rule => ({
  name: `${queueName}-dead-letters`,
  metric: ["AWS/SQS", "ApproximateNumberOfMessagesVisible", { QueueName: `${queueName}-dead` }],
  statistic: "Maximum",
  atLeast: 1,
  says: `Messages failed ${queueName} for good: see why, then send them back to their queue`,
});

const late = (queueName: string): Rule => ({
  name: `${queueName}-late`,
  metric: ["AWS/SQS", "ApproximateAgeOfOldestMessage", { QueueName: queueName }],
  statistic: "Maximum",
  atLeast: LATE,
  says: `A message has waited in ${queueName} for ${LATE / 60} minutes`,
});

const undelivered = (stage: Stage, { name, source }: (typeof REACTIONS)[number]): Rule => {
  const bus = source.kind === "event" ? { EventBusName: `depositary-${stage.name}` } : {};
  return {
    name: `${reactionName(stage, name)}-undelivered`,
    metric: ["AWS/Events", "FailedInvocations", { RuleName: reactionName(stage, name), ...bus }],
    statistic: "Sum",
    atLeast: 1,
    says: `The rule ${reactionName(stage, name)} could not put a message into its queue`,
  };
};

const failing = (metric: "Errors" | "Throttles", name: string): Rule => ({
  name: `${name}-${metric.toLowerCase()}`,
  metric: ["AWS/Lambda", metric, { FunctionName: name }],
  statistic: "Sum",
  atLeast: 1,
  says: `${metric} of the function ${name}`,
});

const PIPE_FAILURES = ["ExecutionFailed", "ExecutionPartiallyFailed", "ExecutionTimeout", "ExecutionThrottled"];

const pipeRules = (stage: Stage): Rule[] => [
  deadLetters(pipeName(stage)),
  ...PIPE_FAILURES.map(
    (metric): Rule => ({
      name: `${pipeName(stage)}-${metric}`,
      metric: ["AWS/EventBridge/Pipes", metric, { PipeName: pipeName(stage) }],
      statistic: "Sum",
      atLeast: 1,
      says: "The pipe could not bring events from the table to the bus; the clock still finds what they made due",
    }),
  ),
];

const overdue = (stage: Stage): Rule => ({
  name: `depositary-${stage.name}-overdue-steps`,
  metric: ["Depositary", "OverdueSteps", { service: functionName(stage, "clock") }],
  statistic: "Maximum",
  atLeast: 1,
  says: "Automatic steps of agreements are stuck",
});

/** Says aloud what fails: dead letters, late queues, lost deliveries, failing functions, and steps that are overdue. */
export const watchStack = (app: App, stage: Stage, props: StackProps): Stack => {
  const stack = new Stack(app, props.stackName ?? "watch", props);
  const rules: Rule[] = [
    ...REACTIONS.flatMap((reaction) => {
      const queueName = reactionName(stage, reaction.name);
      return [deadLetters(queueName), late(queueName), undelivered(stage, reaction)];
    }),
    ...pipeRules(stage),
    ...FUNCTIONS.flatMap((name) => [
      failing("Errors", functionName(stage, name)),
      failing("Throttles", functionName(stage, name)),
    ]),
    {
      name: `depositary-${stage.name}-api-5xx`,
      metric: ["AWS/ApiGateway", "5xx", { ApiId: shared(stack, stage, ["api", "id"]) }],
      statistic: "Sum",
      atLeast: 1,
      says: "The API answered with a server error",
    },
    overdue(stage),
  ];
  const to = topic(stack, stage).ref;
  for (const rule of rules) alarm(stack, rule, to);
  return stack;
};
