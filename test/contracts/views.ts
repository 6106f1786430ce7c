import { type BoardLine, boardLines } from "../../shared/domain/agreement/board.ts";
import type { NewEvent } from "../../shared/domain/agreement/events.ts";
import { Fault } from "../../shared/domain/fault.ts";
import type { BoardQuery } from "../../shared/usecases/view-ports.ts";
import { event, history, ID, upTo } from "../fixtures/agreement.ts";
import { type StartStorage, storageForEach } from "./storage.ts";

/** The line of one side that these events give. */
export const lineOf = (events: readonly NewEvent[], party = "KZ"): BoardLine => {
  const line = boardLines(history(events)).get(party);
  if (!line) throw new Error(`${party} sees nothing of it`);
  return line;
};

const numbered = (index: number) => `20thsess10n2023${index}`;
const LIVES = [upTo.draft, upTo.shared, [...upTo.shared, event.initialledKZ], upTo.prepared, [...upTo.sealed, event.registered]];

/** Five agreements as far as five lives, one more minute each. */
const five = (): BoardLine[] =>
  LIVES.map((events, index) => ({
    ...lineOf(events),
    id: numbered(index),
    at: `2023-05-05T06:0${index}:00.000Z`,
    session: { ...lineOf(events).session, ordinal: index < 3 ? 20 : 2 },
  }));

