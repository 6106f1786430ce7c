import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { GetObjectCommand, NoSuchKey, S3Client } from "@aws-sdk/client-s3";
import { createRecorder, type RecordedCall } from "./calls.ts";
import { clientsOf, signInTarget } from "./clients.ts";
import { serveControl } from "./control.ts";
import { type Credentials, openCredentials } from "./credentials.ts";
import { takeDirectory } from "./directory.ts";
import { startEventSources, startFunctions } from "./functions.ts";
import { apisOf } from "./gateway/api.ts";
import { createAuthorizer } from "./gateway/authorizer.ts";
import { distributionOf } from "./gateway/distribution.ts";
import type { Files } from "./gateway/files.ts";
import { type Front, serveFront } from "./gateway/front.ts";
import { createGateway, serveGateway } from "./gateway/gateway.ts";
import { atHome, freePorts, publicOrigin } from "./home.ts";
import type { Lambda } from "./lambda/service.ts";
import type { LogLine } from "./lambda/types.ts";
import { startMail } from "./mail.ts";
import type { Mail } from "./mailbox.ts";
import { busArns, type Services, type ServicesOptions, startQueues, startServices } from "./services.ts";
import { type SignIn, startSignIn } from "./sign-in/sign-in.ts";
import { signInAs } from "./sign-in/token.ts";
import type { User } from "./sign-in/types.ts";
import { createStops, type Stops } from "./stops.ts";
import { account, region } from "./templates/account.ts";
import { loadAssembly } from "./templates/assembly.ts";
import { templateFault } from "./templates/fault.ts";
import { type Resource, resolveStacks } from "./templates/resources.ts";

export interface BootOptions extends Omit<ServicesOptions, "s3Port"> {
  /** Everything stored is here. */
  directory: string;
  /** The folder that `cdk synth` wrote. */
  assembly: string;
  /** Of the public host; control, sign-in, inbox and S3 take the four after it. Free ports when absent. */
  port?: number;
  users: User[];
  /** See `switchBuses`; true when absent. */
  busEnabled?: boolean;
  onLog?: (line: LogLine) => void;
}

export interface LocalCloud {
  /** Pages and API, as CloudFront serves them. */
  publicUrl: string;
  /** The API beside CloudFront, without its secret header. */
  apiUrl: string;
  inboxUrl: string;
  controlUrl: string;
  issuer: string;
  /** The AWS_ENDPOINT_URL_* variables that functions get. */
  endpoints: Record<string, string>;
  resources: Resource[];
  credentials: Credentials;
  lambda: Lambda;
  calls: () => RecordedCall[];
  /** All mails that were ever accepted, the oldest first. */
  inbox: () => Mail[];
  /** An access token of a user, by the whole code flow. */
  token: (userId: string) => Promise<string>;
  /**
   * Off, every bus takes events and loses them, what S3 tells on the default bus too: the guarantee must do without. Schedules fire all the
   * same.
   */
  switchBuses: (enabled: boolean) => void;
  /** Fires scheduled rules with this time, then lets DynamoDB and S3 expire what has run out by the real clock. */
  tick: (time: Date) => void;
  stop: () => Promise<void>;
}

/**
 * Runs the stacks of a cloud assembly on this machine. Faults: what a template says and the local cloud does not do, with stack
 * and resource; `directory-in-use`; `storage-failed` for a damaged file. Whatever had started by then is ended.
 */
export const boot = async (options: BootOptions): Promise<LocalCloud> => {
  const stops = createStops();
  try {
    return await start(options, stops);
  } catch (error) {
    await stops.run();
    throw error;
  }
};

