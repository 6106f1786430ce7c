import { Fault } from "../../shared/domain/fault.ts";
import type { EntryQuery } from "../../shared/usecases/ports.ts";
import { entryNamed, registeredAs, registerOnce, SERIES } from "./register.ts";
import { type StartStorage, storageForEach } from "./storage.ts";

const DAYS = ["2023-05-05", "2023-05-05", "2023-10-20", "2024-01-15", "2024-06-01"];

/** What every PublicEntries keeps to, with the Register that publishes (usecases/ports.ts). */
export const describePublicEntries = (name: string, start: StartStorage): void =>
  describe(`PublicEntries, ${name}`, () => {
    const storage = storageForEach(start);
    const numbered = (index: number) => `KAZ-UZB-${DAYS[index]?.slice(0, 4)}-000${index + 1}`;
    const publishAll = async () => {
      for (const [index, day] of DAYS.entries()) {
        const parties = index === 2 ? ["KG", "KZ"] : ["KZ", "UZ"];
        await storage().register.publish(registeredAs(entryNamed(numbered(index), day, parties), index));
      }
      return storage().entries;
    };
    const numbersOf = async (query: EntryQuery) => {
      const page = await storage().entries.list(query);
      return page === "cursor-invalid" ? page : page.entries.map(({ number }) => number);
    };

    test("what is registered shows nowhere before it is published", async () => {
      const { number } = await registerOnce(storage(), SERIES, "agreement/20thsess10n2023r");
      const entry = entryNamed(number);
      expect(await storage().entries.byNumber(number)).toBeUndefined();
      expect(await storage().entries.byText(entry.texts[0]?.sha256 ?? "")).toBeUndefined();
      expect(await storage().entries.byAgreement(entry.agreementId)).toBeUndefined();
      expect(await storage().entries.list({ limit: 10 })).toEqual({ entries: [] });
    });

    test("published it shows by number, by its agreement, by each text's hashes and in the list; published again it shows once", async () => {
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
      expect(await storage().entries.list({ limit: 10 })).toEqual({ entries: [registered.entry] });
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

    test("lists newest first, page by page, to the end", async () => {
      const entries = await publishAll();
      const pages: string[][] = [];
      let cursor: string | undefined;
      do {
        const page = await entries.list({ limit: 2, ...(cursor ? { cursor } : {}) });
        if (page === "cursor-invalid") throw new Error(page);
        pages.push(page.entries.map(({ number }) => number));
        cursor = page.cursor;
      } while (cursor);
      expect(pages).toEqual([[numbered(4), numbered(3)], [numbered(2), numbered(1)], [numbered(0)]]);
    });

    test("a page that the list just fills has no cursor", async () => {
      await publishAll();
      expect(await storage().entries.list({ limit: 5 })).not.toHaveProperty("cursor");
    });

    test.each<[string, Omit<EntryQuery, "limit">, number[]]>([
      ["a party", { party: "UZ" }, [4, 3, 1, 0]],
      ["a party of one", { party: "KG" }, [2]],
      ["no party of any", { party: "RU" }, []],
      ["a state of all", { state: "AUTHENTICATED" }, [4, 3, 2, 1, 0]],
      ["a state of none", { state: "INITIALLED" }, []],
      ["from a day, inclusive", { from: "2023-10-20" }, [4, 3, 2]],
      ["to a day, inclusive", { to: "2023-05-05" }, [1, 0]],
      ["within one day", { from: "2023-10-20", to: "2023-10-20" }, [2]],
      ["a party in a time", { party: "UZ", from: "2023-06-01", to: "2024-03-01" }, [3]],
      ["a time that ends before it begins", { from: "2024-01-01", to: "2023-01-01" }, []],
    ])("filters by %s", async (_, query, expected) => {
      await publishAll();
      expect(await numbersOf({ limit: 10, ...query })).toEqual(expected.map(numbered));
    });

    test("a filtered list pages as a whole one does", async () => {
      const entries = await publishAll();
      const page = await entries.list({ party: "UZ", limit: 3 });
      if (page === "cursor-invalid" || !page.cursor) throw new Error("a cursor");
      expect(page.entries.map(({ number }) => number)).toEqual([4, 3, 1].map(numbered));
      expect(await numbersOf({ party: "UZ", limit: 3, cursor: page.cursor })).toEqual([numbered(0)]);
    });

    test("a cursor that is none, or is of another time, is refused", async () => {
      const entries = await publishAll();
      const page = await entries.list({ limit: 2 });
      if (page === "cursor-invalid" || !page.cursor) throw new Error("a cursor");
      const { cursor } = page;
      const altered = ["", "x", `x${cursor}`, `${cursor}!`, cursor.slice(1), cursor.slice(0, -6), "../../internal"];
      for (const each of altered) expect(await entries.list({ limit: 2, cursor: each })).toBe("cursor-invalid");
      expect(await entries.list({ limit: 2, cursor, to: "2023-10-20" })).toBe("cursor-invalid");
    });
  });
