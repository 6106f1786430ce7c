import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { CfnQueue, CfnQueuePolicy } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";

const FOURTEEN_DAYS = 14 * 24 * 3600;

/** Keeps what failed for 14 days, until an operator sends it back or throws it away. */
export const deadLetters = (scope: Construct, queueName: string): CfnQueue => {
  const queue = new CfnQueue(scope, `queue-${queueName}`, {
    queueName,
    sqsManagedSseEnabled: true,
    messageRetentionPeriod: FOURTEEN_DAYS,
  });
  queuePolicy(scope, queue, []);
  return queue;
};

/** Refuses plain connections; whoever else may do something is a statement of `allowed`. */
export const queuePolicy = (scope: Construct, queue: CfnQueue, allowed: readonly PolicyStatement[]): void => {
  const tls = new PolicyStatement({
    sid: "TlsOnly",
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ["sqs:*"],
    resources: [queue.attrArn],
    conditions: { Bool: { "aws:SecureTransport": "false" } },
  });
  new CfnQueuePolicy(scope, `policy-${queue.queueName}`, {
    queues: [queue.ref],
    policyDocument: new PolicyDocument({ statements: [tls, ...allowed] }),
  });
};