const start = async (options: BootOptions, stops: Stops): Promise<LocalCloud> => {
  const { directory } = options;
  stops.add(takeDirectory(directory), (giveBack) => giveBack());
  const stacks = loadAssembly(options.assembly);
  const sqs = stops.add(await startQueues(resolveStacks(stacks), options), ({ close }) => close());
  const ports = await portsOf(options.port);
  const home = {
    pages: `http://localhost:${ports.front}`,
    signIn: `http://localhost:${ports.signIn}`,
    s3: `http://127.0.0.1:${ports.s3}`,
  };
  const deployed = resolveStacks(stacks, { queueUrl: sqs.queueUrl });
  const resources = atHome(deployed, home);
  const credentials = openCredentials(directory);
  for (const { type, arn } of resources) if (type === "AWS::IAM::Role") credentials.of(arn);
  const recorder = createRecorder(join(directory, "calls.jsonl"), resources, credentials);

  const clients = clientsOf(resources);
  const [services, signIn, mail] = await together([
    startServices({ ...options, s3Port: ports.s3 }, { resources, credentials, recorder, sqs, stops }),
    startSignIn({ directory, users: options.users, clients, port: ports.signIn }).then((it) =>
      stops.add(it, ({ close }) => close()),
    ),
    startMail({
      directory,
      identities: identitiesOf(resources),
      leading: { from: publicOrigin(deployed), to: home.pages },
      onCall: recorder.record,
      port: ports.inbox,
    }).then((it) => stops.add(it, ({ close }) => close())),
  ]);
  const switchBuses = (enabled: boolean): void => {
    for (const bus of busArns(resources)) services.buses.setEnabled(bus, enabled);
  };
  switchBuses(options.busEnabled ?? true);

  const endpoints = { ...services.endpoints, AWS_ENDPOINT_URL_SESV2: mail.url };
  const functions = { directory, resources, credentials, recorder, endpoints, stops, onLog: options.onLog };
  const { lambda, url } = await startFunctions(functions);
  const { front, apiUrl } = await startPublic({ port: ports.front }, { resources, credentials, services, signIn, lambda, stops });
  startEventSources(functions, lambda, { receive: sqs.receive, delete: async (...message) => sqs.delete(...message) });

  const tick = (time: Date): void => {
    services.buses.tick(time);
    services.dynamodb.expireItems();
    services.s3.sweep();
  };
  const control = stops.add(await serveControl(tick, ports.control), ({ close }) => close());
  const target = signInTarget(signIn.issuer, clients);
  const addresses = { publicUrl: front.url, apiUrl, inboxUrl: mail.url, controlUrl: control.url, issuer: signIn.issuer };
  // For the commands that find a running cloud.
  writeFileSync(join(directory, "cloud.json"), JSON.stringify({ ...addresses, signIn: target }, null, 2));
  return {
    ...addresses,
    endpoints: { ...endpoints, AWS_ENDPOINT_URL_LAMBDA: url },
    resources,
    credentials,
    lambda,
    calls: recorder.calls,
    inbox: mail.inbox,
    token: async (userId) => (await signInAs(userId, target)).access_token,
    switchBuses,
    tick,
    stop: stops.run,
  };
};

/** Each port is known before anything is served: templates and pages say where the others are. */
const portsOf = async (first?: number) => {
  const [front = 0, control = 0, signIn = 0, inbox = 0, s3 = 0] =
    first === undefined ? await freePorts(5) : Array.from({ length: 5 }, (_, index) => first + index);
  return { front, control, signIn, inbox, s3 };
};

/** As Promise.all, but waits for all before the first error is thrown: what still starts would not be ended. */
const together = async <T extends unknown[]>(starting: { [K in keyof T]: Promise<T[K]> }): Promise<T> => {
  await Promise.allSettled(starting);
  return Promise.all(starting) as Promise<T>;
};

interface PublicParts {
  resources: Resource[];
  credentials: Credentials;
  services: Services;
  signIn: SignIn;
  lambda: Lambda;
  stops: Stops;
}

/** The HTTP API at its own address and behind the public host. */
const startPublic = async ({ port }: { port: number }, parts: PublicParts): Promise<{ front: Front; apiUrl: string }> => {
  const { resources, signIn, lambda, stops } = parts;
  const [api, ...others] = apisOf(resources);
  if (!api || others.length > 0)
    throw templateFault(`The templates hold ${others.length + (api ? 1 : 0)} HTTP APIs instead of one.`);
  const gateway = createGateway({
    api,
    authorize: createAuthorizer(() => signIn),
    invoke: lambda.invoke,
    onError: (error) => console.error("HTTP API:", error),
  });
  const direct = stops.add(await serveGateway(gateway), ({ close }) => close());
  const front = await serveFront({
    gateway,
    distribution: distributionOf(resources),
    filesOf: bucketFiles(parts),
    port,
  });
  return { front: stops.add(front, ({ close }) => close()), apiUrl: direct.url };
};

/** Objects as CloudFront reads them, with a key of its own. */
const bucketFiles = ({ credentials, services, stops }: PublicParts): ((bucket: string) => Files) => {
  const key = credentials.of(`arn:aws:iam::${account}:role/cloudfront`);
  const client = new S3Client({ region, endpoint: services.s3.url, forcePathStyle: true, credentials: key });
  stops.add(client, (it) => it.destroy());
  return (bucket) => async (path) => {
    try {
      const { Body, ContentType, CacheControl, ETag } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: path.slice(1) }),
      );
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      const headers = { ...(ETag ? { etag: ETag } : {}), ...(CacheControl ? { "cache-control": CacheControl } : {}) };
      return { bytes, contentType: ContentType ?? "binary/octet-stream", headers };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
};

const identitiesOf = (resources: Resource[]): string[] =>
  resources.filter(({ type }) => type === "AWS::SES::EmailIdentity").map(({ ref }) => ref);
