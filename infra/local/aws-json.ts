import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/** One permission that a request uses: the action as IAM spells it, the resource's ARN, IAM condition keys in `context`. */
export interface Call {
  accessKeyId: string;
  action: string;
  resource: string;
  context: Record<string, string | string[]>;
}

export interface ServeOptions {
  region: string;
  /** 12 digits */
  account: string;
  /** A free port when absent. */
  port?: number;
  /** Milliseconds since 1970, as Date.now gives. */
  now?: () => number;
  /** Called for each permission of a request, before it takes effect. */
  onCall?: (call: Call) => void;
}

/** What the servers that keep something are started with. */
export interface ServerOptions extends ServeOptions {
  /** Holds the server's database; one server at a time. */
  directory: string;
}

export interface Listening {
  url: string;
  port: number;
  /** Ends open requests and frees the port and the files. */
  close(): Promise<void>;
}

/** A request that AWS would refuse: answered as `{__type, message}`. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, { status = 400 } = {}) {
    super(message);
    this.name = "AwsError";
    this.code = code;
    this.status = status;
  }
}

export interface Caller {
  accessKeyId: string;
  /** Aborted when the client has gone or the server closes. */
  signal: AbortSignal;
  /** Reports a permission to `onCall`. */
  uses(action: string, resource: string, context?: Call["context"]): void;
}

export type Operation = (body: unknown, caller: Caller) => unknown;

export interface JsonService {
  /** The service's name in the credential scope, e.g. `kms`. */
  name: string;
  /** What stands before the dot of X-Amz-Target, e.g. `TrentService`. */
  target: string;
  version: "1.0" | "1.1";
  /** The error code for input that its schema refuses. */
  invalid: string;
  operations: Record<string, Operation>;
}

const MAX_BODY = 4 * 1024 * 1024;

/** Every issue in one sentence; a member the schema lacks is named as unsupported, as ignoring it would change the meaning. */
export const issuesOf = (error: z.ZodError): string =>
  error.issues
    .map((issue) => {
      const at = issue.path.join(".");
      if (issue.code !== "unrecognized_keys") return at ? `${at}: ${issue.message}` : issue.message;
      return `${at ? `${at}: ` : ""}not supported by the local cloud: ${issue.keys.join(", ")}`;
    })
    .join("; ");

/** Binds an operation to the schema of its input. */
export const operation =
  <S extends z.ZodType>(schema: S, run: (input: z.output<S>, caller: Caller) => unknown): Operation =>
  (body, caller) =>
    run(schema.parse(body), caller);

const accessKeyOf = (authorization: string | undefined, region: string, service: string): string => {
  if (!authorization) throw new AwsError("MissingAuthenticationTokenException", "Missing Authentication Token", { status: 403 });
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8})\/([^/,]+)\/([^/,]+)\/aws4_request, ?SignedHeaders=[^,]+, ?Signature=[0-9a-f]{64}$/.exec(
      authorization,
    );
  if (!match?.[1]) throw new AwsError("IncompleteSignatureException", "The authorization header is malformed.", { status: 403 });
  if (match[3] !== region || match[4] !== service)
    throw new AwsError("InvalidSignatureException", `Credential should be scoped to ${region}/${service}.`, { status: 403 });
  return match[1];
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY)
      throw new AwsError("RequestEntityTooLargeException", `The body exceeds ${MAX_BODY} bytes.`, { status: 413 });
    chunks.push(chunk as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new AwsError("SerializationException", "The body is not JSON.");
  }
};

/** A page of another origin can reach a loopback port under a name of its own (DNS rebinding): only our own names are served. */
const assertLocal = ({ headers }: IncomingMessage): void => {
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? ""))
    throw new AwsError("AccessDeniedException", "Only http://127.0.0.1 is served.", { status: 403 });
};

const answer = async (
  service: JsonService,
  options: ServeOptions,
  request: IncomingMessage,
  signal: AbortSignal,
): Promise<unknown> => {
  assertLocal(request);
  const accessKeyId = accessKeyOf(request.headers.authorization, options.region, service.name);
  const [target, name = ""] = String(request.headers["x-amz-target"]).split(".");
  const run = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  if (request.method !== "POST" || target !== service.target || !run)
    throw new AwsError("UnknownOperationException", `${request.method} ${target}.${name} is not served by the local cloud.`);
  return run(await bodyOf(request), {
    accessKeyId,
    signal,
    uses: (action, resource, context = {}) => options.onCall?.({ accessKeyId, action, resource, context }),
  });
};

const refusal = (error: unknown, { invalid }: JsonService): AwsError => {
  if (error instanceof AwsError) return error;
  if (error instanceof z.ZodError) return new AwsError(invalid, issuesOf(error));
  console.error(error);
  return new AwsError("InternalFailure", error instanceof Error ? error.message : String(error), { status: 500 });
};

const respond = (response: ServerResponse, status: number, headers: Record<string, string>, body: unknown): void => {
  if (response.destroyed) return;
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { ...headers, "content-length": bytes.length, "x-amzn-requestid": randomUUID() }).end(bytes);
};

const handle = async (service: JsonService, options: ServeOptions, request: IncomingMessage, response: ServerResponse) => {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const headers = { "content-type": `application/x-amz-json-${service.version}` };
  try {
    const output = await answer(service, options, request, gone.signal);
    respond(response, 200, headers, output ?? {});
  } catch (thrown) {
    if (gone.signal.aborted) return;
    const error = refusal(thrown, service);
    // What is left of an unread body cannot be the next request.
    const unread: Record<string, string> = request.complete ? {} : { connection: "close" };
    respond(response, error.status, { ...headers, ...unread }, { __type: error.code, message: error.message });
  }
};

/**
 * Serves one AWS service that speaks AWS JSON 1.0 or 1.1 ("AWS JSON protocol", Smithy specification) on 127.0.0.1.
 * `release` is called once, after the last request or when the port cannot be had.
 */
export const serve = async (service: JsonService, options: ServeOptions, release: () => void): Promise<Listening> => {
  const server = createServer((request, response) => void handle(service, options, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve);
  }).catch((error) => {
    release();
    throw error;
  });
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
    release();
  };
  return { url: `http://127.0.0.1:${port}`, port, close };
};
