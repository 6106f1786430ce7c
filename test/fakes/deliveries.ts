import type { Deliveries } from "../../shared/usecases/ports.ts";
import type { Faults } from "./faults.ts";

export const fakeDeliveries = (faults: Faults): Deliveries => {
  const recorded = new Map<string, Map<string, string>>();
  return {
    sent: (streamId) => faults.around("sent", () => new Set(recorded.get(streamId)?.keys())),
    record: (streamId, notice, messageId) =>
      faults.around("record", () => {
        const stream = recorded.get(streamId) ?? new Map<string, string>();
        recorded.set(streamId, stream.set(notice, stream.get(notice) ?? messageId));
      }),
  };
};
