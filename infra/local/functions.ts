import type { Recorder } from "./calls.ts";
import type { Credentials } from "./credentials.ts";
import { functionOf } from "./lambda/definition.ts";
import { eventSourceOf, pollQueue, type Queues } from "./lambda/event-source.ts";
import { serveLambda } from "./lambda/server.ts";
import { createLambda, type Lambda } from "./lambda/service.ts";
import type { LogLine } from "./lambda/types.ts";
import type { Stops } from "./stops.ts";
import { arn, nameOf } from "./templates/account.ts";
import type { Resource } from "./templates/resources.ts";

export interface FunctionsOptions {
  directory: string;
  resources: Resource[];
  credentials: Credentials;
  recorder: Recorder;
  /** Every function gets them, and Lambda's own beside them. */
  endpoints: Record<string, string>;
  stops: Stops;
  onLog?: ((line: LogLine) => void) | undefined;
}

/** The functions of the templates, in this process and over Lambda's REST API. */
export const startFunctions = async (options: FunctionsOptions): Promise<{ lambda: Lambda; url: string }> => {
  const { directory, credentials, recorder, stops } = options;
  const functions = options.resources.filter(({ type }) => type === "AWS::Lambda::Function").map(functionOf);
  const endpoints = { ...options.endpoints };
  const lambda = stops.add(
    createLambda({
      directory: `${directory}/logs`,
      functions,
      credentials,
      endpoints,
      onLog: (line) => {
        const definition = functions.find(({ name }) => name === line.functionName);
        const { accessKeyId } = credentials.of(definition?.roleArn ?? "");
        const resource = arn("logs", `log-group:${definition?.logGroup}:log-stream:local`);
        for (const action of ["logs:CreateLogStream", "logs:PutLogEvents"])
          recorder.record({ accessKeyId, action, resource, context: {} });
        options.onLog?.(line);
      },
    }),
    ({ stop }) => stop(),
  );
  const server = stops.add(await serveLambda({ lambda, credentials, onCall: recorder.record }), ({ close }) => close());
  // Functions start on their first call, which comes later than this: their environment is read then.
  endpoints.AWS_ENDPOINT_URL_LAMBDA = server.url;
  return { lambda, url: server.url };
};

/**
 * Starts a poller for every enabled event source; what Lambda asks of SQS in the function's role is recorded. They end together with the
 * functions: a batch under way then fails, and its messages come again at the next boot.
 */
export const startEventSources = (options: FunctionsOptions, lambda: Lambda, queues: Queues): void => {
  const { resources, credentials, recorder, stops } = options;
  const pollers = stops.add([] as ReturnType<typeof pollQueue>[], async (all) => {
    const ends = all.map(({ stop }) => stop());
    await lambda.stop();
    await Promise.all(ends);
  });
  for (const mapping of resources.filter(({ type }) => type === "AWS::Lambda::EventSourceMapping")) {
    const source = eventSourceOf(mapping);
    if (mapping.properties.Enabled === false) continue;
    const definition = lambda.definitions.find(({ name }) => name === nameOf(source.functionName));
    const { accessKeyId } = credentials.of(definition?.roleArn ?? "");
    for (const action of ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]) {
      recorder.record({ accessKeyId, action, resource: source.queueArn, context: {} });
    }
    const onError = (error: unknown) => console.error(`The event source ${mapping.logicalId}:`, error);
    pollers.push(pollQueue({ source, queues, invoke: lambda.invoke, onError }));
  }
};
