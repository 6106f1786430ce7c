import type { BrowserContext } from "playwright-core";
import { until } from "../../infra/local/demo/api.ts";
import { deskOf } from "../../infra/local/demo/desk.ts";
import { type Document, draftAs, nominationOf, openingBody, SIDES } from "../../infra/local/demo/life.ts";
import { officer } from "../../infra/local/demo/stage.ts";
import { FILES, readSample } from "../../infra/local/demo/story.ts";
import { scannedPdf } from "../../test/fixtures/pdf/large.ts";
import { rounded, type Section } from "../measure.ts";
import type { Visited } from "./installation.ts";

/** About half a megabyte each. */
const PAGES = 40;

/** The first page of a text of 20 MB: what had come from the buckets when it stood there, beside the whole file. */
export const reading = async (visited: Visited): Promise<Section> => {
  const { length } = await scannedPdf(PAGES);
  const { link, code } = await openedWith(visited);
  const context = await visited.browser.newContext({ locale: "en" });
  const page = await context.newPage();
  const ranges = await held(context);
  await page.goto(`${visited.cloud.publicUrl}${link}`);
  await page.getByRole("button", { name: "Enter the access code" }).click();
  await page.getByRole("textbox", { name: "Access code" }).fill(code);
  const start = performance.now();
  await page.getByRole("button", { name: "Open the texts" }).click();
  await page.locator("#page-1[aria-busy=false] .textLayer span").first().waitFor({ state: "attached" });
  const ms = performance.now() - start;
  await context.close();
  const bytes = ranges.reduce((sum, each) => sum + each, 0);
  return {
    title: "First page of a long text, from the access code on",
    columns: ["file, KB", "requests", "asked for, KB", "of the file", "ms"],
    rows: [[rounded(length / 1000), ranges.length, rounded(bytes / 1000), rounded(bytes / length), rounded(ms)]],
    note: "Ranges alone: the whole file, which is hashed before anything can be signed, is held back here until the page stands.",
  };
};

/** Bytes of each range that is asked of a bucket; whole files do not come. */
const held = async (context: BrowserContext): Promise<number[]> => {
  const ranges: number[] = [];
  await context.route(
    ({ hostname }) => hostname === "127.0.0.1",
    async (route, request) => {
      const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers().range ?? "") ?? [];
      if (from === undefined) return;
      ranges.push(Number(to) - Number(from) + 1);
      await route.continue();
    },
  );
  return ranges;
};

/** An agreement open for signature with such a file in each language; link and access code of its first signatory. */
const openedWith = async ({ stage }: Visited) => {
  const { id } = await draftAs(stage, officer("KZ", "treaty-desk"), readSample<Document>("roadmap.v1"));
  const desk = deskOf(stage, id);
  const files = await Promise.all(
    FILES.map(async ({ language, words, original }, index) => ({
      ...{ name: `scan.${words}.pdf`, language, original, bytes: await scannedPdf(PAGES, index * PAGES) },
    })),
  );
  await desk.upload(officer("KZ", "treaty-desk"), files);
  await desk.act(officer("KZ", "treaty-desk"), "share");
  for (const side of SIDES)
    await desk.act(officer(side, "treaty-desk"), "initials", ({ versions }) => ({ manifest: versions.at(-1)?.manifest }));
  for (const side of SIDES) await desk.act(officer(side, "protocol-1"), "nominations", () => nominationOf(stage.people, side));
  const { body } = await desk.act(officer("UZ", "protocol-1"), "opening", (seen) => openingBody(stage.people, seen));
  const slot = body.slots.find(({ party }) => party === "KZ")?.slot;
  const link = await until("the invitation", async () => {
    const links = (await stage.inbox()).map(({ text }) => /\/sign#[^\s>)"]+/.exec(text)?.[0]);
    return links.find((each) => each?.startsWith(`/sign#${id}.${slot}.`));
  });
  const authorization = await stage.signIn(officer("KZ", "protocol-2"));
  const issued = await stage.api<{ code: string }>("POST", `/v1/agreements/${id}/slots/${slot}/access-code`, { authorization });
  return { link, code: issued.body.code };
};
