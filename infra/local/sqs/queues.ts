import { z } from "zod";
import { AwsError } from "../aws-json.ts";
import { integer, readProperties, templateFault, withoutEffect } from "../properties.ts";

const redrivePolicy = z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: integer(1, 1000) });

/** Times in seconds, sizes in bytes; defaults and bounds of AWS::SQS::Queue. FIFO queues are not served. */
const queueProperties = z.strictObject({
  QueueName: z.string().optional(),
  VisibilityTimeout: integer(0, 43_200).default(30),
  MessageRetentionPeriod: integer(60, 1_209_600).default(345_600),
  DelaySeconds: integer(0, 900).default(0),
  ReceiveMessageWaitTimeSeconds: integer(0, 20).default(0),
  MaximumMessageSize: integer(1024, 1_048_576).default(1_048_576),
  RedrivePolicy: redrivePolicy.optional(),
  SqsManagedSseEnabled: withoutEffect,
  KmsMasterKeyId: withoutEffect,
  KmsDataKeyReusePeriodSeconds: withoutEffect,
  Tags: withoutEffect,
});

/** An AWS::SQS::Queue resource under its physical name. */
export interface QueueResource {
  queueName: string;
  properties: unknown;
}

export interface Queue extends z.output<typeof queueProperties> {
  name: string;
  arn: string;
}

const readQueue = ({ queueName, properties }: QueueResource, arn: string): Queue => {
  const resource = `AWS::SQS::Queue ${queueName}`;
  if (!/^[\w-]{1,80}$/.test(queueName)) throw templateFault(resource, "a standard queue's name has 1 to 80 of A-Z a-z 0-9 _ -");
  const read = readProperties(queueProperties, resource, properties);
  if (read.QueueName !== undefined && read.QueueName !== queueName)
    throw templateFault(resource, `QueueName is ${read.QueueName}`);
  return { ...read, name: queueName, arn };
};

export interface Queues {
  all: Queue[];
  byName(name: string): Queue;
  byArn(arn: string): Queue;
}

const nonExistent = (name: string) => new AwsError("QueueDoesNotExist", `The specified queue does not exist: ${name}`);

/**
 * The template's queues.
 *
 * @throws Fault `local-template` for wrong or unsupported properties, a name given twice or a missing dead-letter queue.
 */
export const readQueues = (resources: QueueResource[], arnOf: (name: string) => string): Queues => {
  const all = resources.map((resource) => readQueue(resource, arnOf(resource.queueName)));
  const arns = new Map(all.map((queue) => [queue.arn, queue]));
  if (arns.size < all.length) throw templateFault("AWS::SQS::Queue", "two queues have one name");
  for (const { name, RedrivePolicy } of all) {
    if (RedrivePolicy && !arns.has(RedrivePolicy.deadLetterTargetArn))
      throw templateFault(`AWS::SQS::Queue ${name}`, `no dead-letter queue ${RedrivePolicy.deadLetterTargetArn}`);
  }
  const byArn = (arn: string): Queue => {
    const queue = arns.get(arn);
    if (!queue) throw nonExistent(arn);
    return queue;
  };
  return { all, byArn, byName: (name) => byArn(arnOf(name)) };
};
