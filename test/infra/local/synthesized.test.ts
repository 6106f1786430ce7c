import { App, Duration, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { EventBus, EventField, Rule, RuleTargetInput, Schedule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { Alias, Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import { CfnPipe } from "aws-cdk-lib/aws-pipes";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { StringParameter } from "aws-cdk-lib/aws-ssm";
import { type PipeOptions, startPipe } from "../../../infra/local/events/pipe.ts";
import { startEvents } from "../../../infra/local/events/server.ts";
import { startKms } from "../../../infra/local/kms/server.ts";
import { startSqs } from "../../../infra/local/sqs/server.ts";
import { startSsm } from "../../../infra/local/ssm/server.ts";
import { account, region, temporaryDirectory } from "./client.ts";

const arns: Record<string, (id: string) => string> = {
  "AWS::SQS::Queue": (id) => `arn:aws:sqs:${region}:${account}:${id}`,
  "AWS::Events::EventBus": () => `arn:aws:events:${region}:${account}:event-bus/inner`,
  "AWS::KMS::Key": (id) => `arn:aws:kms:${region}:${account}:key/${id}`,
};
const streamArn = `arn:aws:dynamodb:${region}:${account}:table/Agreements/stream/2026`;

const synthesize = () => {
  const stack = new Stack(new App(), "Service", { env: { account, region } });
  const dead = new Queue(stack, "Dead", { retentionPeriod: Duration.days(14), enforceSSL: true });
  const queue = new Queue(stack, "Affix", {
    deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
    visibilityTimeout: Duration.minutes(3),
  });
  const bus = new EventBus(stack, "Inner", { eventBusName: "inner" });
  const input = (fields: Record<string, unknown>) => ({ message: RuleTargetInput.fromObject(fields), deadLetterQueue: dead });
  new Rule(stack, "OnSigned", {
    eventBus: bus,
    eventPattern: { source: ["depositary"], detailType: ["Signed"], detail: { streamId: [{ prefix: "agreement/" }] } },
    targets: [new SqsQueue(queue, input({ reaction: "affix", streamId: EventField.fromPath("$.detail.streamId") }))],
  });
  new Rule(stack, "EveryMinute", {
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [new SqsQueue(queue, input({ reaction: "clock", time: EventField.time }))],
  });
  new CfnPipe(stack, "Pipe", {
    roleArn: `arn:aws:iam::${account}:role/pipe`,
    source: streamArn,
    sourceParameters: {
      dynamoDbStreamParameters: {
        startingPosition: "TRIM_HORIZON",
        onPartialBatchItemFailure: "AUTOMATIC_BISECT",
        maximumRetryAttempts: 10,
        deadLetterConfig: { arn: dead.queueArn },
      },
      filterCriteria: { filters: [{ pattern: JSON.stringify({ eventName: ["INSERT"] }) }] },
    },
    target: bus.eventBusArn,
    targetParameters: {
      eventBridgeEventBusParameters: { source: "depositary", detailType: "$.dynamodb.NewImage.type.S" },
      inputTemplate: '{"streamId":<$.dynamodb.NewImage.streamId.S>}',
    },
  });
  const key = new Key(stack, "Link", { keySpec: KeySpec.HMAC_256, keyUsage: KeyUsage.GENERATE_VERIFY_MAC });
  new Alias(stack, "LinkAlias", { aliasName: "alias/link", targetKey: key });
  new StringParameter(stack, "Name", { parameterName: "/depositary/name", stringValue: "value", description: "a name" });
  return Template.fromStack(stack).toJSON().Resources as Record<string, { Type: string; Properties: object }>;
};

/** The template's resources by type, with Ref and Fn::GetAtt replaced as far as these services see them. */
const resolved = () => {
  const resources = synthesize();
  const arnOf = (id: string): string => arns[resources[id]?.Type ?? ""]?.(id) ?? id;
  const properties = (id: string): unknown =>
    JSON.parse(JSON.stringify(resources[id]?.Properties), (_, value) => {
      if (typeof value?.Ref === "string") return resources[value.Ref]?.Type === "AWS::Events::EventBus" ? "inner" : value.Ref;
      return Array.isArray(value?.["Fn::GetAtt"]) ? arnOf(value["Fn::GetAtt"][0]) : value;
    });
  const ofType = (type: string) =>
    Object.keys(resources)
      .filter((id) => resources[id]?.Type === type)
      .map((id) => ({ id, properties: properties(id) }));
  return { ofType, queues: ofType("AWS::SQS::Queue").map(({ id, properties }) => ({ queueName: id, properties })) };
};

test("what the CDK synthesizes is understood, and an inserted record reaches its reaction's queue", async () => {
  const { ofType, queues } = resolved();
  const common = { region, account, directory: temporaryDirectory() };
  const propertiesOf = (type: string) => ofType(type).map(({ properties }) => properties);
  const kms = await startKms({
    ...common,
    keys: ofType("AWS::KMS::Key").map(({ id, properties }) => ({ keyId: id, properties })),
    aliases: propertiesOf("AWS::KMS::Alias"),
  });
  const ssm = await startSsm({ ...common, parameters: propertiesOf("AWS::SSM::Parameter") });
  const sqs = await startSqs({ ...common, queues });
  const rules = ofType("AWS::Events::Rule").map(({ id, properties }) => ({ name: id, properties }));
  const events = await startEvents({ ...common, buses: propertiesOf("AWS::Events::EventBus"), rules, send: sqs.send });
  const NewImage = { streamId: { S: "agreement/abc" }, type: { S: "Signed" } };
  const record = { sequence: 1, eventName: "INSERT", dynamodb: { NewImage, SequenceNumber: "1" } };
  const source: PipeOptions["source"] = { records: (_, after) => (after < 1 ? [record] : []), onRecord: () => {} };
  const [pipe] = ofType("AWS::Pipes::Pipe");
  const running = startPipe({ ...common, name: "pipe", properties: pipe?.properties, source, put: events.put, send: sqs.send });
  try {
    await running.idle();
    events.tick(new Date("2026-01-02T03:04:05Z"));
    const affix = queues.find(({ queueName }) => queueName.startsWith("Affix"))?.queueName ?? "";
    const got = await sqs.receive(sqs.queueArn(affix), { max: 10, waitMs: 0 });
    const bodies = got.map(({ body }) => JSON.parse(body)).sort((a, b) => a.reaction.localeCompare(b.reaction));
    expect(bodies).toEqual([
      { reaction: "affix", streamId: "agreement/abc" },
      { reaction: "clock", time: "2026-01-02T03:04:05Z" },
    ]);
  } finally {
    for (const server of [running, events, sqs, ssm, kms]) await server.close();
  }
});
