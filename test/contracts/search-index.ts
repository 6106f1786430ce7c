import type { SearchQuery } from "../../shared/usecases/ports.ts";
import { entryNamed, registeredAs, registerOnce, SERIES } from "./register.ts";
import { type StartStorage, storageForEach } from "./storage.ts";

const DAYS = ["2023-05-05", "2023-05-05", "2023-10-20", "2024-01-15", "2024-06-01"];
const NAMES = ["alpha", "bravo", "charlie", "delta", "echo"];
const numbered = (index: number) => `KAZ-UZB-${DAYS[index]?.slice(0, 4)}-000${index + 1}`;

/** What tells the entries apart: the third is of other parties, the fourth of another form, the fifth of another session. */
const entryAt = (index: number) => {
  const entry = entryNamed(numbered(index), DAYS[index], index === 2 ? ["KG", "KZ"] : ["KZ", "UZ"]);
  return {
    ...entry,
    titles: { ...entry.titles, en: `Title ${NAMES[index]}`, "uz-Latn": `Toʻlqin ${NAMES[index]}`, ru: `План ${NAMES[index]}` },
    form: index === 3 ? ("PROTOCOL" as const) : entry.form,
    session: { ...entry.session, ordinal: index === 4 ? 21 : 20 },
  };
};

/** What every SearchIndex keeps to, with the Register that publishes (usecases/search-ports.ts). */
export const describeSearchIndex = (name: string, start: StartStorage): void =>
  describe(`SearchIndex, ${name}`, () => {
    const storage = storageForEach(start);
    const publishAll = async () => {
      for (const index of DAYS.keys()) await storage().register.publish(registeredAs(entryAt(index), index));
      return storage().index;
    };
    const search = async (query: Omit<SearchQuery, "limit">, limit = 10) => {
      const answer = await storage().index.search({ limit, ...query });
      if (answer === "cursor-invalid") throw new Error(answer);
      return answer;
    };
    const numbersOf = async (query: Omit<SearchQuery, "limit">) => (await search(query)).entries.map(({ number }) => number);

    test("what is registered is not found before it is published; published again it is found once", async () => {
      await registerOnce(storage(), SERIES, "agreement/20thsess10n2023r");
      expect(await search({})).toEqual({ entries: [], total: 0, facets: {}, complete: true });
      const registered = registeredAs(entryAt(0));
      await storage().register.publish(registered);
      await storage().register.publish(registered);
      expect(await search({})).toMatchObject({ entries: [registered.entry], total: 1 });
    });

    test("lists newest first, page by page, to the end; each page says how many there are in all", async () => {
      await publishAll();
      const pages: string[][] = [];
      let cursor: string | undefined;
      do {
        const page = await search(cursor ? { cursor } : {}, 2);
        pages.push(page.entries.map(({ number }) => number));
        expect(page).toMatchObject({ total: 5, complete: true });
        cursor = page.cursor;
      } while (cursor);
      expect(pages).toEqual([[numbered(4), numbered(3)], [numbered(2), numbered(1)], [numbered(0)]]);
    });

    test("a page that the list just fills has no cursor", async () => {
      await publishAll();
      expect(await search({}, 5)).not.toHaveProperty("cursor");
    });

    test("what is published between two pages moves nothing into the next", async () => {
      await publishAll();
      const { cursor = "" } = await search({}, 2);
      await storage().register.publish(registeredAs(entryNamed("KAZ-UZB-2024-0009", "2024-09-09"), 9));
      expect((await search({ cursor }, 2)).entries.map(({ number }) => number)).toEqual([numbered(2), numbered(1)]);
    });

    test.each<[string, Omit<SearchQuery, "limit">, number[]]>([
      ["a party", { parties: ["UZ"] }, [4, 3, 1, 0]],
      ["a party of one", { parties: ["KG"] }, [2]],
      ["two parties, of both", { parties: ["KZ", "KG"] }, [2]],
      ["parties that have nothing together", { parties: ["UZ", "KG"] }, []],
      ["no party of any", { parties: ["RU"] }, []],
      ["a form", { form: "PROTOCOL" }, [3]],
      ["a session", { session: "KZ-UZ-IGC.21" }, [4]],
      ["a session of another commission", { session: "KZ-KG-IGC.21" }, []],
      ["a state of all", { state: "AUTHENTICATED" }, [4, 3, 2, 1, 0]],
      ["a state of none", { state: "INITIALLED" }, []],
      ["from a day, inclusive", { from: "2023-10-20" }, [4, 3, 2]],
      ["to a day, inclusive", { to: "2023-05-05" }, [1, 0]],
      ["within one day", { from: "2023-10-20", to: "2023-10-20" }, [2]],
      ["a party in a time", { parties: ["UZ"], from: "2023-06-01", to: "2024-03-01" }, [3]],
      ["a time that ends before it begins", { from: "2024-01-01", to: "2023-01-01" }, []],
      ["words of a title", { words: "title delta" }, [3]],
      ["words of a title in another language and script", { words: "тўлқин charlie" }, [2]],
      ["beginnings of words, in any order", { words: "BRAV пла" }, [1]],
      ["a number", { words: numbered(0) }, [0]],
      ["words that no entry has all of", { words: "title nowhere" }, []],
      ["signs alone, which ask for nothing", { words: " — " }, [4, 3, 2, 1, 0]],
      ["words and a form", { words: "title", form: "PROTOCOL" }, [3]],
    ])("finds by %s", async (_, query, expected) => {
      await publishAll();
      expect(await numbersOf(query)).toEqual(expected.map(numbered));
    });

    test("a narrowed list pages as a whole one does", async () => {
      await publishAll();
      const page = await search({ parties: ["UZ"] }, 3);
      expect(page.entries.map(({ number }) => number)).toEqual([4, 3, 1].map(numbered));
      const next = await search({ parties: ["UZ"], cursor: page.cursor ?? "" }, 3);
      expect(next.entries.map(({ number }) => number)).toEqual([numbered(0)]);
      expect([page.total, next.total]).toEqual([4, 4]);
      expect(next).not.toHaveProperty("cursor");
    });

    test("facets count what each choice would leave; one with nothing to offer is absent", async () => {
      await publishAll();
      const { facets } = await search({});
      expect(facets).toEqual({
        party: [
          { value: "KZ", count: 5 },
          { value: "UZ", count: 4 },
          { value: "KG", count: 1 },
        ],
        form: [
          { value: "ROADMAP", count: 4 },
          { value: "PROTOCOL", count: 1 },
        ],
        session: [
          { value: "KZ-UZ-IGC.20", count: 4 },
          { value: "KZ-UZ-IGC.21", count: 1 },
        ],
      });
    });

    test("another form can be chosen in place of the one that is; other facets count within it", async () => {
      await publishAll();
      const { facets } = await search({ form: "PROTOCOL" });
      // Both parties are parties of the one protocol: to choose either would leave it.
      expect(facets).toEqual({
        form: [
          { value: "ROADMAP", count: 4 },
          { value: "PROTOCOL", count: 1 },
        ],
      });
    });

    test("what was chosen can be taken back where nothing is left", async () => {
      await publishAll();
      const { total, facets } = await search({ parties: ["RU"], state: "INITIALLED" });
      expect(total).toBe(0);
      expect(facets).toMatchObject({ party: [{ value: "RU", count: 0 }] });
      expect(facets.state).toContainEqual({ value: "INITIALLED", count: 0 });
    });

    test("a cursor that is none, or is of another time, is refused", async () => {
      const index = await publishAll();
      const { cursor = "" } = await search({}, 2);
      const altered = ["", "x", `x${cursor}`, `${cursor}!`, cursor.slice(1), cursor.slice(0, -6), "../../internal"];
      for (const each of altered) expect(await index.search({ limit: 2, cursor: each })).toBe("cursor-invalid");
      expect(await index.search({ limit: 2, cursor, to: "2023-10-20" })).toBe("cursor-invalid");
    });
  });
