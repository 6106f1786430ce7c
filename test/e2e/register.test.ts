import { readFileSync } from "node:fs";
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

const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(new URL(path, cloud.publicUrl), { headers, redirect: "manual" });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe("a public entry's address", () => {
  const shown = async () => {
    const [fact] = await entered();
    const { agreement, number } = fact ?? { number: "" };
    await byBus(agreement as Agreement, "the entry", () => publicEntry(stage, number));
    return { id: agreement?.id, number };
  };

  test("is a page that needs no script, in the language that is asked for or was chosen", async () => {
    const { number } = await shown();
    for (const [headers, language] of [
      [{ "accept-language": "kk-KZ,ru;q=0.5" }, "kk"],
      [{ "accept-language": "kk", cookie: "other=1; language=uz" }, "uz"],
      [{ "accept-language": "kk", cookie: "language=xx" }, "kk"],
      [{}, "en"],
    ] as const) {
      const { status, headers: answered, text } = await page(`/agreements/${number}`, headers);
      expect([status, answered.get("content-language")]).toEqual([200, language]);
      expect(answered.get("content-type")).toBe("text/html; charset=utf-8");
      expect(answered.get("set-cookie")).toBeNull();
      expect(text).toContain(`<html lang="${language}" dir="ltr">`);
      expect(text).toContain(number);
      expect(text).not.toMatch(/<!--|undefined|\[object|<style|style=|<script(?! type="module" crossorigin src="\/assets\/)/);
    }
    const chosen = await page(`/agreements/${number}?lang=ru`, { cookie: "language=uz" });
    expect(chosen.headers.get("content-language")).toBe("ru");
    expect(chosen.headers.get("set-cookie")).toBe("language=ru; Path=/; Max-Age=31536000; SameSite=Lax");
  });

  test("is data for who asks for it", async () => {
    const { number } = await shown();
    const api = await page(`/v1/registry/agreements/${number}`);
    for (const accept of ["application/json", "text/html;q=0.5, application/json", "application/*, text/html;q=0.9"]) {
      const { status, headers, text } = await page(`/agreements/${number}`, { accept });
      expect([accept, status, headers.get("content-type")]).toEqual([accept, 200, "application/json"]);
      expect(headers.get("vary")).toMatch(/\baccept\b/);
      expect(JSON.parse(text)).toEqual(JSON.parse(api.text));
    }
    for (const accept of ["*/*", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html, application/json", "image/png"])
      expect((await page(`/agreements/${number}`, { accept })).headers.get("content-type")).toMatch(/^text\/html/);
    const missing = await page("/agreements/KAZ-UZB-1999-0001", { accept: "application/json" });
    expect([missing.status, JSON.parse(missing.text).code]).toEqual([404, "not-found"]);
  });

  test("is found from the id that the signature page bears, and from the list", async () => {
    const { id, number } = await shown();
    const led = await page(`/v/${id}`);
    expect([led.status, led.headers.get("location")]).toEqual([302, `/agreements/${number}`]);
    expect((await page("/?q=дорожная")).text).toContain(`href="/agreements/${number}"`);
  });

  test("has the headers of every page, and comes compressed", async () => {
    const { number } = await shown();
    const { headers, text } = await page(`/agreements/${number}`, { "accept-encoding": "br" });
    expect(headers.get("content-encoding")).toBe("br");
    expect(text).toContain(number);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });
});

test("the API is described for programs and for people, with an entry that is there in its examples", async () => {
  const { status, headers, text } = await page("/openapi.json");
  expect([status, headers.get("content-type")]).toEqual([200, "application/json"]);
  expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync("docs/openapi.json", "utf8")));
  const docs = await page("/docs");
  const [number] = /KAZ-UZB-\d{4}-\d{4}/.exec(docs.text) ?? [];
  expect((await publicEntry(stage, number ?? ""))?.entry.number).toBe(number);
  expect(docs.text).toContain('<link rel="service-desc" type="application/json" href="/openapi.json"');
});

test.each([
  ["/agreements/KAZ-UZB-1999-0001", 404],
  ["/agreements/%3Cscript%3Ealert(1)%3C%2Fscript%3E", 404],
  [`/agreements/${"A".repeat(5000)}`, 404],
  ["/agreements/..%2F..%2Fv1", 404],
  ["/v/0000000000000000", 404],
  ["/v/nonsense", 404],
  ["/?party=%00&form=x&from=-1&to=99999&cursor=!!&q=%3Cblink%3E&lang=xx", 200],
  ["/?cursor=MjAyMy0wNS0wNSNLQVotVVpCLTIwMjMtMDAwMQ&from=2099", 200],
  [`/?q=${"%D0%B6".repeat(2000)}`, 200],
])("%s is answered by a page of ours", async (path, status) => {
  const { status: answered, headers, text } = await page(path);
  expect(answered).toBe(status);
  expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(text).not.toMatch(/<script>|<blink>|\0|undefined/);
  expect(text).toContain("</html>");
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
  for (const path of [`/agreements/${number}`, `/v/${agreement.id}`]) {
    const hidden = await page(path);
    expect([path, hidden.status]).toEqual([path, 404]);
    expect(hidden.text).not.toContain(agreement.id);
  }
  expect((await page("/")).text).not.toContain(number);
  cloud.tick(new Date(Date.parse(TOMORROW) + 1000));
  const shown = await byBus(agreement, "the entry of tomorrow", () => publicEntry(stage, number));
  expect(shown.entry.publicFrom).toBe(TOMORROW);
  expect(await listed()).toContain(number);
  expect((await byText()).body.entry.number).toBe(number);
});
