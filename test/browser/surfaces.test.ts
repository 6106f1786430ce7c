import { pageOf } from "../../shared/api/pages.ts";
import { type Browsing, openBrowsing, overflow, type Size, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";

inBrowser("every surface", () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await openBrowsing();
  }, 60_000);
  afterAll(() => browsing.close());

  const surfaces = ["/", "/verify", "/desk", "/sign"];

  const drawn = surfaces.filter((path) => pageOf(path));

  test.each(drawn)("%s speaks the reader's language, changes it in place and keeps the choice", async (path) => {
    const visitor = await browsing.visit(path, { locale: "kk-KZ" });
    const { page } = visitor;
    await page.evaluate(() => document.body.setAttribute("data-kept", "yes"));
    expect(await page.locator("html").getAttribute("lang")).toBe("kk");
    for (const [name, lang] of [
      ["Русский", "ru"],
      ["Oʻzbekcha", "uz"],
      ["English", "en"],
    ] as const) {
      await page.getByRole("link", { name }).click();
      await page.locator(`html[lang=${lang}]`).waitFor();
    }
    expect(await page.locator("body").getAttribute("data-kept")).toBe("yes");
    await page.reload();
    await page.locator("html[lang=en] main").waitFor();
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  });

  test.each(drawn)("without a script %s says what it needs, and where one can read without", async (path) => {
    const { page, context } = await browsing.visit(path, { script: false });
    await page.locator("p", { hasText: "Эта страница работает только с JavaScript." }).waitFor();
    await page.locator("noscript a", { hasText: "The registry is read without it." }).click();
    await page.getByRole("searchbox").waitFor();
    await context.close();
  });

  test("an address that no page has says so in every language, and leads to the registry", async () => {
    const { page, context } = await browsing.visit("/");
    const response = await page.goto(new URL("/agreement/KAZ-UZB-2023-0007", browsing.url).href);
    expect(response?.status()).toBe(404);
    for (const words of ["Бұл мекенжайда ештеңе жоқ.", "Bu manzilda hech narsa yoʻq.", "По этому адресу ничего нет."])
      await page.getByText(words).waitFor();
    expect(await page.locator("body").evaluate((body) => getComputedStyle(body).maxWidth)).toBe("640px");
    await page.getByRole("link", { name: "Depositary" }).click();
    await page.getByRole("searchbox").waitFor();
    await context.close();
  });

  test("the registry's language is chosen by an address, and kept for every surface", async () => {
    const visitor = await browsing.visit("/?party=KZ", { locale: "kk-KZ" });
    const { page } = visitor;
    expect(await page.locator("html").getAttribute("lang")).toBe("kk");
    await page.getByRole("link", { name: "Русский" }).click();
    await page.locator("html[lang=ru]").waitFor();
    expect(new URL(page.url()).search).toBe("?party=KZ&lang=ru");
    for (const path of ["/", "/verify"]) {
      await page.goto(new URL(path, browsing.url).href);
      await page.locator("html[lang=ru] main").waitFor();
    }
    await page.getByRole("link", { name: "Oʻzbekcha" }).click();
    await page.locator("html[lang=uz]").waitFor();
    await page.goto(browsing.url);
    await page.locator("html[lang=uz] main").waitFor();
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  });

  test.each(
    surfaces.flatMap((path) => (["desktop", "phone"] as Size[]).map((size) => ({ path, size }))),
  )("$path on a $size has nothing that axe finds, and does not scroll sideways, mirrored either", async ({ path, size }) => {
    const visitor = await browsing.visit(path, { size });
    expect(await violations(visitor)).toEqual([]);
    expect(await overflow(visitor)).toBe(0);
    await visitor.page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
    expect(await overflow(visitor)).toBe(0);
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  });

  test.each(surfaces)("%s holds at 360 px, at 200 %% zoom, in the dark and in forced colours", async (path) => {
    const visitor = await browsing.visit(path, { size: "phone", locale: "ru", dark: true });
    const { page } = visitor;
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await overflow(visitor)).toBe(0);
    expect(await violations(visitor)).toEqual([]);
    // 200 % on a window of 1280 px is one of 640 CSS px.
    await page.setViewportSize({ width: 640, height: 400 });
    expect(await overflow(visitor)).toBe(0);
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    const lines = (selector: string) =>
      page.locator(selector).evaluateAll((links) => links.map((link) => getComputedStyle(link).borderBlockEndColor));
    const [current] = await lines(".languages a[aria-current]");
    expect(await lines(".languages a:not([aria-current])")).not.toContain(current);
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  });

  test("the first stop of the keyboard leads past the navigation", async () => {
    const visitor = await browsing.visit("/");
    await visitor.page.keyboard.press("Tab");
    await visitor.page.keyboard.press("Enter");
    expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe("content");
    await visitor.context.close();
  });

  test("what is no page is not found", async () => {
    for (const path of ["/deskx", "/assets/none.js"]) expect((await fetch(new URL(path, browsing.url))).status).toBe(404);
  });
});
