import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SSMClient } from "@aws-sdk/client-ssm";
import { openCredentials } from "../infra/local/credentials.ts";
import { startQueues, startServices } from "../infra/local/services.ts";
import { createStops } from "../infra/local/stops.ts";
import { account, region } from "../infra/local/templates/account.ts";
import { loadAssembly } from "../infra/local/templates/assembly.ts";
import { type Resource, resolveStacks } from "../infra/local/templates/resources.ts";
import { sharedParameter } from "../shared/api/environment.ts";
import { initCa } from "../shared/runtime/init-ca.ts";
import { askingForUnits, type Counter, counting, newCounter } from "./counting.ts";

/** The services of the local cloud without its functions and their queues' pollers: nothing runs but what the benchmark calls. */
export interface Cloud {
  readonly resources: readonly Resource[];
  readonly dynamodb: DynamoDBClient;
  readonly kms: KMSClient;
  readonly s3: S3Client;
  readonly ssm: SSMClient;
  readonly counter: Counter;
  readonly stop: () => Promise<void>;
}

export const startCloud = async (): Promise<Cloud> => {
  const directory = mkdtempSync(join(tmpdir(), "depositary-bench-"));
  const stops = createStops();
  stops.add(directory, () => rmSync(directory, { recursive: true }));
  const stacks = loadAssembly("cdk.out");
  const sqs = stops.add(await startQueues(resolveStacks(stacks), { directory }), ({ close }) => close());
  const resources = resolveStacks(stacks, { queueUrl: sqs.queueUrl });
  const credentials = openCredentials(directory);
  const recorder = { record: () => {}, calls: () => [] };
  const { endpoints } = await startServices({ directory }, { resources, credentials, recorder, sqs, stops });
  const key = credentials.of(`arn:aws:iam::${account}:role/bench`);
  const settings = (service: string) => ({
    region,
    credentials: key,
    endpoint: endpoints[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ?? "",
  });
  await initCa({ stage: "local", installation: "Benchmark", client: settings });
  return { resources, ...clientsOver(settings), stop: stops.run };
};

type Settings = (service: "dynamodb" | "kms" | "s3" | "ssm") => {
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

/** Clients as the functions make them, that tell the counter of every request. */
const clientsOver = (settings: Settings) => {
  const counter = newCounter();
  const dynamodb = new DynamoDBClient(settings("dynamodb"));
  dynamodb.middlewareStack.add(askingForUnits(), { step: "initialize" });
  dynamodb.middlewareStack.add(counting(counter, "DynamoDB"), { step: "deserialize", priority: "high" });
  const kms = new KMSClient(settings("kms"));
  kms.middlewareStack.add(counting(counter, "KMS"), { step: "deserialize", priority: "high" });
  const s3 = new S3Client({
    ...settings("s3"),
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  s3.middlewareStack.add(counting(counter, "S3"), { step: "deserialize", priority: "high" });
  const ssm = new SSMClient(settings("ssm"));
  ssm.middlewareStack.add(counting(counter, "SSM"), { step: "deserialize", priority: "high" });
  return { dynamodb, kms, s3, ssm, counter };
};

/** The physical name that a shared parameter of the stage tells. */
export const nameIn = ({ resources }: Cloud, kind: "table" | "bucket" | "key", name: string): string => {
  const path = sharedParameter("local", kind, name);
  const parameter = resources.find(({ type, ref }) => type === "AWS::SSM::Parameter" && ref === path);
  if (!parameter) throw new Error(`no stack tells ${path}`);
  return String(parameter.properties.Value);
};

export const random = (bytes: number): Uint8Array => randomBytes(bytes);
