import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { sha256 } from "../../infra/local/demo/stage.ts";
import { type Agreement, seen } from "../e2e/support.ts";
import { scannedPdf } from "../fixtures/pdf/large.ts";
import { type Browsing, openBrowsing, overflow, screenshot, type Visitor, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { openSample } from "./lives.ts";
import { drawnPage, enterRoom, openAgreement } from "./signing.ts";

const MEGABYTE = 1024 * 1024;

/** Buckets stand on another host than the pages. */
const isBucket = (url: URL): boolean => url.hostname === "127.0.0.1";
const finds = (page: Page, name: "found" | "found-now"): Promise<number> =>
  page.evaluate((key) => CSS.highlights.get(key)?.size ?? 0, name);

inBrowser("reading in the signing room", () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await openBrowsing();
  }, 60_000);
  afterAll(() => browsing?.close());

  const holds = async (visitor: Visitor, name: string): Promise<void> => {
    expect(await violations(visitor)).toEqual([]);
    expect(await overflow(visitor)).toBe(0);
    await screenshot(visitor, `signing-${name}`, { whole: false });
  };

  describe("a text in three languages", () => {
    let agreement: Agreement;
    let visitor: Visitor;
    let page: Page;
    beforeAll(async () => {
      agreement = await openSample(browsing.cloud);
      visitor = await enterRoom(browsing, agreement, "kz1");
      page = visitor.page;
    }, 120_000);

    test("the main button names the next text until every one was drawn and checked", async () => {
      const panel = page.locator(".reading-panel");
      await drawnPage(page);
      expect(await page.getByRole("tab").count()).toBe(3);
      const opened: string[] = [];
      for (let left = 2; left > 0; left--) {
        const next = panel.getByRole("button", { name: /^Open the text: / });
        expect(await panel.getByRole("button", { name: "Go on to signing" }).count()).toBe(0);
        opened.push(await next.innerText());
        await next.click();
        await page.getByRole("tab", { selected: true }).getByText("opened", { exact: true }).waitFor();
      }
      expect(new Set(opened).size).toBe(2);
      await panel.getByRole("button", { name: "Go on to signing" }).waitFor();
      await page.getByRole("heading", { name: "The text has not changed" }).waitFor();
      await holds(visitor, "three-texts");
    });

    test("what is searched for is counted on all pages and found one after the other, whatever its case", async () => {
      await page.getByRole("tab", { name: /Русский/ }).click();
      await drawnPage(page);
      await page.getByRole("button", { name: "Find" }).click();
      const box = page.getByRole("searchbox", { name: "Find in the text" });
      await box.fill("РЕСПУБЛИКИ КАЗАХСТАН");
      await page.locator(".find-count", { hasText: /^1 of \d+$/ }).waitFor();
      const all = Number(/of (\d+)/.exec(await page.locator(".find-count").innerText())?.[1]);
      expect(all).toBeGreaterThan(2);
      await page.waitForFunction(() => CSS.highlights.get("found-now")?.size === 1);
      await holds(visitor, "find");
      await page.getByRole("button", { name: "Previous place" }).click();
      await page.locator(".find-count", { hasText: `${all} of ${all}` }).waitFor();
      await page.waitForFunction(() => CSS.highlights.get("found-now")?.size === 1);
      await box.press("Enter");
      await page.locator(".find-count", { hasText: `1 of ${all}` }).waitFor();
      await box.fill("no such words");
      await page.getByText("Not found").waitFor();
      expect(await finds(page, "found")).toBe(0);
      await box.press("Escape");
      await box.waitFor({ state: "detached" });
    });

    test("a page is gone to by its number; pages are wider and narrower; their words can be selected", async () => {
      await page.getByRole("button", { name: /^Page \d of \d/ }).click();
      const pages = page.getByRole("navigation", { name: "Pages of the text" }).getByRole("button");
      const last = await pages.count();
      await holds(visitor, "pages");
      await pages.nth(last - 1).click();
      await page.getByRole("button", { name: `Page ${last} of ${last}`, expanded: false }).waitFor();
      await page.locator(`#page-${last} .textLayer span`).first().waitFor();
      const width = () => page.locator("#page-1").evaluate((sheet) => sheet.clientWidth);
      const before = await width();
      await page.getByRole("button", { name: "Larger" }).click();
      expect(await width()).toBeGreaterThan(before);
      await page.getByRole("button", { name: "Fit width" }).click();
      expect(Math.abs((await width()) - (await page.locator(".pages").evaluate(({ clientWidth }) => clientWidth)))).toBeLessThan(
        2,
      );
      const selected = await page.locator(`#page-${last} .textLayer`).evaluate((layer) => {
        getSelection()?.selectAllChildren(layer);
        return getSelection()?.toString() ?? "";
      });
      expect(selected).toContain("За Правительство");
    });

    test("the joined file is downloaded: the initialled bytes, then the signing copy's", async () => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Download PDF" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("ru.pdf");
      const bytes = readFileSync(await download.path());
      const text = (await seen(agreement)).versions[0]?.texts?.find(({ language }) => language === "ru");
      expect(text).toBeDefined();
      const { bytes: length = 0, sha256: hash } = text as { bytes?: number; sha256: string };
      expect(bytes.length).toBeGreaterThan(length);
      expect(sha256(bytes.subarray(0, length))).toBe(hash);
    });

    test("on a phone the texts are large, and the dock says how many were opened", async () => {
      const phone = await enterRoom(browsing, agreement, "kz1", { size: "phone" });
      await phone.page.getByText("Opened: 1 of 3").waitFor();
      await phone.page
        .locator(".dock")
        .getByRole("button", { name: /^Open the text: / })
        .click();
      await phone.page.getByText("Opened: 2 of 3").waitFor();
      await phone.page.getByRole("button", { name: "Find" }).click();
      await phone.page.getByRole("searchbox").fill("respublika");
      await phone.page.getByText(/^1 of \d+$/).waitFor();
      await holds(phone, "find");
      await phone.context.close();
    });
  });

  describe("a text of 20 MB", () => {
    let agreement: Agreement;
    beforeAll(async () => {
      agreement = await openAgreement(browsing, { pdf: await scannedPdf(40) });
    }, 180_000);

    test("its first page is on the screen by ranges, while the whole has not come; signing waits for the whole", async () => {
      const held = Promise.withResolvers<void>();
      const ranges: number[] = [];
      const asked = Promise.withResolvers<void>();
      const visitor = await enterRoom(browsing, agreement, "kz1", {
        before: async ({ context }) => {
          await context.route(isBucket, async (route, request) => {
            const range = /bytes=(\d+)-(\d+)/.exec(request.headers().range ?? "");
            if (range) ranges.push(Number(range[2]) - Number(range[1]) + 1);
            else {
              asked.resolve();
              await held.promise;
            }
            await route.continue();
          });
        },
      });
      const { page } = visitor;
      await drawnPage(page);
      const sum = ranges.reduce((all, bytes) => all + bytes, 0);
      expect(sum).toBeGreaterThan(0);
      expect(sum).toBeLessThan(3 * MEGABYTE);
      await page.getByRole("heading", { name: "The whole file is being checked" }).waitFor();
      // The worker is started once the page stands.
      await asked.promise;
      const panel = page.locator(".reading-panel");
      expect(await panel.getByRole("button", { name: /^Checking: / }).count()).toBe(1);
      expect(await page.getByRole("link", { name: "Download PDF" }).count()).toBe(0);
      await holds(visitor, "checking");
      held.resolve();
      await page.getByRole("heading", { name: "The text has not changed" }).waitFor();
      await panel.getByRole("button", { name: "Go on to signing" }).waitFor();
      await visitor.context.close();
    });

    test("a page that was shown from other bytes than the checked ones is found out", async () => {
      const visitor = await enterRoom(browsing, agreement, "uz1", {
        before: async ({ context }) => {
          await context.route(isBucket, async (route, request) => {
            if (!request.headers().range) return route.continue();
            const response = await route.fetch();
            const body = await response.body();
            body[body.indexOf("Scan") + 5] = "9".charCodeAt(0);
            await route.fulfill({ response, body });
          });
        },
      });
      await visitor.page.getByText("This is not the initialled text").waitFor();
      expect(await visitor.page.getByRole("button", { name: "Go on to signing" }).count()).toBe(0);
      await visitor.context.close();
    });
  });
});
