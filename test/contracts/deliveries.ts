import { Fault } from "../../shared/domain/fault.ts";
import type { Attempt, SentNotice } from "../../shared/usecases/ports.ts";
import { DRAFT_STREAM, STREAM } from "../fixtures/agreement.ts";
import { type StartStorage, type Storage, storageForEach } from "./storage.ts";

const AT = "2023-05-05T06:00:00.000Z";
const claim = { at: AT, until: "2023-05-05T06:01:00.000Z" };
const after = { at: claim.until, until: "2023-05-05T06:02:00.000Z" };
const sent: Attempt = { at: AT, messageId: "mail-1", generation: 2 };
const refused: Attempt = { at: AT, failure: { code: "mail-failed", reason: "MessageRejected" } };
const command = { commandId: "again", at: "2023-05-06T00:00:00.000Z" };

const claimed = async ({ deliveries }: Storage, notice = "notice", within = claim) => {
  const held = await deliveries.claim(STREAM, notice, within);
  if (!held) throw new Error(`${notice} is another's`);
  return held;
};
const only = async ({ deliveries }: Storage): Promise<SentNotice> => {
  const [row, ...more] = await deliveries.of(STREAM);
  if (!row || more.length > 0) throw new Error("one row is expected");
  return row;
};

/** What every Deliveries keeps to (usecases/ports.ts). */
export const describeDeliveries = (name: string, start: StartStorage): void =>
  describe(`Deliveries, ${name}`, () => {
    const storage = storageForEach(start);
    const record = async (attempt: Attempt, notice = "notice", within = claim) =>
      storage().deliveries.record(await claimed(storage(), notice, within), attempt);

    test("what was recorded is kept with its tries, each stream's own, in the order of the notices", async () => {
      await record(refused, "000002#signed#UZ#b");
      await record(sent, "000002#signed#KZ#a");
      expect(await storage().deliveries.of(STREAM)).toEqual([
        { notice: "000002#signed#KZ#a", sent: true, tries: 1, attempts: [sent], wantedBy: [] },
        { notice: "000002#signed#UZ#b", sent: false, tries: 1, attempts: [refused], wantedBy: [] },
      ]);
      expect(await storage().deliveries.of(DRAFT_STREAM)).toEqual([]);
    });

    test("what failed is free at once; of many tries the last are kept, and all are counted", async () => {
      for (let times = 0; times < 12; times++) await record({ ...refused, at: `2023-05-05T06:00:${times + 10}.000Z` });
      const { tries, attempts, sent: went } = await only(storage());
      expect([tries, attempts.length, attempts.at(-1)?.at, went]).toEqual([12, 10, "2023-05-05T06:00:21.000Z", false]);
    });

    test("recorded twice, or again after a lost answer, it stands once", async () => {
      const { deliveries, fail } = storage();
      const held = await claimed(storage());
      fail("record", "after");
      await expect(deliveries.record(held, sent)).rejects.toBeInstanceOf(Fault);
      await deliveries.record(held, { ...sent, messageId: "mail-2" });
      expect((await only(storage())).attempts).toEqual([sent]);
    });

    test("a record that failed before it took hold is not there, and the claim is", async () => {
      const { deliveries, fail } = storage();
      const held = await claimed(storage());
      fail("record", "before");
      await expect(deliveries.record(held, sent)).rejects.toBeInstanceOf(Fault);
      expect(await only(storage())).toMatchObject({ sent: false, tries: 0, claimedUntil: claim.until });
    });

    test("of many who claim a notice at once one has it, and it is not sent yet", async () => {
      const { deliveries } = storage();
      const claims = await Promise.all(Array.from({ length: 5 }, () => deliveries.claim(STREAM, "notice", claim)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await only(storage())).toMatchObject({ sent: false, claimedUntil: claim.until });
      expect(await deliveries.claim(STREAM, "another", claim)).toBeDefined();
      expect(await deliveries.claim(DRAFT_STREAM, "notice", claim)).toBeDefined();
    });

    test("a claim that ran out is another's to take; who had it records nothing any more", async () => {
      const { deliveries } = storage();
      const held = await claimed(storage());
      expect(await deliveries.claim(STREAM, "notice", { ...after, at: "2023-05-05T06:00:59.999Z" })).toBeUndefined();
      await claimed(storage(), "notice", after);
      await deliveries.record(held, sent);
      expect(await only(storage())).toMatchObject({ sent: false, tries: 0, claimedUntil: after.until });
    });

    test("what went out is nobody's to claim, until somebody wants it again; and then once", async () => {
      const { deliveries } = storage();
      await record(sent);
      expect(await deliveries.claim(STREAM, "notice", after)).toBeUndefined();
      expect(await deliveries.want(STREAM, await only(storage()), command)).toBe(true);
      expect(await only(storage())).toMatchObject({ sent: true, wantedAt: command.at, wantedBy: ["again"] });
      await record({ ...sent, messageId: "mail-2" }, "notice", after);
      const row = await only(storage());
      expect(row).toEqual({
        notice: "notice",
        sent: true,
        tries: 2,
        attempts: [sent, { ...sent, messageId: "mail-2" }],
        wantedBy: ["again"],
      });
      expect(await deliveries.claim(STREAM, "notice", after)).toBeUndefined();
    });

    test("a failure leaves it wanted", async () => {
      const { deliveries } = storage();
      await record(sent);
      await deliveries.want(STREAM, await only(storage()), command);
      await record(refused, "notice", after);
      expect(await only(storage())).toMatchObject({ sent: true, wantedAt: command.at, tries: 2 });
      expect(await deliveries.claim(STREAM, "notice", after)).toBeDefined();
    });

    test("of many who want it one is heard; nobody who read it before another try, or wants what was never tried", async () => {
      const { deliveries } = storage();
      await deliveries.claim(STREAM, "notice", claim);
      const untried = await only(storage());
      expect(await deliveries.want(STREAM, untried, command)).toBe(false);
      await record(refused, "notice", after);
      const seen = await only(storage());
      const wants = await Promise.all(
        ["a", "b", "c"].map((commandId) => deliveries.want(STREAM, seen, { ...command, commandId })),
      );
      expect(wants.filter(Boolean)).toHaveLength(1);
      await record(sent, "notice", after);
      expect(await deliveries.want(STREAM, seen, command)).toBe(false);
      expect(await deliveries.want(STREAM, { ...seen, notice: "none" }, command)).toBe(false);
    });

    test("more notices than one answer holds are all read", async () => {
      const { deliveries } = storage();
      // 1,100 of 1 KB: DynamoDB answers 1 MB at most.
      const notices = Array.from({ length: 1_100 }, (_, index) => `${String(index).padStart(6, "0")}#${"n".repeat(990)}`);
      for (let from = 0; from < notices.length; from += 50)
        await Promise.all(notices.slice(from, from + 50).map((notice) => deliveries.claim(STREAM, notice, claim)));
      expect(await deliveries.of(STREAM)).toHaveLength(1_100);
    });
  });
