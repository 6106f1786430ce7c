import type { Page } from "playwright-core";
import { en } from "../../shared/messages/pages/signing-room/en.ts";
import { kk } from "../../shared/messages/pages/signing-room/kk.ts";
import { ru } from "../../shared/messages/pages/signing-room/ru.ts";
import { uz } from "../../shared/messages/pages/signing-room/uz.ts";
import { type Agreement, factsOf } from "../e2e/support.ts";
import { type Browsing, openBrowsing, overflow, screenshot, type Visitor, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { openSample } from "./lives.ts";
import { codeOf, linkOf, openAgreement } from "./signing.ts";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).locator("visible=true").first();

inBrowser("the signing room for everyone", () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await openBrowsing();
  }, 60_000);
  afterAll(() => browsing?.close());

  /**
   * At 360 px, at 640 px (200 % of 1280), mirrored: nothing sticks out in any language. What axe sees does not hang on the language: it looks
   * at one, in forced colours.
   */
  const holdsEverywhere = async (visitor: Visitor, name: string): Promise<void> => {
    const { page } = visitor;
    for (const width of [360, 640]) {
      await page.setViewportSize({ width, height: 800 });
      expect([name, width, await overflow(visitor)]).toEqual([name, width, 0]);
      await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
      expect([name, width, "rtl", await overflow(visitor)]).toEqual([name, width, "rtl", 0]);
      await page.evaluate(() => document.documentElement.removeAttribute("dir"));
    }
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    if (name.endsWith("-uz")) expect([name, await violations(visitor)]).toEqual([name, []]);
    await page.emulateMedia({ forcedColors: "none", reducedMotion: "no-preference" });
    await page.setViewportSize({ width: 390, height: 844 });
    await screenshot(visitor, `signing-${name}`);
  };

  describe("in each language", () => {
    let agreement: Agreement;
    beforeAll(async () => {
      agreement = await openSample(browsing.cloud);
    }, 120_000);

    test.each([
      { locale: "en", words: en },
      { locale: "ru", words: ru },
      { locale: "kk", words: kk },
      { locale: "uz", words: uz },
    ])("every view in $locale holds on small screens, enlarged, mirrored and in forced colours", async ({ locale, words }) => {
      const visitor = await browsing.visit(await linkOf(agreement, "kz1"), { size: "phone", locale });
      const { page } = visitor;
      await button(page, words.arrive.next).waitFor();
      await holdsEverywhere(visitor, `arrive-${locale}`);
      await button(page, words.arrive.next).click();
      await page.getByRole("textbox", { name: words.prove.label }).fill(await codeOf(agreement, "kz1"));
      await holdsEverywhere(visitor, `prove-${locale}`);
      await button(page, words.prove.next).click();
      await page.getByText(words.read.textHint).waitFor();
      for (let left = 2; left > 0; left--) {
        await page
          .locator(".dock")
          .getByText(words.read.opened(3 - left, 3))
          .waitFor();
        await page.locator(".dock button").click();
      }
      await page.locator(".dock").getByText(words.read.opened(3, 3)).waitFor();
      await page.getByRole("heading", { name: words.read.unchanged }).waitFor();
      await holdsEverywhere(visitor, `text-${locale}`);
      await button(page, words.read.asPages).click();
      await page.locator("#page-1[aria-busy=false]").waitFor();
      await button(page, words.find.open).click();
      await button(page, words.ask.open).click();
      await holdsEverywhere(visitor, `read-${locale}`);
      await button(page, words.decline.open).click();
      await page.getByRole("heading", { level: 1, name: words.decline.title }).waitFor();
      await holdsEverywhere(visitor, `decline-${locale}`);
      await page.getByRole("button", { name: words.sign.back }).click();
      await button(page, words.read.toSign).click();
      for (const way of [words.sign.draw, words.sign.type, words.sign.upload]) {
        await button(page, way).click();
        await holdsEverywhere(visitor, `confirm-${locale}`);
      }
      expect(visitor.complaints()).toEqual([]);
      await visitor.context.close();
    });
  });

  /** Presses Tab until the focus is on what has this name, as somebody without a pointer does. */
  const tabTo = async (page: Page, name: string): Promise<void> => {
    for (let stops = 0; stops < 60; stops++) {
      await page.keyboard.press("Tab");
      const here = await page.evaluate(() => {
        const at = document.activeElement;
        if (!at?.matches("a, button, input, select, textarea")) return [];
        const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])].map(({ innerText }) => innerText) : [];
        return [at?.textContent ?? "", ...labels].map((text) => text.trim());
      });
      if (here.some((text) => text.startsWith(name))) return;
    }
    throw new Error(`the keyboard does not reach ${name}`);
  };

  test("the keyboard alone goes from the letter to the receipt", async () => {
    const agreement = await openAgreement(browsing);
    const code = await codeOf(agreement, "uz1");
    const visitor = await browsing.visit(await linkOf(agreement, "uz1"));
    const { page } = visitor;
    const { keyboard } = page;
    await page.getByRole("button", { name: en.arrive.next }).waitFor();
    await tabTo(page, en.arrive.next);
    await keyboard.press("Enter");
    await page.getByLabel(en.prove.label).waitFor();
    await tabTo(page, en.prove.label);
    await keyboard.type(code);
    expect(await page.getByLabel(en.prove.label).inputValue()).toBe(code);
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: en.read.unchanged }).waitFor();
    await tabTo(page, en.read.toSign);
    await keyboard.press("Enter");
    await page.getByText(en.sign.type, { exact: true }).first().waitFor();
    await tabTo(page, en.sign.type);
    await keyboard.press("Space");
    await tabTo(page, en.sign.consent("", "").slice(0, 6));
    await keyboard.press("Space");
    await tabTo(page, en.sign.act(1));
    await keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: en.done.title }).waitFor();
    expect((await factsOf(agreement, "Signed")).map(({ data }) => data.slot)).toEqual(["uz1"]);
    await visitor.context.close();
  });
});
