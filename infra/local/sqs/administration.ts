import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AwsError, type Caller, type Operation, operation } from "../aws-json.ts";
import type { Broker } from "./broker.ts";
import { QueueUrl, queueAt } from "./messages.ts";
import type { Queue, Queues } from "./queues.ts";

const SETTINGS = [
  "VisibilityTimeout",
  "MessageRetentionPeriod",
  "DelaySeconds",
  "ReceiveMessageWaitTimeSeconds",
  "MaximumMessageSize",
] as const;

const attributesOf = (broker: Broker, queue: Queue): Record<string, string> => {
  const { visible, inFlight, delayed } = broker.depth(queue.arn);
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    ...Object.fromEntries(SETTINGS.map((name) => [name, String(queue[name])])),
    ...(queue.RedrivePolicy ? { RedrivePolicy: JSON.stringify(queue.RedrivePolicy) } : {}),
  };
};

const pick = (attributes: Record<string, string>, names: string[]): Record<string, string> => {
  if (names.includes("All")) return attributes;
  const unknown = names.find((name) => name !== "RedrivePolicy" && !(name in attributes));
  if (unknown !== undefined) throw new AwsError("InvalidAttributeName", `Unknown Attribute ${unknown}.`);
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
};

const moveInput = z.strictObject({ SourceArn: z.string(), DestinationArn: z.string().optional() });

/** The task's role needs the rights of a consumer of the source and of a sender to the destination. */
const startMove = (broker: Broker, queues: Queues, input: z.output<typeof moveInput>, caller: Caller) => {
  const sources = queues.all.filter(({ RedrivePolicy }) => RedrivePolicy?.deadLetterTargetArn === input.SourceArn);
  if (sources.length === 0) throw new AwsError("ResourceNotFoundException", `${input.SourceArn} is no dead-letter queue.`);
  for (const action of ["StartMessageMoveTask", "ReceiveMessage", "DeleteMessage", "GetQueueAttributes"])
    caller.uses(`sqs:${action}`, input.SourceArn);
  for (const arn of input.DestinationArn ? [input.DestinationArn] : sources.map(({ arn }) => arn))
    caller.uses("sqs:SendMessage", arn);
  broker.redrive(input.SourceArn, input.DestinationArn);
  return { TaskHandle: Buffer.from(randomUUID()).toString("base64") };
};

/** The SQS operations on queues. A move is done when StartMessageMoveTask answers. */
export const administrationOperations = (
  broker: Broker,
  queues: Queues,
  urlOf: (name: string) => string,
): Record<string, Operation> => ({
  GetQueueUrl: operation(z.strictObject({ QueueName: z.string() }), ({ QueueName }, caller) => {
    const queue = queues.byName(QueueName);
    caller.uses("sqs:GetQueueUrl", queue.arn);
    return { QueueUrl: urlOf(queue.name) };
  }),
  GetQueueAttributes: operation(
    z.strictObject({ QueueUrl, AttributeNames: z.array(z.string()).default([]) }),
    (input, caller) => {
      const queue = queueAt(queues, input.QueueUrl);
      caller.uses("sqs:GetQueueAttributes", queue.arn);
      const Attributes = pick(attributesOf(broker, queue), input.AttributeNames);
      return input.AttributeNames.length === 0 ? {} : { Attributes };
    },
  ),
  StartMessageMoveTask: operation(moveInput, (input, caller) => startMove(broker, queues, input, caller)),
});
