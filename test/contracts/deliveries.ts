import { Fault } from "../../shared/domain/fault.ts";
import { DRAFT_STREAM, STREAM } from "../fixtures/agreement.ts";
import { type StartStorage, storageForEach } from "./storage.ts";

/** What every Deliveries keeps to (usecases/ports.ts). */
export const describeDeliveries = (name: string, start: StartStorage): void =>
  describe(`Deliveries, ${name}`, () => {
    const storage = storageForEach(start);

    test("what was recorded was sent, each stream's own", async () => {
      const { deliveries } = storage();
      await deliveries.record(STREAM, "000002#signed#KZ#a", "mail-1");
      await deliveries.record(STREAM, "000002#signed#UZ#b", "mail-2");
      expect(await deliveries.sent(STREAM)).toEqual(new Set(["000002#signed#KZ#a", "000002#signed#UZ#b"]));
      expect(await deliveries.sent(DRAFT_STREAM)).toEqual(new Set());
    });

    test("recorded twice, or again after a lost answer, it stands once", async () => {
      const { deliveries, fail } = storage();
      fail("record", "after");
      await expect(deliveries.record(STREAM, "notice", "mail-1")).rejects.toBeInstanceOf(Fault);
      await deliveries.record(STREAM, "notice", "mail-2");
      expect(await deliveries.sent(STREAM)).toEqual(new Set(["notice"]));
    });

    test("a record that failed before it took hold is not there", async () => {
      const { deliveries, fail } = storage();
      fail("record", "before");
      await expect(deliveries.record(STREAM, "notice", "mail-1")).rejects.toBeInstanceOf(Fault);
      expect(await deliveries.sent(STREAM)).toEqual(new Set());
    });

    test("more notices than one answer holds are all read", async () => {
      const { deliveries } = storage();
      // 1,100 of 1 KB: DynamoDB answers 1 MB at most.
      const notices = Array.from({ length: 1_100 }, (_, index) => `${String(index).padStart(6, "0")}#${"n".repeat(990)}`);
      for (let from = 0; from < notices.length; from += 50)
        await Promise.all(notices.slice(from, from + 50).map((notice) => deliveries.record(STREAM, notice, "mail")));
      expect((await deliveries.sent(STREAM)).size).toBe(1_100);
    });
  });
