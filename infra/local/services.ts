import type { Recorder } from "./calls.ts";
import type { Credentials } from "./credentials.ts";
import { bucketOf, tableOf } from "./definitions.ts";
import { type DynamoDb, type DynamoDbOptions, startDynamoDb } from "./dynamodb/server.ts";
import { startPipe } from "./events/pipe.ts";
import { startEvents } from "./events/server.ts";
import { startKms } from "./kms/server.ts";
import { type S3Server, startS3 } from "./s3/server.ts";
import { type Sqs, startSqs } from "./sqs/server.ts";
import { startSsm } from "./ssm/server.ts";
import type { Stops } from "./stops.ts";
import { account, arn, nameOf, region } from "./templates/account.ts";
import type { Resource } from "./templates/resources.ts";

export interface ServicesOptions {
  directory: string;
  /** A port for S3, which pages reach; a free one when absent. */
  s3Port?: number | undefined;
  /** Of the order in which queues deliver. */
  seed?: number | undefined;
  /** The probability, 0 (the default) to 1, that a queue delivers a message twice. */
  duplicate?: number | undefined;
  /** Fires rate(...) rules by the real clock; otherwise `tick` alone. */
  timers?: boolean | undefined;
  inject?: DynamoDbOptions["inject"];
}

export interface Context {
  resources: Resource[];
  credentials: Credentials;
  recorder: Recorder;
  sqs: Sqs;
  stops: Stops;
}

export type Buses = Awaited<ReturnType<typeof startEvents>>;

export interface Services {
  s3: S3Server;
  dynamodb: DynamoDb;
  buses: Buses;
  /** The AWS_ENDPOINT_URL_* variables of these services. */
  endpoints: Record<string, string>;
}

const ofType = (resources: Resource[], type: string): Resource[] => resources.filter((resource) => resource.type === type);

/** Starts the queues alone: only when their port is known do the templates say where a queue is. */
export const startQueues = (queues: Resource[], options: ServicesOptions): Promise<Sqs> =>
  startSqs({
    directory: options.directory,
    region,
    account,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.duplicate === undefined ? {} : { duplicate: options.duplicate }),
    queues: ofType(queues, "AWS::SQS::Queue").map((queue) => ({ queueName: nameOf(queue.arn), properties: queue.properties })),
  });

/** Starts the other services with what the templates define: keys, parameters, buses and rules, buckets, tables, pipes. */
export const startServices = async (options: ServicesOptions, context: Context): Promise<Services> => {
  const { resources, credentials, recorder, sqs, stops } = context;
  const { directory } = options;
  const common = { directory, region, account, onCall: recorder.record };
  const close = (server: { close: () => unknown }) => server.close();

  const keys = ofType(resources, "AWS::KMS::Key").map(({ ref, properties }) => ({ keyId: ref, properties }));
  const aliases = ofType(resources, "AWS::KMS::Alias").map(({ properties }) => properties);
  const kms = stops.add(await startKms({ ...common, keys, aliases }), close);
  const parameters = ofType(resources, "AWS::SSM::Parameter").map(({ ref, properties }) => ({ ...properties, Name: ref }));
  const ssm = stops.add(await startSsm({ ...common, parameters }), close);
  const buses = stops.add(await startBuses(options, context), close);

  const s3 = stops.add(
    await startS3({
      directory: `${directory}/s3`,
      ...(options.s3Port === undefined ? {} : { port: options.s3Port }),
      secretOf: credentials.secretOf,
      onCall: recorder.record,
      onObjectCreated: (event) => buses.put(buses.busArn("default"), event),
    }),
    close,
  );
  for (const bucket of ofType(resources, "AWS::S3::Bucket")) s3.createBucket(bucketOf(bucket));

  const inject = options.inject ? { inject: options.inject } : {};
  const dynamodb = stops.add(
    await startDynamoDb({ directory: `${directory}/dynamodb`, onCall: recorder.record, ...inject }),
    close,
  );
  for (const table of ofType(resources, "AWS::DynamoDB::Table")) dynamodb.createTable(tableOf(table));

  for (const { ref, properties } of ofType(resources, "AWS::Pipes::Pipe")) {
    const source = { records: dynamodb.records, onRecord: dynamodb.onRecord };
    const pipe = startPipe({ directory, region, account, name: ref, properties, source, put: buses.put, send: sqs.send });
    stops.add(pipe, close);
  }
  const endpoints = {
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
    AWS_ENDPOINT_URL_EVENTBRIDGE: buses.url,
    AWS_ENDPOINT_URL_KMS: kms.url,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_SQS: sqs.url,
    AWS_ENDPOINT_URL_SSM: ssm.url,
  };
  return { s3, dynamodb, buses, endpoints };
};

const startBuses = ({ timers = false }: ServicesOptions, { resources, recorder, sqs }: Context): Promise<Buses> =>
  startEvents({
    region,
    account,
    onCall: recorder.record,
    buses: ofType(resources, "AWS::Events::EventBus").map(({ ref, properties }) => ({ ...properties, Name: ref })),
    rules: ofType(resources, "AWS::Events::Rule").map(({ arn, properties }) => ({ name: nameOf(arn), properties })),
    send: (queueArn, body) => sqs.send(queueArn, body),
    timers,
  });

/** The ARN of each bus: the default one, which carries what S3 tells, and those of the templates. */
export const busArns = (resources: Resource[]): string[] =>
  ["default", ...ofType(resources, "AWS::Events::EventBus").map(({ ref }) => ref)].map((name) =>
    arn("events", `event-bus/${name}`),
  );
