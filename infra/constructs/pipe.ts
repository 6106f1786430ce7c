import { Stack } from "aws-cdk-lib";
import type { CfnEventBus } from "aws-cdk-lib/aws-events";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnPipe } from "aws-cdk-lib/aws-pipes";
import type { CfnQueue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { Stage } from "../settings.ts";
import { acknowledge } from "./acknowledge.ts";
import { deadLetters } from "./queues.ts";
import { shared } from "./shared.ts";

export const pipeName = (stage: Stage): string => `depositary-${stage.name}-events`;

/** No more than the bus needs: what the event says is read from the table. A number of an item is a string in its stream. */
const DETAIL =
  '{"streamId":<$.dynamodb.NewImage.streamId.S>,"version":<$.dynamodb.NewImage.version.N>,' +
  '"type":<$.dynamodb.NewImage.type.S>,"commandId":<$.dynamodb.NewImage.commandId.S>}';

interface Ends {
  readonly stream: string;
  readonly bus: CfnEventBus;
  readonly dead: CfnQueue;
}

const roleOf = (scope: Construct, stage: Stage, { stream, bus, dead }: Ends): Role => {
  const source = Stack.of(scope).formatArn({ service: "pipes", resource: "pipe", resourceName: pipeName(stage) });
  const statements = [
    new PolicyStatement({
      actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
      resources: [stream],
    }),
    new PolicyStatement({ actions: ["events:PutEvents"], resources: [bus.attrArn] }),
    new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [dead.attrArn] }),
  ];
  return new Role(scope, "role-pipe", {
    assumedBy: new ServicePrincipal("pipes.amazonaws.com", { conditions: { ArnEquals: { "aws:SourceArn": source } } }),
    description: "Carries the agreements' events to the inner bus",
    inlinePolicies: { rights: new PolicyDocument({ statements }) },
  });
};

/** From the stream of `agreements` to the inner bus: each appended event, once or more, in the order of its own stream. */
export const eventsPipe = (scope: Construct, stage: Stage, bus: CfnEventBus): CfnPipe => {
  const dead = deadLetters(scope, `${pipeName(stage)}-dead`);
  acknowledge(dead, { "AwsSolutions-SQS3": "It is the pipe's dead-letter queue" });
  const stream = shared(scope, stage, ["stream", "agreements"]);
  return new CfnPipe(scope, "pipe", {
    name: pipeName(stage),
    roleArn: roleOf(scope, stage, { stream, bus, dead }).roleArn,
    source: stream,
    sourceParameters: {
      dynamoDbStreamParameters: {
        startingPosition: "TRIM_HORIZON",
        batchSize: 10,
        maximumRetryAttempts: 10,
        onPartialBatchItemFailure: "AUTOMATIC_BISECT",
        deadLetterConfig: { arn: dead.attrArn },
      },
      filterCriteria: { filters: [{ pattern: JSON.stringify({ eventName: ["INSERT"] }) }] },
    },
    target: bus.attrArn,
    targetParameters: {
      eventBridgeEventBusParameters: { source: "depositary", detailType: "$.dynamodb.NewImage.type.S" },
      inputTemplate: DETAIL,
    },
  });
};
