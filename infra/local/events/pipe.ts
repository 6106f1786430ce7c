import { setImmediate, setTimeout } from "node:timers/promises";
import { closeDurable, openDurable } from "../durable.ts";
import type { PutEvent } from "./bus.ts";
import { type PipeDefinition, readPipe } from "./pipe-properties.ts";

/** A stream record in AWS's shape, and its place in the stream: a number that grows. */
export interface StreamRecord {
  sequence: number;
  dynamodb: { SequenceNumber: string };
}

export interface StreamSource {
  /** At most `limit` records of the table after the sequence `after`, in order. */
  records(table: string, after: number, limit: number): StreamRecord[];
  /** The listener is called after a table's stream has grown. */
  onRecord(listener: (table: string) => void): void;
}

export interface PipeOptions {
  /** Holds pipes.db: how far each pipe has come. */
  directory: string;
  region: string;
  account: string;
  /** The physical name of the AWS::Pipes::Pipe resource and its properties. */
  name: string;
  properties: unknown;
  source: StreamSource;
  /** Puts an event on a bus; what it throws is tried again. */
  put: (busArn: string, event: PutEvent) => unknown;
  /** Puts a message into the dead-letter queue. */
  send: (queueArn: string, body: string) => unknown;
  /** Before the first retry, doubled for each further one up to 5 s; 100 when absent. */
  retryDelayMs?: number;
}

export interface Pipe {
  /** Resolves when every record that is in the stream by now has been dealt with. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const SCHEMA =
  "CREATE TABLE IF NOT EXISTS position (pipe TEXT, stream TEXT, sequence INTEGER NOT NULL, PRIMARY KEY (pipe, stream)) STRICT";
const MAX_DELAY_MS = 5000;

const openPosition = ({ directory, name }: PipeOptions, stream: string) => {
  const database = openDurable(directory, "pipes.db", SCHEMA);
  const read = database.prepare("SELECT sequence FROM position WHERE pipe = ? AND stream = ?");
  const write = database.prepare("INSERT INTO position VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET sequence = excluded.sequence");
  return {
    read: () => (read.get(name, stream) as { sequence: number } | undefined)?.sequence,
    write: (sequence: number) => void write.run(name, stream, sequence),
    close: () => closeDurable(database),
  };
};

/** Where a pipe that has no position yet begins. */
const firstPosition = ({ stream, table }: PipeDefinition, source: StreamSource): number => {
  if (stream.StartingPosition === "TRIM_HORIZON") return 0;
  let last = 0;
  for (let page = source.records(table, 0, 1000); page.length > 0; page = source.records(table, last, 1000))
    last = page.at(-1)?.sequence ?? last;
  return last;
};

/** A pipe that starts anew keeps its place from now on: LATEST is later at each start. */
const startAt = (saved: ReturnType<typeof openPosition>, definition: PipeDefinition, source: StreamSource): number => {
  try {
    const position = saved.read() ?? firstPosition(definition, source);
    saved.write(position);
    return position;
  } catch (error) {
    saved.close();
    throw error;
  }
};

const parsedObject = (text: string): object => {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new TypeError(`an event's detail is an object: ${text}`);
  return value;
};

const eventOf = (definition: PipeDefinition, record: object): PutEvent => ({
  source: definition.source(record),
  "detail-type": definition.detailType(record),
  detail: parsedObject(definition.detail(record)),
  resources: [],
});

/** "Dead-letter queues", EventBridge Pipes user guide: it names the record and does not hold it. */
const deadLetter = ({ name, region, account }: PipeOptions, { streamArn }: PipeDefinition, number: string): string =>
  JSON.stringify({
    context: { partnerResourceArn: `arn:aws:pipes:${region}:${account}:pipe/${name}`, condition: "RetryAttemptsExhausted" },
    version: "1.0",
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: { startSequenceNumber: number, endSequenceNumber: number, batchSize: 1, streamArn },
  });

/** Delivers one record: again after each failure, then to the dead-letter queue. False if the pipe was closed meanwhile. */
const deliver = async (
  options: PipeOptions,
  definition: PipeDefinition,
  record: StreamRecord,
  closed: AbortSignal,
): Promise<boolean> => {
  const { sequence, ...shown } = record;
  if (!definition.wants(shown)) return true;
  const { MaximumRetryAttempts: retries, DeadLetterConfig } = definition.stream;
  for (let attempt = 0; !closed.aborted; attempt++) {
    try {
      options.put(definition.busArn, eventOf(definition, shown));
      return true;
    } catch (error) {
      if (retries >= 0 && attempt >= retries) {
        console.error(`pipe ${options.name}: record ${sequence} is given up`, error);
        if (DeadLetterConfig) options.send(DeadLetterConfig.Arn, deadLetter(options, definition, record.dynamodb.SequenceNumber));
        return true;
      }
      const delay = Math.min((options.retryDelayMs ?? 100) * 2 ** Math.min(attempt, 20), MAX_DELAY_MS);
      await setTimeout(delay, undefined, { signal: closed }).catch(() => undefined);
    }
  }
  return false;
};

/**
 * EventBridge Pipes from a DynamoDB stream to an event bus in this process: in order, at least once. The position is durable
 * after each batch, so a crash repeats the batch it fell into.
 *
 * @throws Fault `local-template` for properties that are wrong or not supported here.
 */
export const startPipe = (options: PipeOptions): Pipe => {
  const { source } = options;
  const definition = readPipe(options.name, options.properties);
  const saved = openPosition(options, definition.streamArn);
  const closed = new AbortController();
  let position = startAt(saved, definition, source);

  const next = () => (closed.signal.aborted ? [] : source.records(definition.table, position, definition.stream.BatchSize));
  const drain = async (): Promise<void> => {
    for (let batch = next(); batch.length > 0; batch = next()) {
      for (const record of batch) {
        if (!(await deliver(options, definition, record, closed.signal))) break;
        position = record.sequence;
      }
      saved.write(position);
      await setImmediate();
    }
  };

  let queued = false;
  let tail = Promise.resolve();
  const wake = (): void => {
    if (queued || closed.signal.aborted || !definition.running) return;
    queued = true;
    tail = tail
      .then(() => {
        queued = false;
        return drain();
      })
      .catch((error) => console.error(`pipe ${options.name}: stopped until the next record`, error));
  };
  source.onRecord((table) => {
    if (table === definition.table) wake();
  });
  wake();
  return {
    idle: () => {
      wake();
      return tail;
    },
    close: async () => {
      closed.abort();
      await tail;
      saved.close();
    },
  };
};
