import { type Listening, type ServerOptions, serve } from "../aws-json.ts";
import { closeDurable, openDurable } from "../durable.ts";
import { administrationOperations } from "./administration.ts";
import { type Broker, createBroker } from "./broker.ts";
import { messageOperations } from "./messages.ts";
import { type QueueResource, readQueues } from "./queues.ts";
import { randomFrom } from "./random.ts";
import { createStore, SCHEMA } from "./store.ts";

export interface SqsOptions extends ServerOptions {
  queues: QueueResource[];
  /** Of the order and of the duplicates; 1 when absent. */
  seed?: number;
  /** The probability, 0 (the default) to 1, that a message is delivered twice. */
  duplicate?: number;
}

export interface Sqs extends Listening, Broker {
  queueArn(name: string): string;
  queueUrl(name: string): string;
}

/**
 * Amazon SQS's standard queues for one machine: at least once, in shuffled order. Messages stand in `sqs.db`; those of a
 * queue that left the template are kept but not served.
 *
 * @throws Fault `local-template` for properties that are wrong or not supported here.
 */
export const startSqs = async (options: SqsOptions): Promise<Sqs> => {
  const { now = Date.now, seed = 1, duplicate = 0 } = options;
  const queueArn = (name: string) => `arn:aws:sqs:${options.region}:${options.account}:${name}`;
  const queues = readQueues(options.queues, queueArn);
  const database = openDurable(options.directory, "sqs.db", SCHEMA);
  const closed = new AbortController();
  const broker = createBroker(queues, createStore(database, { now, random: randomFrom(seed), duplicate }), now, closed.signal);
  const address = { url: "" };
  const queueUrl = (name: string) => `${address.url}/${options.account}/${name}`;
  const operations = { ...messageOperations(broker, queues), ...administrationOperations(broker, queues, queueUrl) };
  const service = { name: "sqs", target: "AmazonSQS", version: "1.0", invalid: "InvalidParameterValue", operations } as const;
  const release = () => {
    closed.abort();
    closeDurable(database);
  };
  const listening = await serve(service, options, release);
  address.url = listening.url;
  return { ...listening, ...broker, queueArn, queueUrl };
};
