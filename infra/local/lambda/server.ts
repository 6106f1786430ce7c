import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Credentials } from "../credentials.ts";
import { boundedBodyOf, close, isLocal, listen } from "../http.ts";
import { nameOf } from "../templates/account.ts";
import type { Lambda } from "./service.ts";
import { MAX_PAYLOAD } from "./types.ts";

export interface LambdaServerOptions {
  lambda: Lambda;
  credentials: Credentials;
  port?: number;
  /** Called for each permission of a request before it takes effect. */
  onCall?: (call: { accessKeyId: string; action: string; resource: string; context: Record<string, string> }) => void;
}

export interface LambdaServer {
  /** For AWS_ENDPOINT_URL_LAMBDA. */
  url: string;
  close: () => Promise<void>;
}

const INVOKE = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(?:\?.*)?$/;

/** Lambda's REST API: the Invoke operation, RequestResponse only. Whose key signed it is read, the signature is not proved. */
export const serveLambda = async (options: LambdaServerOptions): Promise<LambdaServer> => {
  const server = createServer((request, response) => {
    void answer(request, response, options).catch((error) => {
      refuse(response, 500, ["ServiceException", error instanceof Error ? error.message : String(error)]);
    });
  });
  const port = await listen(server, options.port);
  return { url: `http://127.0.0.1:${port}`, close: () => close(server) };
};

const answer = async (request: IncomingMessage, response: ServerResponse, options: LambdaServerOptions): Promise<void> => {
  if (!isLocal(request)) return refuse(response, 403, ["AccessDeniedException", "Only http://127.0.0.1 is served."]);
  const [, encoded] = request.url?.match(INVOKE) ?? [];
  if (request.method !== "POST" || !encoded)
    return refuse(response, 404, ["UnknownOperationException", "Only Invoke is served here."]);
  const [, accessKeyId = ""] = request.headers.authorization?.match(/Credential=([^/]+)\//) ?? [];
  if (!options.credentials.roleOf(accessKeyId)) {
    return refuse(response, 403, ["UnrecognizedClientException", "The security token included in the request is invalid."]);
  }
  const type = request.headers["x-amz-invocation-type"] ?? "RequestResponse";
  if (type !== "RequestResponse") {
    return refuse(response, 400, ["InvalidParameterValueException", `The local cloud does not invoke as ${type}.`]);
  }
  await invoke(request, response, { ...options, accessKeyId, name: decodeURIComponent(encoded) });
};

const invoke = async (
  request: IncomingMessage,
  response: ServerResponse,
  { lambda, onCall, accessKeyId, name }: LambdaServerOptions & { accessKeyId: string; name: string },
): Promise<void> => {
  const definition = lambda.definitions.find((candidate) => candidate.name === nameOf(name));
  if (!definition) return refuse(response, 404, ["ResourceNotFoundException", `Function not found: ${name}`]);
  onCall?.({ accessKeyId, action: "lambda:InvokeFunction", resource: definition.arn, context: {} });
  const body = await boundedBodyOf(request, MAX_PAYLOAD);
  if (!body) return refuse(response, 413, ["RequestTooLargeException", `Request must be smaller than ${MAX_PAYLOAD} bytes.`]);
  const payload = parsed(body.toString() || "{}");
  if (!payload) return refuse(response, 400, ["InvalidRequestContentException", "Could not parse request body into json."]);
  const outcome = await lambda.invoke(definition.name, payload.value);
  response.writeHead(200, {
    "content-type": "application/json",
    "x-amz-executed-version": "$LATEST",
    ...(outcome.functionError ? { "x-amz-function-error": outcome.functionError } : {}),
  });
  response.end(outcome.payload);
};

const parsed = (json: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
};

const refuse = (response: ServerResponse, status: number, [type, message]: [string, string]): void => {
  response.writeHead(status, { "content-type": "application/json", "x-amzn-errortype": type });
  response.end(JSON.stringify({ Type: "User", Message: message, message }));
};
