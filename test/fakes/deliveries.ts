import type { Deliveries } from "../../shared/usecases/ports.ts";
import type { Faults } from "./faults.ts";

interface Row {
  readonly claimedUntil?: string;
  readonly messageId?: string;
}

export const fakeDeliveries = (faults: Faults): Deliveries => {
  const streams = new Map<string, Map<string, Row>>();
  const rowsOf = (streamId: string): Map<string, Row> => {
    const rows = streams.get(streamId) ?? new Map<string, Row>();
    streams.set(streamId, rows);
    return rows;
  };
  return {
    sent: (streamId) =>
      faults.around(
        "sent",
        () => new Set([...rowsOf(streamId)].filter(([, { messageId }]) => messageId).map(([notice]) => notice)),
      ),
    claim: (streamId, notice, { at, until }) =>
      faults.around("claim", () => {
        const row = rowsOf(streamId).get(notice);
        if (row && (row.messageId || (row.claimedUntil ?? "") > at)) return false;
        rowsOf(streamId).set(notice, { claimedUntil: until });
        return true;
      }),
    release: (streamId, notice, { at, until }) =>
      faults.around("release", () => {
        const row = rowsOf(streamId).get(notice);
        if (row?.claimedUntil === until) rowsOf(streamId).set(notice, { claimedUntil: at });
      }),
    record: (streamId, notice, messageId) =>
      faults.around("record", () => {
        const row = rowsOf(streamId).get(notice);
        rowsOf(streamId).set(notice, { messageId: row?.messageId ?? messageId });
      }),
  };
};
