import { AwsError } from "../aws-json.ts";
import { type Bell, createBell } from "./bell.ts";
import type { Queue, Queues } from "./queues.ts";
import type { Depth, Receipt, Received, Store } from "./store.ts";

export interface ReceiveOptions {
  /** 1 to 10 */
  max: number;
  /** How long to wait for the first message; 0 answers at once. */
  waitMs: number;
  /** The queue's own VisibilityTimeout when absent. */
  visibilityMs?: number | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The queues, for callers in this process and for the protocol. At least once, in no order. What `send` returned for is
 * durable; an unknown queue, receipt or size is an AwsError under SQS's name.
 */
export interface Broker {
  /** Gives the message id. `delayMs` is the queue's own DelaySeconds when absent. */
  send(queueArn: string, body: string, options?: { delayMs?: number | undefined; sender?: string }): string;
  receive(queueArn: string, options: ReceiveOptions): Promise<Received[]>;
  delete(queueArn: string, receiptHandle: string): void;
  /** Hides the message for this long from now on; 0 gives it back. */
  changeVisibility(queueArn: string, receiptHandle: string, visibilityMs: number): void;
  depth(queueArn: string): Depth;
  /** Moves a dead-letter queue's visible messages to `destinationArn` or back to where they came from; gives their number. */
  redrive(queueArn: string, destinationArn?: string): number;
}

/** Section "SendMessage" of the SQS API reference: what XML 1.0 allows. */
const CONTENTS = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;
const POLL_MS = 5;

const assertBody = (queue: Queue, body: string): void => {
  const size = Buffer.byteLength(body);
  if (size < 1 || size > queue.MaximumMessageSize)
    throw new AwsError(
      "InvalidParameterValue",
      `One or more parameters are invalid. Message must have 1 to ${queue.MaximumMessageSize} bytes.`,
    );
  if (!CONTENTS.test(body))
    throw new AwsError("InvalidMessageContents", "The message contains characters outside the allowed set.");
};

const receiptOf = (queue: Queue, handle: string): Receipt => {
  const [, name, copy, receives] =
    /^\["([\w-]+)",(\d{1,15}),(\d{1,15})\]$/.exec(Buffer.from(handle, "base64url").toString()) ?? [];
  if (name !== queue.name) throw new AwsError("ReceiptHandleIsInvalid", `The input receipt handle "${handle}" is not valid.`);
  return { copy: Number(copy), receives: Number(receives) };
};

const receiving = (store: Store, bell: Bell, now: () => number, closed: AbortSignal) => {
  return async (queue: Queue, { max, waitMs, visibilityMs, signal }: ReceiveOptions): Promise<Received[]> => {
    const ended = AbortSignal.any(signal ? [closed, signal] : [closed]);
    const deadline = performance.now() + waitMs;
    while (!ended.aborted) {
      const taken = store.take(queue, max, visibilityMs ?? queue.VisibilityTimeout * 1000);
      if (queue.RedrivePolicy) bell.ring(queue.RedrivePolicy.deadLetterTargetArn);
      const left = deadline - performance.now();
      if (taken.length > 0 || left <= 0) return taken;
      const next = store.nextVisible(queue);
      await bell.wait(queue.arn, next === undefined ? left : Math.min(left, Math.max(next - now(), POLL_MS)), ended);
    }
    return [];
  };
};

export const createBroker = (queues: Queues, store: Store, now: () => number, closed: AbortSignal): Broker => {
  const bell = createBell();
  const receive = receiving(store, bell, now, closed);
  return {
    send: (queueArn, body, { delayMs, sender = "local" } = {}) => {
      const queue = queues.byArn(queueArn);
      assertBody(queue, body);
      const id = store.send(queue, body, { delayMs: delayMs ?? queue.DelaySeconds * 1000, sender });
      bell.ring(queueArn);
      return id;
    },
    receive: async (queueArn, options) => {
      const queue = queues.byArn(queueArn);
      return receive(queue, options);
    },
    delete: (queueArn, receiptHandle) => {
      const queue = queues.byArn(queueArn);
      store.delete(queue, receiptOf(queue, receiptHandle));
    },
    changeVisibility: (queueArn, receiptHandle, visibilityMs) => {
      const queue = queues.byArn(queueArn);
      if (!store.changeVisibility(queue, receiptOf(queue, receiptHandle), visibilityMs))
        throw new AwsError("MessageNotInflight", "The specified message is not in flight under this receipt handle.");
      bell.ring(queueArn);
    },
    depth: (queueArn) => store.depth(queues.byArn(queueArn)),
    redrive: (queueArn, destinationArn) => {
      const source = queues.byArn(queueArn);
      const moved = store.redrive(source, destinationArn && queues.byArn(destinationArn).arn);
      for (const arn of new Set(moved)) bell.ring(arn);
      return moved.length;
    },
  };
};
