import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Call, questions, tablesOf } from "./calls.ts";
import { isServiceError, protocolError } from "./errors.ts";
import { ConnectionReset, errorOf, type Inject } from "./faults.ts";
import { findOperation, type Operation } from "./operations.ts";
import { accessKeyIdOf, answer, answerError, parseBody, readBody } from "./protocol.ts";
import { readRecords, type StreamRecord } from "./records.ts";
import { type Engine, findTable } from "./rows.ts";
import { openStore } from "./store.ts";
import { createTable } from "./tables.ts";
import { expireItems } from "./ttl.ts";
import type { Input, Output, TableDefinition } from "./types.ts";

export type { Call } from "./calls.ts";
export type { Inject } from "./faults.ts";
export type { StreamRecord } from "./records.ts";
export type { TableDefinition } from "./types.ts";

export interface DynamoDbOptions {
  /** Where the database stands; one server at a time. */
  directory: string;
  /** On 127.0.0.1; a free one by default. */
  port?: number;
  /** Milliseconds since the epoch; the system's clock by default. */
  now?: () => number;
  /** Told what IAM would be asked, before the request is served. */
  onCall?: (call: Call) => void;
  inject?: Inject;
}

export interface DynamoDb {
  url: string;
  port: number;
  /** Idempotent: called at each boot with what the template says. */
  createTable(definition: TableDefinition): void;
  /** Deletes items whose time to live has ended, and stream records older than 24 hours. */
  expireItems(): void;
  /** At most `limit` stream records of a table after the sequence `after`, in order. */
  records(table: string, after: number, limit: number): StreamRecord[];
  /** The listener hears a table's name after the commit that made its stream grow. */
  onRecord(listener: (table: string) => void): void;
  close(): Promise<void>;
}

type Listeners = Set<(table: string) => void>;

/** One request is one transaction: what `work` wrote is durable when this returns, and only then do listeners hear of it. */
const commit = <T>(engine: Engine, listeners: Listeners, work: () => T): T => {
  engine.grown.clear();
  const result = engine.store.transaction(work);
  for (const table of engine.grown) {
    for (const listener of listeners) setImmediate(listener, table);
  }
  return result;
};

interface Serving {
  engine: Engine;
  listeners: Listeners;
  options: DynamoDbOptions;
}

const perform = (
  { engine, listeners, options }: Serving,
  operation: { name: string; run: Operation },
  input: Input,
  accessKeyId: string,
): Output => {
  const asked = questions[operation.name]?.(engine, input) ?? [];
  for (const question of asked) options.onCall?.({ accessKeyId, ...question });
  const fault = options.inject?.(operation.name, tablesOf(asked));
  if (fault?.when === "before") throw errorOf(fault);
  const output = commit(engine, listeners, () => operation.run(engine, input));
  if (fault) throw errorOf(fault);
  return output;
};

const serve = async (serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await readBody(request);
  if (body === undefined) {
    response.writeHead(413).end();
    return;
  }
  const target = request.headers["x-amz-target"];
  const operation = request.method === "POST" && typeof target === "string" ? findOperation(target) : undefined;
  if (!operation) throw protocolError("UnknownOperationException", `No such operation here: ${target}`);
  const accessKeyId = accessKeyIdOf(request);
  answer(response, 200, perform(serving, operation, parseBody(body), accessKeyId));
};

const refuse = (response: ServerResponse, error: unknown): void => {
  if (response.destroyed) return;
  if (error instanceof ConnectionReset) response.socket?.resetAndDestroy();
  else if (isServiceError(error)) answerError(response, error);
  else {
    console.error(error);
    answerError(response, protocolError("InternalServerError", "Internal server error", 500));
  }
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** DynamoDB and its Streams on 127.0.0.1, over one SQLite database. Throws where the folder is in use or the port is taken. */
export const startDynamoDb = async (options: DynamoDbOptions): Promise<DynamoDb> => {
  const engine: Engine = { store: openStore(options.directory), now: options.now ?? Date.now, grown: new Set() };
  const listeners: Listeners = new Set();
  const serving = { engine, listeners, options };
  const server = createServer((request, response) => {
    serve(serving, request, response).catch((error: unknown) => refuse(response, error));
  });
  // A client that reuses a connection at the moment it is timed out sees a reset: those that are idle stay open.
  server.keepAliveTimeout = 0;
  const port = await listen(server, options.port ?? 0).catch((error: unknown) => {
    engine.store.close();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    createTable: (definition) => createTable(engine, definition),
    expireItems: () => commit(engine, listeners, () => expireItems(engine)),
    records: (table, after, limit) => readRecords(engine, findTable(engine, table), after, limit),
    onRecord: (listener) => void listeners.add(listener),
    close: async () => {
      listeners.clear();
      await stop(server);
      engine.store.close();
    },
  };
};
