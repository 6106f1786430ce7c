import { Fault } from "../../shared/domain/fault.ts";
import { entryNamed, registeredAs, registerOnce, SERIES } from "./register.ts";
import { type StartStorage, storageForEach } from "./storage.ts";

/** What every PublicEntries keeps to, with the Register that publishes (usecases/ports.ts). */
export const describePublicEntries = (name: string, start: StartStorage): void =>
  describe(`PublicEntries, ${name}`, () => {
    const storage = storageForEach(start);
    const numbered = (index: number) => `KAZ-UZB-2023-000${index + 1}`;

    test("what is registered shows nowhere before it is published", async () => {
      const { number } = await registerOnce(storage(), SERIES, "agreement/20thsess10n2023r");
      const entry = entryNamed(number);
      expect(await storage().entries.byNumber(number)).toBeUndefined();
      expect(await storage().entries.byText(entry.texts[0]?.sha256 ?? "")).toBeUndefined();
      expect(await storage().entries.byAgreement(entry.agreementId)).toBeUndefined();
    });

    test("published it shows by number, by its agreement, by each text's hashes, and published again it shows once", async () => {
      const registered = registeredAs(entryNamed(numbered(0)));
      await storage().register.publish(registered);
      await storage().register.publish(registered);
      expect(await storage().entries.byNumber(numbered(0))).toEqual(registered);
      expect(await storage().entries.byAgreement(registered.entry.agreementId)).toEqual(registered);
      expect(await storage().entries.byAgreement("another")).toBeUndefined();
      for (const { sha256, sealedSha256 } of registered.entry.texts) {
        expect(await storage().entries.byText(sha256)).toEqual(registered);
        expect(await storage().entries.byText(sealedSha256)).toEqual(registered);
      }
    });

    test("a text that another agreement registers again leads to the first in the log, whichever is published last", async () => {
      const one = registeredAs(entryNamed(numbered(0)), 0);
      const two = registeredAs({ ...entryNamed(numbered(1)), texts: one.entry.texts }, 1);
      const [text] = one.entry.texts;
      for (const published of [two, one, two]) await storage().register.publish(published);
      expect(await storage().entries.byText(text?.sha256 ?? "")).toEqual(one);
      expect(await storage().entries.byNumber(numbered(1))).toEqual(two);
    });

    test("a publication that failed half-way is whole after its repeat", async () => {
      const registered = registeredAs(entryNamed(numbered(0)));
      storage().fail("publish", "before");
      await expect(storage().register.publish(registered)).rejects.toBeInstanceOf(Fault);
      expect(await storage().entries.byNumber(numbered(0))).toBeUndefined();
      await storage().register.publish(registered);
      expect(await storage().entries.byNumber(numbered(0))).toEqual(registered);
    });
  });
