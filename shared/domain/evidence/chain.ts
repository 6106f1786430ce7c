import type { AgreementEvent, NewEvent, NewNote } from "../agreement/events.ts";
import { Fault } from "../fault.ts";
import { sha256Hex } from "../hash.ts";
import { canonicalJson, type Json } from "../jcs.ts";

/** Before the first event of a stream. */
export const GENESIS = "0".repeat(64);
/** Bytes of a body at most (design §3). */
export const MAX_BODY = 32 * 1024;

/** The event as it is kept: readers take every value from `body`; the rest are copies for keys and filters. */
export interface StoredEvent {
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly v: number;
  readonly at: string;
  readonly commandId: string;
  readonly body: string;
  readonly hash: string;
}

export interface Head {
  readonly streamId: string;
  readonly version: number;
  readonly hash: string;
}

export interface Cause {
  readonly at: string;
  readonly commandId: string;
  readonly requestHash?: string;
}

export const headOfNothing = (streamId: string): Head => ({ streamId, version: 0, hash: GENESIS });

/** The next link of a stream's chain. A body over 32 KB is a Fault `event-too-large`. */
export const chained = (head: Head, event: NewEvent | NewNote, { at, commandId, requestHash }: Cause): StoredEvent => {
  const { streamId } = head;
  const version = head.version + 1;
  const { type, data } = event;
  const body = canonicalJson({
    streamId,
    version,
    type,
    v: 1,
    at,
    commandId,
    requestHash,
    prevHash: head.hash,
    data: data as unknown as Json,
  });
  const size = new TextEncoder().encode(body).length;
  if (size > MAX_BODY) throw new Fault("event-too-large", `${type} has ${size} bytes`, { retryable: false });
  return { streamId, version, type, v: 1, at, commandId, body, hash: sha256Hex(body) };
};

export type Broken = { readonly broken: number; readonly why: string };

/**
 * A stream read back: its events in order, or the version at which the chain is broken (a changed, missing, exchanged or copied event).
 * A stream cut off at its end is whole in itself: that is told only by a head that is kept elsewhere.
 * An unknown version of an event type is a retryable Fault `event-unknown`.
 */
export const unchained = (streamId: string, stored: readonly StoredEvent[]): readonly AgreementEvent[] | Broken => {
  const events: AgreementEvent[] = [];
  let prevHash = GENESIS;
  for (const [index, item] of stored.entries()) {
    const body = parsed(item.body);
    const why = flaw(item, body, { streamId, version: index + 1, prevHash });
    if (why) return { broken: index + 1, why };
    if (body.v !== 1) throw new Fault("event-unknown", `${streamId} ${item.version} is a ${item.type} of version ${item.v}`);
    const { prevHash: _, v: __, ...event } = body;
    events.push({ ...event, hash: item.hash } as unknown as AgreementEvent);
    prevHash = item.hash;
  }
  return events;
};

type Body = { readonly [name: string]: unknown };

const parsed = (body: string): Body => {
  try {
    return { ...(JSON.parse(body) as Body | null) };
  } catch {
    return {};
  }
};

const COPIES = ["streamId", "version", "type", "v", "at", "commandId"] as const;

const flaw = (
  item: StoredEvent,
  body: Body,
  expected: { streamId: string; version: number; prevHash: string },
): string | undefined => {
  if (sha256Hex(item.body) !== item.hash) return "the hash is not that of the body";
  const copy = COPIES.find((name) => body[name] !== item[name]);
  if (copy) return `${copy} differs from the body`;
  const place = (["streamId", "version", "prevHash"] as const).find((name) => body[name] !== expected[name]);
  return place && `${place} does not continue the chain`;
};
