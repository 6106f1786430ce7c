import { UI_LANGUAGES } from "../../shared/domain/languages.ts";
import { type Browsing, openBrowsing, overflow, SIZES, type Size, screenshot, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { liveStories } from "./lives.ts";

const SIZE_NAMES = Object.keys(SIZES) as Size[];

inBrowser("the API's documentation", () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await openBrowsing();
    await liveStories(browsing.cloud);
  }, 120_000);
  afterAll(() => browsing.close());

  describe.each(SIZE_NAMES)("on a %s", (size) => {
    test.each(UI_LANGUAGES)("it is read by everyone, in %s", async (language) => {
      const visitor = await browsing.visit("/docs", { size, locale: language });
      await visitor.page.locator(".docs-run").first().waitFor();
      expect(await overflow(visitor)).toBe(0);
      await screenshot(visitor, `docs-${language}`, { whole: false });
      if (language === "en") expect(await violations(visitor)).toEqual([]);
      expect(visitor.complaints()).toEqual([]);
      await visitor.context.close();
    });
  });

  test("at 360 px nothing makes the page scroll sideways, however much is unfolded or written from right to left", async () => {
    const visitor = await browsing.visit("/docs", { size: "phone", locale: "ru" });
    await visitor.page.setViewportSize({ width: 360, height: 800 });
    await visitor.page.evaluate(() => {
      for (const each of document.querySelectorAll("details")) each.open = true;
    });
    expect(await overflow(visitor)).toBe(0);
    await visitor.page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    expect(await overflow(visitor)).toBe(0);
    await visitor.context.close();
  });

  test("every public example runs as it stands: it asks for an entry of this registry", async () => {
    const { page, context, complaints } = await browsing.visit("/docs");
    const forms = page.locator(".docs-run");
    await forms.first().waitFor();
    expect(await forms.count()).toBeGreaterThan(3);
    for (const form of await forms.all()) {
      await form.getByRole("button", { name: "Run" }).click();
      await form.getByText(/^GET .* · 200$/).waitFor();
      expect(JSON.parse(await form.locator("pre").innerText())).toBeInstanceOf(Object);
    }
    expect(complaints()).toEqual([]);
    await context.close();
  });

  test("lines for the shell call the host that the page was read from, copied or typed", async () => {
    const { page, context } = await browsing.visit("/docs");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const section = page.locator("section[aria-labelledby=list-entries]");
    const line = `curl '${browsing.url}/v1/registry/agreements?party=KZ&from=2023-01-01&limit=20'`;
    await section.getByText(line, { exact: true }).waitFor();
    await section.getByRole("button", { name: "Copy" }).click();
    await section.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(line);
    expect(await page.locator("main").innerText()).not.toContain("depositary.example");
    await context.close();
  });

  test("an example runs with what is typed, by keyboard; a refusal and a missing answer are told apart", async () => {
    const { page, context } = await browsing.visit("/docs");
    const list = page.locator('form[data-run="/v1/registry/agreements"]');
    await list.getByLabel("party").fill("UZ,KZ");
    await list.getByLabel("from").fill("");
    await page.keyboard.press("Enter");
    await list.getByText("GET /v1/registry/agreements?party=UZ%2CKZ&limit=20 · 200").waitFor();
    const form = page.locator('form[data-run="/v1/registry/agreements/{number}"]');
    await form.getByLabel("number").fill("KAZ-UZB-1999-0009");
    await page.keyboard.press("Enter");
    await form.getByText("· 404").waitFor();
    expect(JSON.parse(await form.locator("pre").innerText())).toMatchObject({ code: "not-found" });
    await context.setOffline(true);
    await page.keyboard.press("Enter");
    await form.getByText("No answer came.").waitFor();
    expect(await form.locator("pre").isVisible()).toBe(false);
    await context.close();
  });

  test("without a script it is all there to read, and nothing to press that would do nothing", async () => {
    const { page, context } = await browsing.visit("/docs", { script: false });
    await page.getByRole("heading", { name: "GET /v1/registry/agreements/{number}" }).waitFor();
    expect(await page.locator(".docs-run:visible, .docs button:visible").count()).toBe(0);
    await context.close();
  });

  test("printed, everything is unfolded and there is nothing to press", async () => {
    const { page, context } = await browsing.visit("/docs");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#schema-Agreement ~ ul details li").first().isVisible()).toBe(true);
    expect(await page.locator(".docs-run:visible, .docs button:visible").count()).toBe(0);
    await context.close();
  });
});
