import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { Fault } from "../../domain/fault.ts";
import type { Enqueue } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";

/** Puts `{reaction, streamId, time}` into the reaction's own queue; `queueOf` gives its address. */
export const sqsEnqueue = (client: SQSClient, queueOf: (reaction: string) => string | undefined): Enqueue => {
  const enqueue: Enqueue = async (reaction, streamId, time) => {
    const QueueUrl = queueOf(reaction);
    if (!QueueUrl) throw new Fault("queue-unknown", `no queue for ${reaction}`, { retryable: false });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ reaction, streamId, time }) }));
  };
  return faulting("queue-failed", { enqueue }).enqueue;
};
