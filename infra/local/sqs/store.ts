import { createHash, randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { transaction } from "../durable.ts";
import type { Queue } from "./queues.ts";
import { shuffled } from "./random.ts";

/** `visible` is the time (ms since 1970) from which a copy may be received; `source` the queue that gave it up as a dead letter. */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS message (
    copy INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, sender TEXT NOT NULL,
    sent INTEGER NOT NULL, visible INTEGER NOT NULL, receives INTEGER NOT NULL DEFAULT 0, first INTEGER, source TEXT) STRICT;
  CREATE INDEX IF NOT EXISTS message_visible ON message (queue, visible)`;

/** A message as a receiver gets it, in the shape of a record of Lambda's SQS event. */
export interface Received {
  messageId: string;
  receiptHandle: string;
  body: string;
  md5OfBody: string;
  attributes: Record<string, string>;
}

/** What a receipt handle stands for: one copy of a message, at one of its receives. */
export interface Receipt {
  copy: number;
  receives: number;
}

export interface Depth {
  visible: number;
  inFlight: number;
  delayed: number;
}

interface Row {
  copy: number;
  id: string;
  body: string;
  sender: string;
  sent: number;
  receives: number;
  first: number | null;
  source: string | null;
}

/** Real queues answer from a sample of what they hold, too. */
const SAMPLE = 120;

export const md5 = (text: string): string => createHash("md5").update(text).digest("hex");

const received = (queue: Queue, row: Row, now: number): Received => ({
  messageId: row.id,
  receiptHandle: Buffer.from(JSON.stringify([queue.name, row.copy, row.receives + 1])).toString("base64url"),
  body: row.body,
  md5OfBody: md5(row.body),
  attributes: {
    ApproximateReceiveCount: String(row.receives + 1),
    ApproximateFirstReceiveTimestamp: String(row.first ?? now),
    SentTimestamp: String(row.sent),
    SenderId: row.sender,
    ...(row.source ? { DeadLetterQueueSourceArn: row.source } : {}),
  },
});

export interface StoreOptions {
  now: () => number;
  random: () => number;
  /** The probability, 0 to 1, that a sent message is stored in two copies which live and die apart. */
  duplicate: number;
}

export interface Store {
  /** Durable when it returns; gives the message id. */
  send(queue: Queue, body: string, options: { delayMs: number; sender: string }): string;
  /** Takes up to `max` visible messages in shuffled order; those received too often go to the dead-letter queue instead. */
  take(queue: Queue, max: number, visibilityMs: number): Received[];
  /** A receipt handle of an earlier receive deletes nothing: the message is another receiver's by now. */
  delete(queue: Queue, receipt: Receipt): void;
  /** False if the message is not in flight under this receipt. */
  changeVisibility(queue: Queue, receipt: Receipt, visibilityMs: number): boolean;
  depth(queue: Queue): Depth;
  /** ms since 1970, or undefined if nothing waits */
  nextVisible(queue: Queue): number | undefined;
  /** Moves visible dead letters to `destination`, or each to where it came from; gives the queues' ARNs. */
  redrive(source: Queue, destination: string | undefined): string[];
}

export const createStore = (database: DatabaseSync, { now, random, duplicate }: StoreOptions): Store => {
  const insert = database.prepare("INSERT INTO message (queue, id, body, sender, sent, visible) VALUES (?, ?, ?, ?, ?, ?)");
  const expire = database.prepare("DELETE FROM message WHERE queue = ? AND sent <= ?");
  const sample = database.prepare("SELECT * FROM message WHERE queue = ? AND visible <= ? ORDER BY visible, copy LIMIT ?");
  const hide = database.prepare(
    "UPDATE message SET visible = ?, receives = receives + 1, first = coalesce(first, ?) WHERE copy = ?",
  );
  const bury = database.prepare("UPDATE message SET queue = ?, source = ?, visible = ? WHERE copy = ?");
  const remove = database.prepare("DELETE FROM message WHERE copy = ? AND queue = ? AND receives = ?");
  const show = database.prepare("UPDATE message SET visible = ? WHERE copy = ? AND queue = ? AND receives = ? AND visible > ?");
  const next = database.prepare("SELECT min(visible) AS visible FROM message WHERE queue = ?");
  const count = database.prepare(`SELECT count(*) FILTER (WHERE visible <= ?1) AS visible,
    count(*) FILTER (WHERE visible > ?1 AND receives > 0) AS inFlight,
    count(*) FILTER (WHERE visible > ?1 AND receives = 0) AS "delayed" FROM message WHERE queue = ?2`);
  const revive = database.prepare(`UPDATE message SET queue = ?, id = ?, sent = ?4, visible = ?4, receives = 0, first = NULL,
    source = NULL WHERE copy = ?3`);
  const forget = (queue: Queue) => expire.run(queue.arn, now() - queue.MessageRetentionPeriod * 1000);

  const takeOne = (queue: Queue, row: Row, visibilityMs: number): Received[] => {
    if (queue.RedrivePolicy && row.receives >= queue.RedrivePolicy.maxReceiveCount) {
      bury.run(queue.RedrivePolicy.deadLetterTargetArn, queue.arn, now(), row.copy);
      return [];
    }
    hide.run(now() + visibilityMs, now(), row.copy);
    return [received(queue, row, now())];
  };

  return {
    send: (queue, body, { delayMs, sender }) =>
      transaction(database, () => {
        const id = randomUUID();
        const copies = random() < duplicate ? 2 : 1;
        for (let copy = 0; copy < copies; copy++) insert.run(queue.arn, id, body, sender, now(), now() + delayMs);
        return id;
      }),
    take: (queue, max, visibilityMs) =>
      transaction(database, () => {
        forget(queue);
        const taken: Received[] = [];
        for (const row of shuffled(sample.all(queue.arn, now(), SAMPLE) as unknown as Row[], random)) {
          if (taken.length === max) break;
          taken.push(...takeOne(queue, row, visibilityMs));
        }
        return taken;
      }),
    delete: (queue, { copy, receives }) => void remove.run(copy, queue.arn, receives),
    changeVisibility: (queue, { copy, receives }, visibilityMs) =>
      show.run(now() + visibilityMs, copy, queue.arn, receives, now()).changes === 1,
    depth: (queue) => {
      forget(queue);
      return { ...(count.get(now(), queue.arn) as unknown as Depth) };
    },
    nextVisible: (queue) => (next.get(queue.arn) as { visible: number | null }).visible ?? undefined,
    redrive: (source, destination) =>
      transaction(database, () => {
        forget(source);
        const rows = sample.all(source.arn, now(), -1) as unknown as Row[];
        return rows.flatMap((row) => {
          const target = destination ?? row.source;
          if (!target) return [];
          revive.run(target, randomUUID(), row.copy, now());
          return [target];
        });
      }),
  };
};
