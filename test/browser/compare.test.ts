import { type Browsing, openBrowsing, overflow, SIZES, screenshot, type Visitor, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { liveStories } from "./lives.ts";

inBrowser("comparing versions", () => {
  let browsing: Browsing;
  let id: string;
  beforeAll(async () => {
    browsing = await openBrowsing();
    const [roadmap] = await liveStories(browsing.cloud);
    id = roadmap?.id ?? "";
  }, 120_000);
  afterAll(() => browsing?.close());

  const opened = async (path: string): Promise<Visitor> => {
    const visitor = await browsing.visit(path);
    await visitor.page.getByRole("button", { name: "Sign in", exact: true }).click();
    await visitor.page.locator('button[value="kz-treaty-desk"]').click();
    return visitor;
  };

  test("the changed figures and words of two versions are shown, side by side and in line, by keys and by page", async () => {
    const visitor = await opened(`/desk/agreements/${id}/compare/ru/1-2`);
    const { page } = visitor;
    await page.getByRole("heading", { level: 1, name: "Compare versions" }).waitFor();
    await page.locator("del", { hasText: "III" }).first().waitFor();
    await page.locator("ins", { hasText: "IV" }).first().waitFor();
    await page.getByText("Number or date changed: 2 → 4").waitFor();
    for (const size of [SIZES.phone, SIZES.desktop]) {
      await page.setViewportSize(size);
      await screenshot(visitor, "desk-compare");
      expect(await violations(visitor)).toEqual([]);
      expect(await overflow(visitor)).toBe(0);
    }
    await page.keyboard.press("n");
    await page.keyboard.press("n");
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("change");
    await page.getByRole("radio", { name: "Inline" }).check();
    await page.locator(".pairs-inline").waitFor();
    await screenshot(visitor, "desk-compare-inline");
    expect(await violations(visitor)).toEqual([]);
    await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
    expect(await overflow(visitor)).toBe(0);
    await page.getByLabel("Text").selectOption("kk-Cyrl");
    await page.getByText("Number or date changed: 20 → 15").waitFor();
    expect(new URL(page.url()).pathname).toContain("/compare/kk-Cyrl/1-2");
    await visitor.context.close();
  });
});
