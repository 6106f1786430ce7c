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

    const claim = { at: "2023-05-05T06:00:00.000Z", until: "2023-05-05T06:01:00.000Z" };

    test("of many who claim a notice at once one has it, and it is not sent yet", async () => {
      const { deliveries } = storage();
      const claims = await Promise.all(Array.from({ length: 5 }, () => deliveries.claim(STREAM, "notice", claim)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await deliveries.sent(STREAM)).toEqual(new Set());
      expect(await deliveries.claim(STREAM, "another", claim)).toBe(true);
      expect(await deliveries.claim(DRAFT_STREAM, "notice", claim)).toBe(true);
    });

    test("a claim that ran out is another's to take; the one that it was cannot release it any more", async () => {
      const { deliveries } = storage();
      const before = { at: "2023-05-05T06:00:59.999Z", until: "2023-05-05T06:02:00.000Z" };
      const after = { at: claim.until, until: "2023-05-05T06:02:00.000Z" };
      await deliveries.claim(STREAM, "notice", claim);
      expect(await deliveries.claim(STREAM, "notice", before)).toBe(false);
      expect(await deliveries.claim(STREAM, "notice", after)).toBe(true);
      await deliveries.release(STREAM, "notice", claim);
      expect(await deliveries.claim(STREAM, "notice", after)).toBe(false);
    });

    test("a claim that is given back is free at once", async () => {
      const { deliveries } = storage();
      await deliveries.claim(STREAM, "notice", claim);
      await deliveries.release(STREAM, "notice", claim);
      expect(await deliveries.claim(STREAM, "notice", claim)).toBe(true);
    });

    test("what was recorded is nobody's to claim or to release", async () => {
      const { deliveries } = storage();
      await deliveries.claim(STREAM, "notice", claim);
      await deliveries.record(STREAM, "notice", "mail-1");
      await deliveries.release(STREAM, "notice", claim);
      expect(await deliveries.claim(STREAM, "notice", { ...claim, at: "2024-01-01T00:00:00.000Z" })).toBe(false);
      expect(await deliveries.sent(STREAM)).toEqual(new Set(["notice"]));
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
