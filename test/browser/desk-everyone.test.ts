import { until } from "../../infra/local/demo/api.ts";
import { UI_LANGUAGES, type UiLanguage } from "../../shared/domain/languages.ts";
import { en } from "../../shared/messages/pages/desk/en.ts";
import { kk } from "../../shared/messages/pages/desk/kk.ts";
import { ru } from "../../shared/messages/pages/desk/ru.ts";
import { uz } from "../../shared/messages/pages/desk/uz.ts";
import { type Agreement, draftOn, isTrue, opened, seen, stageOf } from "../e2e/support.ts";
import { type Browsing, openBrowsing, overflow, screenshot, type Visitor, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { button } from "./desk-steps.ts";

const WORDS = { en, kk, ru, uz };

/** What reaches beyond the window. */
const tooWide = ({ page }: Visitor): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    const isOut = (each: Element): boolean => {
      const { left, right } = each.getBoundingClientRect();
      return right > clientWidth + 0.5 || left < -0.5;
    };
    return [...document.querySelectorAll("main *, header *")].filter(isOut).map((each) => `${each.tagName} ${each.className}`);
  });

inBrowser("the desk for everyone", () => {
  let browsing: Browsing;
  let agreement: Agreement;
  beforeAll(async () => {
    browsing = await openBrowsing();
    agreement = await opened(await draftOn(stageOf(browsing.cloud)), { groups: [[0], [1]] });
    await until("the signing copies", async () => isTrue((await seen(agreement)).prepared));
  }, 90_000);
  afterAll(() => browsing?.close());

  /** 360 px wide, at 200 % of a desktop, mirrored: nothing reaches beyond the window, and axe finds nothing. */
  const holds = async (visitor: Visitor, name: string): Promise<void> => {
    const { page } = visitor;
    for (const [how, width, dir] of [
      ["narrow", 360, "ltr"],
      ["zoomed", 720, "ltr"],
      ["mirrored", 1440, "rtl"],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate((direction) => document.documentElement.setAttribute("dir", direction), dir);
      if (how !== "zoomed") await screenshot(visitor, `desk-${name}-${how}`);
      const wide = (await overflow(visitor)) > 0 ? await tooWide(visitor) : [];
      expect({ name, how, wide }).toEqual({ name, how, wide: [] });
    }
    expect({ name, found: await violations(visitor) }).toEqual({ name, found: [] });
    await page.evaluate(() => document.documentElement.setAttribute("dir", "ltr"));
  };

  const signedIn = async (language: UiLanguage): Promise<Visitor> => {
    const visitor = await browsing.visit(`/desk/agreements/${agreement.id}`, { locale: language });
    await button(visitor.page, WORDS[language].signIn).click();
    await visitor.page.locator('button[value="kz-treaty-desk"]').click();
    await visitor.page.locator(".state-head").waitFor();
    return visitor;
  };

  test.each(
    UI_LANGUAGES,
  )("in %s: narrow, zoomed, mirrored; every form of an agreement's page, the draft, the board", async (language) => {
    const words = WORDS[language];
    const visitor = await signedIn(language);
    const { page } = visitor;
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    const slot = page.locator(".slot", { hasText: "Алихан Смаилов" });
    await button(page, words.postpone).click();
    await button(slot, words.accessCode).click();
    await button(slot, new RegExp(`^${words.moreActs}`)).click();
    await button(slot, words.replaceSignatory).click();
    await button(page, words.reopenAsk).click();
    await holds(visitor, `acts-${language}`);
    await page.getByRole("link", { name: words.newDraft }).first().click();
    await page.getByRole("heading", { name: words.newDraft }).waitFor();
    await button(page, words.addParty).click();
    await button(page, words.makeDraft).click();
    await holds(visitor, `draft-${language}`);
    await page.getByRole("link", { name: words.board, exact: true }).first().click();
    await page.locator(".board-row").first().waitFor();
    await holds(visitor, `board-${language}`);
    // No word of English is left where another language is spoken.
    if (language !== "en") expect(await page.locator("main").innerText()).not.toMatch(/\b(the|of|and|to sign|since)\b/);
    expect(visitor.complaints(new RegExp(`${browsing.cloud.issuer}/`))).toEqual([]);
  }, 120_000);

  test("in forced colours, in the dark and without motion every control keeps its shape", async () => {
    const visitor = await signedIn("en");
    const { page } = visitor;
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    await screenshot(visitor, "desk-agreement-forced-colours");
    const moves = await page.evaluate(
      () =>
        [...document.querySelectorAll("*")].filter((each) => {
          const { animationName, transitionDuration } = getComputedStyle(each);
          return animationName !== "none" || transitionDuration.split(",").some((time) => Number.parseFloat(time) > 0.01);
        }).length,
    );
    expect(moves).toBe(0);
    await page.getByRole("link", { name: "Board", exact: true }).first().click();
    await page.locator(".board-row").first().waitFor();
    await screenshot(visitor, "desk-board-forced-colours");
    await page.emulateMedia({ forcedColors: "none", colorScheme: "dark" });
    expect(await violations(visitor)).toEqual([]);
    await screenshot(visitor, "desk-board-dark");
    await page.goBack();
    await page.locator(".state-head").waitFor();
    expect(await violations(visitor)).toEqual([]);
    await screenshot(visitor, "desk-agreement-dark");
  }, 120_000);
});
