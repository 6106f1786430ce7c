import { Aws } from "aws-cdk-lib";
import { CfnAlarm } from "aws-cdk-lib/aws-cloudwatch";
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSubscription, CfnTopic, CfnTopicPolicy } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import type { Stage } from "../settings.ts";

/** One alarm: over five minutes the metric's statistic reaches `atLeast`. */
export interface Rule {
  readonly name: string;
  readonly metric: readonly [namespace: string, name: string, dimensions: Readonly<Record<string, string>>];
  readonly statistic: "Sum" | "Maximum";
  readonly atLeast: number;
  readonly says: string;
}

/** An alarm that tells `topicArn` when it begins and when it is over; no data is no trouble. */
export const alarm = (scope: Construct, rule: Rule, topicArn: string): void => {
  const [namespace, metricName, dimensions] = rule.metric;
  new CfnAlarm(scope, `alarm-${rule.name}`, {
    alarmName: rule.name,
    alarmDescription: rule.says,
    namespace,
    metricName,
    dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value })),
    statistic: rule.statistic,
    threshold: rule.atLeast,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    period: 300,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    alarmActions: [topicArn],
    okActions: [topicArn],
  });
};

/** Where alarms are told: by mail to the stage's `alarmMail`, and to whoever subscribes. */
export const topic = (scope: Construct, stage: Stage): CfnTopic => {
  const made = new CfnTopic(scope, "alarms", { topicName: `depositary-${stage.name}-alarms` });
  const tls = new PolicyStatement({
    sid: "TlsOnly",
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ["sns:Publish"],
    resources: [made.ref],
    conditions: { Bool: { "aws:SecureTransport": "false" } },
  });
  const alarms = new PolicyStatement({
    sid: "AlarmsOfThisAccount",
    principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
    actions: ["sns:Publish"],
    resources: [made.ref],
    conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
  });
  new CfnTopicPolicy(scope, "policy-alarms", {
    topics: [made.ref],
    policyDocument: new PolicyDocument({ statements: [tls, alarms] }),
  });
  if (stage.alarmMail) new CfnSubscription(scope, "mail", { topicArn: made.ref, protocol: "email", endpoint: stage.alarmMail });
  return made;
};
