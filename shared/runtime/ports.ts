import { randomBytes } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamoDeliveries } from "../adapters/dynamodb/deliveries.ts";
import { dynamoEventStore } from "../adapters/dynamodb/event-store.ts";
import { dynamoLimits } from "../adapters/dynamodb/limits.ts";
import { dynamoPeople } from "../adapters/dynamodb/people.ts";
import { dynamoPublicEntries } from "../adapters/dynamodb/public-entries.ts";
import { dynamoSearchIndex } from "../adapters/dynamodb/search-index.ts";
import { dynamoSteps } from "../adapters/dynamodb/steps.ts";
import { dynamoViews } from "../adapters/dynamodb/views.ts";
import { kmsMacs } from "../adapters/kms/macs.ts";
import { s3Files } from "../adapters/s3/files.ts";
import { sqsEnqueue } from "../adapters/sqs/enqueue.ts";
import type { Random } from "../usecases/ports.ts";
import { named, perhaps } from "./config.ts";

/** A client is made once a process, when first asked for, and kept warm. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

// Marked pure, so that a bundle leaves out the clients that its function never asks for.
export const dynamodb = /* @__PURE__ */ once(() => new DynamoDBClient({}));
export const kms = /* @__PURE__ */ once(() => new KMSClient({}));
const s3 = /* @__PURE__ */ once(() => new S3Client({}));

const defined = <T extends object>(members: T) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

export const store = /* @__PURE__ */ once(() =>
  dynamoEventStore(dynamodb(), { agreements: named("table", "agreements"), work: named("table", "work") }),
);
export const steps = /* @__PURE__ */ once(() => dynamoSteps(dynamodb(), named("table", "work")));
export const deliveries = /* @__PURE__ */ once(() => dynamoDeliveries(dynamodb(), named("table", "work")));
/** Into the reactions' own queues. */
export const enqueue = /* @__PURE__ */ once(() => sqsEnqueue(new SQSClient({}), (name) => perhaps("queue", name)));
export const views = /* @__PURE__ */ once(() => dynamoViews(dynamodb(), named("table", "views")));
export const entries = /* @__PURE__ */ once(() => dynamoPublicEntries(dynamodb(), named("table", "registry")));
export const searchIndex = /* @__PURE__ */ once(() => dynamoSearchIndex(dynamodb(), named("table", "registry")));
export const people = /* @__PURE__ */ once(() => dynamoPeople(dynamodb(), named("table", "people")));
export const limits = /* @__PURE__ */ once(() => dynamoLimits(dynamodb(), named("table", "work")));
export const macs = /* @__PURE__ */ once(() =>
  kmsMacs(kms(), defined({ link: perhaps("key", "link"), code: perhaps("key", "code"), session: perhaps("key", "session") })),
);
export const files = /* @__PURE__ */ once(() =>
  s3Files(
    s3(),
    defined({
      intake: perhaps("bucket", "intake"),
      drafts: perhaps("bucket", "drafts"),
      records: perhaps("bucket", "records"),
      published: perhaps("bucket", "published"),
    }),
  ),
);
export const random: Random = (bytes) => randomBytes(bytes);
export const now = (): Date => new Date();
/** What every reaction works over. */
export const reactionPorts = /* @__PURE__ */ once(() => ({ store: store(), steps: steps(), now }));
