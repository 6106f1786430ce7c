import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { bodyOf, listen } from "../http.ts";
import { failure, MAX_PAYLOAD, type Outcome } from "./types.ts";

/** One event on its way to a function. `deadline` in milliseconds since 1970. */
export interface Invocation {
  requestId: string;
  payload: string;
  deadline: number;
  functionArn: string;
}

/** The Runtime API of one function process, on a port of its own as in a Lambda environment. */
export interface RuntimeApi {
  /** host:port, for AWS_LAMBDA_RUNTIME_API */
  address: string;
  /** Resolves when the handler is loaded; gives the Outcome of init/error when it could not be. */
  initialized: Promise<Outcome | undefined>;
  /** Hands over one event; the next one only when this has resolved. */
  run: (invocation: Invocation) => Promise<Outcome>;
  close: () => void;
}

/** Serves invocation/next, invocation/{id}/response, invocation/{id}/error and init/error (version 2018-06-01). */
export const serveRuntimeApi = async (): Promise<RuntimeApi> => {
  const initialized = Promise.withResolvers<Outcome | undefined>();
  let waiting: ServerResponse | undefined;
  let handed: Invocation | undefined;
  let current: { requestId: string; finish: (outcome: Outcome) => void } | undefined;

  const hand = (): void => {
    if (!waiting || !handed) return;
    const { requestId, deadline, functionArn, payload } = handed;
    waiting.writeHead(200, {
      "content-type": "application/json",
      "lambda-runtime-aws-request-id": requestId,
      "lambda-runtime-deadline-ms": deadline,
      "lambda-runtime-invoked-function-arn": functionArn,
    });
    waiting.end(payload);
    waiting = undefined;
    handed = undefined;
  };

  const routes: [RegExp, (match: RegExpMatchArray, response: ServerResponse, body: string) => void][] = [
    [
      /^GET invocation\/next$/,
      (_, response) => {
        initialized.resolve(undefined);
        waiting = response;
        hand();
      },
    ],
    [
      /^POST init\/error$/,
      (_, response, body) => {
        initialized.resolve({ payload: body, functionError: "Unhandled" });
        accept(response);
      },
    ],
    [
      /^POST invocation\/([^/]+)\/(response|error)$/,
      ([, id, kind], response, body) => {
        if (id !== current?.requestId) return refuse(response);
        accept(response);
        current?.finish(outcomeOf(kind === "error", body));
      },
    ],
  ];

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = (await bodyOf(request)).toString();
    const line = `${request.method} ${request.url?.replace("/2018-06-01/runtime/", "")}`;
    for (const [pattern, handle] of routes) {
      const match = line.match(pattern);
      if (match) return handle(match, response, body);
    }
    refuse(response);
  };

  const port = await listen(server);
  return {
    address: `127.0.0.1:${port}`,
    initialized: initialized.promise,
    run: (invocation) =>
      new Promise((finish) => {
        current = { requestId: invocation.requestId, finish };
        handed = invocation;
        hand();
      }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

const outcomeOf = (isError: boolean, body: string): Outcome => {
  if (isError) return { payload: body, functionError: "Unhandled" };
  if (Buffer.byteLength(body) <= MAX_PAYLOAD) return { payload: body };
  const message = `Response payload size exceeded maximum allowed payload size (${MAX_PAYLOAD} bytes).`;
  return failure("Function.ResponseSizeTooLarge", message);
};

const accept = (response: ServerResponse): void => void response.writeHead(202).end('{"status":"OK"}');
const refuse = (response: ServerResponse): void =>
  void response.writeHead(400).end('{"errorType":"InvalidRequestID","errorMessage":"Nothing of this kind is under way."}');
