import { Fault } from "../../shared/domain/fault.ts";
import type { Officer } from "../../shared/usecases/ports.ts";
import { ID, STREAM } from "../fixtures/agreement.ts";
import { first, next } from "./events.ts";
import { type StartStorage, storageForEach } from "./storage.ts";

const officer = (id: string, party: string): Officer => ({
  id,
  party,
  name: { en: `Officer ${id}` },
  role: "treaty-officer",
  language: "en",
  mail: `${id}@${party.toLowerCase()}.example`,
});
const code = { mac: "ab".repeat(32), generation: 1 };

/** What every People keeps to (usecases/ports.ts). */
export const describePeople = (name: string, start: StartStorage): void =>
  describe(`People, ${name}`, () => {
    const storage = storageForEach(start);
    const withCode = async () => {
      await storage().people.putCode(ID, "kz1", code);
      return storage();
    };

    test("a contact is the last one that an append wrote, each slot its own", async () => {
      const { store, people } = storage();
      const [early, late] = ["early", "late"].map((mail) => ({ mail, setBy: "kz-officer", salt: "00" }));
      if (!early || !late) throw new Error("two contacts");
      await store.append({ events: [first()], due: [], with: [people.contactWrite(ID, "kz1", early)] });
      await store.append({ events: [next(first())], due: [], with: [people.contactWrite(ID, "kz1", late)] });
      expect(await people.contact(ID, "kz1")).toEqual(late);
      expect(await people.contact(ID, "uz1")).toBeUndefined();
    });

    test("a former contact stands beside the one that counts, each under its generation", async () => {
      const { store, people } = storage();
      const [early, late] = ["early", "late"].map((mail) => ({ mail, setBy: "kz-officer", salt: "00" }));
      if (!early || !late) throw new Error("two contacts");
      const joined = [people.formerContactWrite(ID, "kz1", 1, early), people.contactWrite(ID, "kz1", late)];
      await store.append({ events: [first()], due: [], with: joined });
      expect([await people.contact(ID, "kz1"), await people.formerContact(ID, "kz1", 1)]).toEqual([late, early]);
      expect(await people.formerContact(ID, "kz1", 2)).toBeUndefined();
    });

    test("evidence joins an append", async () => {
      const { store, people } = storage();
      const evidence = { address: "192.0.2.7", userAgent: "Browser", salt: "00" };
      expect(await store.append({ events: [first()], due: [], with: [people.evidenceWrite(ID, "kz1", evidence)] })).toBe(
        "appended",
      );
      expect(await store.read(STREAM)).toHaveLength(1);
    });

    test("officers are listed by side, the last word of each", async () => {
      const { people } = storage();
      for (const each of [officer("b", "KZ"), officer("a", "KZ"), officer("a", "UZ")]) await people.putOfficer(each);
      const renamed = { ...officer("b", "KZ"), name: { en: "Renamed" } };
      await people.putOfficer(renamed);
      expect(await people.officers("KZ")).toEqual([officer("a", "KZ"), renamed]);
      expect(await people.officers("KG")).toEqual([]);
    });

    test("a try counts before anything is compared, and says how many are left", async () => {
      const { people } = await withCode();
      expect(await people.countTry(ID, "kz1", "one")).toEqual({ code, triesLeft: 4 });
      expect(await people.countTry(ID, "kz1", "two")).toEqual({ code, triesLeft: 3 });
    });

    test("where no code was made there is none", async () => {
      expect(await storage().people.countTry(ID, "kz1", "one")).toBe("none");
    });

    test("of 20 tries at once 5 are counted, then the code is locked", async () => {
      const { people } = await withCode();
      const tries = await Promise.all(Array.from({ length: 20 }, (_, n) => people.countTry(ID, "kz1", `try ${n}`)));
      const counted = tries.filter((outcome) => typeof outcome === "object");
      expect(counted.map(({ triesLeft }) => triesLeft).sort()).toEqual([0, 1, 2, 3, 4]);
      expect(tries.filter((outcome) => outcome === "locked")).toHaveLength(15);
      expect(await people.countTry(ID, "kz1", "another")).toBe("locked");
    });

    test("the same try again counts nothing, even the fifth", async () => {
      const { people } = await withCode();
      for (const attempt of ["one", "one", "two", "three", "four", "five"]) await people.countTry(ID, "kz1", attempt);
      expect(await people.countTry(ID, "kz1", "five")).toEqual({ code, triesLeft: 0 });
      expect(await people.countTry(ID, "kz1", "six")).toBe("locked");
    });

    test("the same try 20 times at once counts once", async () => {
      const { people } = await withCode();
      const same = await Promise.all(Array.from({ length: 20 }, () => people.countTry(ID, "kz1", "same")));
      expect(same).toEqual(Array.from({ length: 20 }, () => ({ code, triesLeft: 4 })));
    });

    test("a try whose answer is lost was counted, and its repeat counts nothing", async () => {
      const { people, fail } = await withCode();
      fail("countTry", "after");
      await expect(people.countTry(ID, "kz1", "one")).rejects.toBeInstanceOf(Fault);
      expect(await people.countTry(ID, "kz1", "one")).toEqual({ code, triesLeft: 4 });
    });

    test("a new code voids the old one and its tries", async () => {
      const { people } = await withCode();
      for (const attempt of ["1", "2", "3", "4", "5"]) await people.countTry(ID, "kz1", attempt);
      const other = { mac: "cd".repeat(32), generation: 2 };
      await people.putCode(ID, "kz1", other);
      expect(await people.countTry(ID, "kz1", "5")).toEqual({ code: other, triesLeft: 4 });
    });

    test("the same code again is no new one: five wrong tries stay five", async () => {
      const { people } = await withCode();
      for (const attempt of ["1", "2", "3", "4", "5"]) await people.countTry(ID, "kz1", attempt);
      await people.putCode(ID, "kz1", code);
      expect(await people.countTry(ID, "kz1", "6")).toBe("locked");
    });

    test("cleared tries start again; of no code it is nothing", async () => {
      const { people } = await withCode();
      for (const attempt of ["1", "2", "3", "4", "5"]) await people.countTry(ID, "kz1", attempt);
      await people.clearTries(ID, "kz1");
      expect(await people.countTry(ID, "kz1", "6")).toEqual({ code, triesLeft: 4 });
      await people.clearTries(ID, "uz1");
      expect(await people.countTry(ID, "uz1", "1")).toBe("none");
    });
  });
