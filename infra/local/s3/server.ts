import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Buckets, openBuckets } from "./buckets.ts";
import { corsHeaders, preflight } from "./cors.ts";
import { objectCreated } from "./created-event.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { applyLifecycle } from "./lifecycle.ts";
import { newRequestId, parseRequest, type S3Request } from "./request.ts";
import { respond, respondError } from "./respond.ts";
import { routeOf } from "./route.ts";
import { authenticate } from "./sigv4.ts";
import { openStore, type Store } from "./store.ts";
import type { BucketDefinition, S3Options } from "./types.ts";

export type { BucketDefinition, Call, S3ObjectCreated, S3Options } from "./types.ts";

export interface S3Server {
  /** http://127.0.0.1:PORT, path style only */
  url: string;
  port: number;
  /** Makes the bucket or gives it new settings. Throws a Fault for what S3 could not change. */
  createBucket(bucket: BucketDefinition): void;
  /** Runs the lifecycle rules, then removes temporary files and blobs that nothing refers to. */
  sweep(): void;
  /** Ends open connections, waits for what is being written and closes the store. */
  close(): Promise<void>;
}

interface Context {
  options: S3Options;
  store: Store;
  buckets: Buckets;
  now: () => number;
}

/** An event that the receiver cannot take is its own trouble: the object stands, and its writer hears so. */
const announce = ({ options }: Context, event: ReturnType<typeof objectCreated>): void => {
  try {
    options.onObjectCreated(event);
  } catch (error) {
    console.error(`s3: Object Created of ${event.detail.bucket.name}/${event.detail.object.key} was not taken:`, error);
  }
};

const answer = async (context: Context, request: S3Request): Promise<Reply> => {
  const { options, store, buckets, now } = context;
  if (request.method === "OPTIONS") return { headers: preflight(buckets.find(request.bucket), request.headers) };
  const auth = authenticate(request, options.secretOf, now());
  const operation = routeOf(request);
  const bucket = buckets.named(request.bucket);
  const exchange: Exchange = {
    request,
    auth,
    bucket,
    bucketNamed: buckets.named,
    store,
    now: now(),
    created: (version, reason) => {
      if (bucket.events) announce(context, objectCreated(exchange, version, reason));
    },
  };
  for (const permission of operation.permissions(exchange)) options.onCall?.({ accessKeyId: auth.accessKeyId, ...permission });
  return operation.run(exchange);
};

const handle = async (context: Context, message: IncomingMessage, response: ServerResponse): Promise<void> => {
  const id = newRequestId();
  response.setHeader("x-amz-request-id", id);
  try {
    const request = parseRequest(message, id);
    for (const [name, value] of Object.entries(
      corsHeaders(context.buckets.find(request.bucket), request.headers, request.method),
    ))
      response.setHeader(name, value);
    await respond(response, await answer(context, request));
  } catch (error) {
    respondError(response, error, { path: message.url ?? "/", id });
  } finally {
    // What is left of a refused body is read and dropped, so that its sender gets to hear the answer.
    message.resume();
  }
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });

/** Starts S3 on 127.0.0.1 over the directory. Rejects when the port is taken or another server has the directory. */
export const startS3 = async (options: S3Options): Promise<S3Server> => {
  const store = openStore(options.directory);
  const context: Context = { options, store, buckets: openBuckets(store), now: options.now ?? Date.now };
  const running = new Set<Promise<void>>();
  const server = createServer((message, response) => {
    const exchange = handle(context, message, response);
    running.add(exchange);
    exchange.finally(() => running.delete(exchange));
  });
  const port = await listen(server, options.port ?? 0).catch((error: unknown) => {
    store.close();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    createBucket: context.buckets.define,
    sweep() {
      for (const bucket of context.buckets.all()) applyLifecycle({ store, bucket, now: context.now() });
      store.blobs.sweep();
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, Promise.allSettled(running)]);
      store.close();
    },
  };
};
