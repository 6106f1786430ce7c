import { type Installation, install } from "../../infra/local/installation.ts";
import { type Entry, leafData } from "../../shared/domain/registry/entry.ts";
import { appended, EMPTY, leafHash } from "../../shared/tlog/tree.ts";
import { uploadNames, uploads } from "../fixtures/pdf/uploads.ts";
import {
  type Agreement,
  byBus,
  byClock,
  draftOn,
  type EntryAnswer,
  enter,
  factsOf,
  opened,
  publicEntry,
  registered,
  type Stage,
  seen,
  stageOf,
  temporaryDirectory,
} from "./support.ts";

const DAY = 24 * 3600_000;
const TOMORROW = new Date(Date.now() + DAY).toISOString();
/** The last of the agreements that are sealed at once is to be public tomorrow. */
const COUNT = 4;

let cloud: Installation;
let stage: Stage;
let agreements: Agreement[];

beforeAll(async () => {
  cloud = await install({ directory: temporaryDirectory(), seed: 4 });
  stage = stageOf(cloud);
  agreements = await Promise.all(
    Array.from({ length: COUNT }, async (_, index) => {
      const pdf = uploads[uploadNames[index % uploadNames.length] ?? "table"];
      return opened(await draftOn(stage), { pdf, ...(index === COUNT - 1 ? { publicFrom: TOMORROW } : {}) });
    }),
  );
  const acts = await Promise.all(agreements.flatMap((each) => ["kz1", "uz1"].map((slot) => enter(each, slot))));
  await Promise.all(acts.map((act) => act()));
  await Promise.all(agreements.map((each) => registered(each)));
}, 90_000);
afterAll(() => cloud.stop());

/** In the order of the log. */
const entered = async () => {
  const facts = await Promise.all(
    agreements.map(async (agreement) => {
      const [fact, ...more] = await factsOf(agreement, "Registered");
      expect(more).toEqual([]);
      return { agreement, ...(fact?.data as { number: string; leafIndex: number; leafHash: string; root: string }) };
    }),
  );
  return facts.sort((a, b) => a.leafIndex - b.leafIndex);
};

test("agreements sealed at once get consecutive numbers, none twice, none skipped", async () => {
  const facts = await entered();
  const year = new Date().getUTCFullYear();
  expect(facts.map(({ number }) => number)).toEqual(facts.map((_, index) => `KAZ-UZB-${year}-000${index + 1}`));
  expect(facts.map(({ leafIndex }) => leafIndex)).toEqual(facts.map((_, index) => index));
});

test("each public entry is the leaf that its event names, and the roots grow leaf by leaf", async () => {
  let head = EMPTY;
  for (const { agreement, number, ...fact } of await entered()) {
    head = appended(head, fact.leafHash);
    expect(fact.root).toBe(head.root);
    if (agreement === agreements.at(-1)) continue;
    const shown = await byBus(agreement, `the entry of ${number}`, () => publicEntry(stage, number));
    expect(shown.entry.agreementId).toBe(agreement.id);
    expect(leafHash(leafData(shown.entry as unknown as Entry))).toBe(fact.leafHash);
    expect(shown.log).toEqual({ index: fact.leafIndex, leafHash: fact.leafHash, size: head.size, root: head.root });
  }
});

test("an entry that is public from tomorrow is not found before, and shows with the tick past it", async () => {
  const agreement = agreements.at(-1) as Agreement;
  const { number } = await registered(agreement);
  const listed = async () =>
    (await stage.api<{ entries: EntryAnswer["entry"][] }>("GET", "/v1/registry/agreements")).body.entries.map(
      (entry) => entry.number,
    );
  const [text] = (await seen(agreement)).sealed ?? [];
  const byText = () => stage.api<EntryAnswer>("GET", `/v1/registry/texts/${text?.sha256}`);
  const clock = byClock(cloud.tick);
  // Two ticks' worth of work for whatever is due today.
  await clock(agreement, "the other entries", async () => ((await listed()).length === COUNT - 1 ? true : undefined));
  cloud.tick(new Date(Date.parse(TOMORROW) - 1000));
  expect(await publicEntry(stage, number)).toBeUndefined();
  await expect(byText()).rejects.toMatchObject({ status: 404 });
  cloud.tick(new Date(Date.parse(TOMORROW) + 1000));
  const shown = await byBus(agreement, "the entry of tomorrow", () => publicEntry(stage, number));
  expect(shown.entry.publicFrom).toBe(TOMORROW);
  expect(await listed()).toContain(number);
  expect((await byText()).body.entry.number).toBe(number);
});