/** What every Views keeps to (usecases/view-ports.ts). */
export const describeViews = (name: string, start: StartStorage): void =>
  describe(`Views, ${name}`, () => {
    const storage = storageForEach(start);
    const linesOf = async (query: Partial<BoardQuery> = {}) => {
      const page = await storage().views.list({ party: "KZ", limit: 10, ...query });
      return page === "cursor-invalid" ? page : page.lines;
    };
    const keepFive = async () => {
      for (const line of five()) await storage().views.keep("KZ", line);
      return storage().views;
    };
    const indexesOf = async (query: Partial<BoardQuery>) => {
      const lines = await linesOf(query);
      return lines === "cursor-invalid" ? lines : lines.map(({ id }) => Number(id.at(-1)));
    };

    test("what is kept is read back, by its own side only", async () => {
      await storage().views.keep("KZ", lineOf(upTo.draft));
      expect(await linesOf()).toEqual([lineOf(upTo.draft)]);
      expect(await linesOf({ party: "UZ" })).toEqual([]);
    });

    test("whatever order they come in, twice or once, the line that has come furthest stands", async () => {
      const drafts = upTo.draft.map((_, index) => upTo.draft.slice(0, index + 1));
      const lines = [...drafts, upTo.shared, upTo.initialled, upTo.prepared].map((each) => lineOf(each));
      const orders = [lines, lines.toReversed(), [...lines.slice(3), ...lines.slice(0, 3), ...lines]];
      for (const [index, order] of orders.entries()) {
        for (const line of order) await storage().views.keep("KZ", { ...line, id: numbered(index) });
      }
      const last = lineOf(upTo.prepared);
      expect(await linesOf()).toEqual(orders.map((_, index) => ({ ...last, id: numbered(index) })).toReversed());
    });

    test("a shared agreement comes after its draft, however long that was", async () => {
      const long = { ...lineOf(upTo.draft), version: 400 };
      await storage().views.keep("KZ", lineOf(upTo.shared));
      await storage().views.keep("KZ", long);
      expect(await linesOf()).toEqual([lineOf(upTo.shared)]);
    });

    test("the same state again takes the line's place, so that a board is rebuilt over the old one", async () => {
      const line = lineOf(upTo.shared);
      await storage().views.keep("KZ", { ...line, versions: 9 });
      await storage().views.keep("KZ", line);
      expect(await linesOf()).toEqual([line]);
    });

    test.each([
      "before",
      "after",
    ] as const)("a write that failed %s it took hold is a Fault, and its repeat is safe", async (when) => {
      storage().fail("keep", when);
      await expect(storage().views.keep("KZ", lineOf(upTo.shared))).rejects.toBeInstanceOf(Fault);
      await storage().views.keep("KZ", lineOf(upTo.shared));
      expect(await linesOf()).toEqual([lineOf(upTo.shared)]);
    });

    test("a line that moved leaves the lists that it stood in", async () => {
      await storage().views.keep("KZ", lineOf(upTo.draft));
      expect(await linesOf({ waitsFor: "own-side", state: "DRAFT" })).toHaveLength(1);
      await storage().views.keep("KZ", lineOf(upTo.prepared));
      expect(await linesOf({ waitsFor: "own-side" })).toEqual([]);
      expect(await linesOf({ state: "DRAFT" })).toEqual([]);
      expect((await linesOf({ waitsFor: "signatory" })).length).toBe(1);
      await storage().views.keep("KZ", lineOf([...upTo.sealed, event.registered]));
      expect(await linesOf({ waitsFor: "signatory" })).toEqual([]);
      expect(await linesOf({ state: "REGISTERED" })).toMatchObject([{ id: ID }]);
    });

    test.each<[string, Partial<BoardQuery>, number[]]>([
      ["nothing, the last moved first", {}, [4, 3, 2, 1, 0]],
      ["what waits for the own side", { waitsFor: "own-side" }, [1, 0]],
      ["what waits for the other side", { waitsFor: "other-side" }, [2]],
      ["what waits for a signatory", { waitsFor: "signatory" }, [3]],
      ["what waits for the system", { waitsFor: "system" }, []],
      ["a session", { session: { commission: "KZ-UZ-IGC", ordinal: 20 } }, [2, 1, 0]],
      ["a session whose number begins alike", { session: { commission: "KZ-UZ-IGC", ordinal: 2 } }, [4, 3]],
      ["a session of another commission", { session: { commission: "KZ-UZ", ordinal: 20 } }, []],
      ["a state of the text", { state: "NEGOTIATING" }, [2, 1]],
      ["a state of the signatures", { state: "OPEN" }, [3]],
      ["a state of the entry", { state: "REGISTERED" }, [4]],
      ["words of a title, each from its beginning", { words: ["roadmap", "accel"] }, [4, 3, 2, 1, 0]],
      ["a word within another", { words: ["admap"] }, []],
      ["the place, whatever the script", { words: ["toshkent"] }, [4, 3, 2, 1, 0]],
      ["a signatory", { words: ["aripov"] }, [4, 3]],
      ["a number", { words: ["kaz", "uzb", "2023"] }, [4]],
      ["the session and what waits for a signatory", { words: ["igc", "2"], waitsFor: "signatory" }, [3]],
      ["all of it", { waitsFor: "own-side", session: { commission: "KZ-UZ-IGC", ordinal: 20 }, state: "DRAFT" }, [0]],
    ])("lists by %s", async (_, query, expected) => {
      await keepFive();
      expect(await indexesOf(query)).toEqual(expected);
    });

    test.each<[string, Partial<BoardQuery>, number[][]]>([
      ["whole", {}, [[4, 3], [2, 1], [0]]],
      ["by its index", { waitsFor: "own-side" }, [[1, 0]]],
      ["filtered", { session: { commission: "KZ-UZ-IGC", ordinal: 20 }, state: "NOT_OPEN" }, [[2, 1], [0]]],
    ])("pages to the end: %s", async (_, query, expected) => {
      const views = await keepFive();
      const pages: number[][] = [];
      let cursor: string | undefined;
      do {
        const page = await views.list({ party: "KZ", limit: 2, ...query, ...(cursor ? { cursor } : {}) });
        if (page === "cursor-invalid") throw new Error(page);
        pages.push(page.lines.map(({ id }) => Number(id.at(-1))));
        cursor = page.cursor;
      } while (cursor);
      expect(pages).toEqual(expected);
    });

    test("of two that moved in one moment none is lost between two pages", async () => {
      const views = await keepFive();
      for (const line of five()) await views.keep("UZ", { ...line, at: "2023-05-05T06:00:00.000Z" });
      const first = await views.list({ party: "UZ", limit: 3 });
      if (first === "cursor-invalid" || !first.cursor) throw new Error("a cursor");
      const rest = await views.list({ party: "UZ", limit: 3, cursor: first.cursor });
      expect([...first.lines, ...(rest === "cursor-invalid" ? [] : rest.lines)]).toHaveLength(5);
    });

    test("a cursor that is none is refused; one of the other side leads to nothing but the own lines", async () => {
      const views = await keepFive();
      const page = await views.list({ party: "KZ", limit: 2 });
      if (page === "cursor-invalid" || !page.cursor) throw new Error("a cursor");
      const { cursor } = page;
      for (const each of ["", "x", `x${cursor}`, `${cursor}!`, cursor.slice(1), cursor.slice(0, -6), "side#KZ"])
        expect(await views.list({ party: "KZ", limit: 2, cursor: each })).toBe("cursor-invalid");
      expect(await views.list({ party: "UZ", limit: 2, cursor })).toEqual({ lines: [] });
    });
  });
