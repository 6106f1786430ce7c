import type { Attempt, Deliveries, Held, SentNotice } from "../../shared/usecases/ports.ts";
import type { Faults } from "./faults.ts";

const KEPT = 10;

interface FakeHeld {
  readonly streamId: string;
  readonly notice: string;
  readonly until: string;
}

const empty = (notice: string): SentNotice => ({ notice, sent: false, tries: 0, attempts: [], wantedBy: [] });

const recorded = (row: SentNotice, attempt: Attempt): SentNotice => {
  const { claimedUntil: _, wantedAt, ...rest } = row;
  const sent = attempt.messageId !== undefined;
  return {
    ...rest,
    sent: row.sent || sent,
    tries: row.tries + 1,
    attempts: [...row.attempts, attempt].slice(-KEPT),
    ...(wantedAt === undefined || sent ? {} : { wantedAt }),
  };
};

export const fakeDeliveries = (faults: Faults): Deliveries => {
  const streams = new Map<string, Map<string, SentNotice>>();
  const rowsOf = (streamId: string): Map<string, SentNotice> => {
    const rows = streams.get(streamId) ?? new Map<string, SentNotice>();
    streams.set(streamId, rows);
    return rows;
  };
  return {
    of: (streamId) => faults.around("of", () => [...rowsOf(streamId).values()].sort((a, b) => (a.notice < b.notice ? -1 : 1))),
    claim: (streamId, notice, { at, until }) =>
      faults.around("claim", () => {
        const row = rowsOf(streamId).get(notice) ?? empty(notice);
        const isDone = row.sent && row.wantedAt === undefined;
        if (isDone || (row.claimedUntil ?? "") > at) return undefined;
        rowsOf(streamId).set(notice, { ...row, claimedUntil: until });
        return { streamId, notice, until } satisfies FakeHeld;
      }),
    record: (held: Held, attempt) =>
      faults.around("record", () => {
        const { streamId, notice, until } = held as FakeHeld;
        const row = rowsOf(streamId).get(notice);
        if (row?.claimedUntil === until) rowsOf(streamId).set(notice, recorded(row, attempt));
      }),
    want: (streamId, seen, { commandId, at }) =>
      faults.around("want", () => {
        const row = rowsOf(streamId).get(seen.notice);
        if (!row || row.tries === 0 || row.wantedAt !== undefined || row.tries !== seen.tries) return false;
        rowsOf(streamId).set(row.notice, { ...row, wantedAt: at, wantedBy: [...seen.wantedBy, commandId].slice(-KEPT) });
        return true;
      }),
  };
};
