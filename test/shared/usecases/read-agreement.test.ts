import { fold } from "../../../shared/domain/agreement/fold.ts";
import { readAgreement } from "../../../shared/usecases/read-agreement.ts";
import { readEvents } from "../../../shared/usecases/read-events.ts";
import { readText } from "../../../shared/usecases/read-text.ts";
import { world } from "../../fakes/world.ts";
import { history, ID, sealedTexts, stored, upTo, version1 } from "../../fixtures/agreement.ts";

const officerOf = (party: string) => ({ subject: `${party} officer`, party });
const start = async (...streams: Parameters<ReturnType<typeof world>["seed"]>[0][]) => {
  const there = world();
  for (const events of streams) await there.seed(events);
  return there;
};
const [text] = version1.texts;
const wanted = { agreementId: ID, sha256: text?.sha256 ?? "" };

describe("a side's draft", () => {
  test("is read by its own side", async () => {
    const { store } = await start(upTo.draft);
    expect(await readAgreement(store, officerOf("KZ"), ID)).toEqual(fold(history(upTo.draft)));
  });

  test.each([
    "UZ",
    "KG",
  ])("is to an officer of %s as if it were not there: the draft, its events and its texts", async (party) => {
    const there = await start(upTo.draft);
    const missing = await readAgreement(there.store, officerOf(party), "0000000000000000");
    expect(missing).toEqual({ refused: "not-found" });
    expect(await readAgreement(there.store, officerOf(party), ID)).toEqual(missing);
    expect(await readEvents(there.store, officerOf(party), { agreementId: ID })).toEqual(missing);
    expect(await readText(there, officerOf(party), wanted)).toEqual(missing);
  });
});

describe("a shared agreement", () => {
  test("is read by all its sides, and before the draft that it came of", async () => {
    const { store } = await start(upTo.draft, upTo.initialled);
    for (const party of ["KZ", "UZ"])
      expect(await readAgreement(store, officerOf(party), ID)).toEqual(fold(history(upTo.initialled)));
  });

  test("is to a stranger as if it were not there", async () => {
    const there = await start(upTo.registered);
    for (const read of [
      readAgreement(there.store, officerOf("KG"), ID),
      readEvents(there.store, officerOf("KG"), { agreementId: ID }),
      readText(there, officerOf("KG"), wanted),
    ])
      expect(await read).toEqual({ refused: "not-found" });
  });
});

describe("its events", () => {
  test("are shown as they are kept, page by page, to the end", async () => {
    const { store } = await start(upTo.prepared);
    const shown: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await readEvents(store, officerOf("UZ"), { agreementId: ID, limit: 3, ...(cursor ? { cursor } : {}) });
      if ("refused" in page) throw new Error(page.refused);
      shown.push(...page.body.events);
      cursor = page.body.cursor;
    } while (cursor);
    expect(shown).toEqual(stored(upTo.prepared).map(({ body, hash }) => ({ body, hash })));
  });

  test("a page that they just fill has no cursor, and one behind their end is empty", async () => {
    const { store } = await start(upTo.prepared);
    const page = (limit: number, cursor = "0") => readEvents(store, officerOf("UZ"), { agreementId: ID, limit, cursor });
    expect(await page(8)).not.toHaveProperty("body.cursor");
    expect(await page(8, "8")).toEqual({ body: { events: [] } });
  });

  test.each(["", "-1", "1.5", "x", "1e3", "9999999999"])("the cursor %j is refused", async (cursor) => {
    const { store } = await start(upTo.prepared);
    expect(await readEvents(store, officerOf("UZ"), { agreementId: ID, cursor })).toEqual({ refused: "cursor-invalid" });
  });
});

describe("a text", () => {
  test.each([
    ["a draft's", upTo.draft, "KZ", "drafts"],
    ["an initialled one", upTo.initialled, "UZ", "texts"],
  ])("%s is read where it stands", async (_, events, party, folder) => {
    const there = await start(events);
    expect(await readText(there, officerOf(party), wanted)).toMatchObject({
      body: { sha256: wanted.sha256, url: `https://files.test/${folder}/${wanted.sha256}?versionId=&expires=300` },
    });
  });

  test("has its sealed file beside it, by its version", async () => {
    const there = await start(upTo.sealed);
    const [sealed] = sealedTexts();
    expect(await readText(there, officerOf("UZ"), wanted)).toMatchObject({
      body: {
        sealed: { sha256: sealed?.sha256, url: `https://files.test/sealed/${sealed?.sha256}?versionId=v-sealed&expires=300` },
      },
    });
  });

  test("of another hash is not found", async () => {
    const there = await start(upTo.sealed);
    expect(await readText(there, officerOf("UZ"), { ...wanted, sha256: "0".repeat(64) })).toEqual({ refused: "not-found" });
  });
});
