import { UI_LANGUAGES } from "../../shared/domain/languages.ts";
import { type Browsing, openBrowsing, overflow, SIZES, type Size, screenshot, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { type LivedPublic, liveStories } from "./lives.ts";

const SIZE_NAMES = Object.keys(SIZES) as Size[];

inBrowser("the registry", () => {
  let browsing: Browsing;
  let lived: readonly LivedPublic[];
  beforeAll(async () => {
    browsing = await openBrowsing();
    lived = await liveStories(browsing.cloud);
  }, 120_000);
  afterAll(() => browsing.close());

  const first = (): LivedPublic => {
    const [one] = lived;
    if (!one) throw new Error("no agreement was lived");
    return one;
  };
  const visited = async (path: string, size: Size, locale = "en", { script = true } = {}) => {
    const visitor = await browsing.visit(path, { size, locale, script });
    return { visitor, page: visitor.page };
  };

  describe.each(SIZE_NAMES)("on a %s", (size) => {
    test.each(UI_LANGUAGES)("search, agreement and verification, in %s", async (language) => {
      for (const [name, path, settled] of [
        ["registry-search", "/", ".result"],
        ["registry-agreement", `/agreements/${first().number}`, ".entry-title"],
        ["registry-verify", "/verify", ".drop"],
      ] as const) {
        const { visitor, page } = await visited(path, size, language);
        await page.locator(settled).first().waitFor();
        await screenshot(visitor, `${name}-${language}`);
        // Words change with the language, structure and colours do not.
        if (language === "en") expect(await violations(visitor)).toEqual([]);
        expect(await overflow(visitor)).toBe(0);
        await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
        expect(await overflow(visitor)).toBe(0);
        expect(visitor.complaints()).toEqual([]);
        await visitor.context.close();
      }
    });
  });

  test("words find an agreement in either script, narrow with the party, and stand in the address", async () => {
    const { visitor, page } = await visited("/", "desktop");
    await page.locator(".result").nth(1).waitFor();
    await page.getByRole("searchbox").fill("жол картасы");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("heading", { name: "1 agreement", exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get("q")).toBe("жол картасы");
    await screenshot(visitor, "registry-search-words");
    await page.getByRole("searchbox").fill("JOL kartasi");
    await page.keyboard.press("Enter");
    await page.waitForURL(/JOL/);
    expect(await page.locator(".result").count()).toBe(1);
    await page.goto(new URL("/", browsing.url).href);
    await page.getByRole("link", { name: "Roadmap 1" }).click();
    await page.waitForURL(/form=ROADMAP/);
    await page.getByRole("heading", { name: "1 agreement", exact: true }).waitFor();
    expect(await page.getByRole("link", { name: "Roadmap 1" }).getAttribute("aria-current")).toBe("true");
    await page.getByRole("searchbox").fill("nothing has these words");
    await page.keyboard.press("Enter");
    await page.getByText("No agreement matches").waitFor();
    expect(new URL(page.url()).searchParams.get("form")).toBe("ROADMAP");
    await screenshot(visitor, "registry-search-none");
    expect(await violations(visitor)).toEqual([]);
    await page.getByRole("link", { name: "Remove Roadmap" }).click();
    await page.getByText("No agreement matches").waitFor();
    await page.goBack();
    await page.goBack();
    await page.getByRole("heading", { name: "1 agreement", exact: true }).waitFor();
    await page.locator(".result h2 a").click();
    await page.locator("h1.entry-title").waitFor();
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  });

  test("the address on the signature page leads to the number", async () => {
    const { visitor, page } = await visited(`/v/${first().id}`, "phone");
    await page.waitForURL(`**/agreements/${first().number}`);
    await page.locator("h1.entry-title").waitFor();
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  });

  test.each([
    ["/agreements/KAZ-UZB-1999-0001", "No agreement KAZ-UZB-1999-0001 is public here"],
    ["/agreements/nonsense", "No agreement nonsense is public here"],
    ["/v/0000000000000000", "This agreement is not public yet"],
    ["/v/nonsense", "Nothing is kept at this address"],
  ])("%s says what is not there", async (path, says) => {
    const { visitor, page } = await visited(path, "phone");
    await page.getByRole("heading", { name: says, exact: true }).waitFor();
    expect(await violations(visitor)).toEqual([]);
    expect(visitor.complaints(/Failed to load resource/)).toEqual([]);
    await visitor.context.close();
  });

  test("without a script an agreement is found, read and downloaded, in the reader's language", async () => {
    const { visitor, page } = await visited("/", "desktop", "en", { script: false });
    await page.getByRole("link", { name: "Қазақша" }).click();
    await page.locator("html[lang=kk]").waitFor();
    await page.getByRole("searchbox").fill("жол картасы");
    await page.keyboard.press("Enter");
    // The choice is kept: the form's address says nothing of it.
    await page.locator("html[lang=kk] .result mark").first().waitFor();
    await page.locator(".result h2 a").click();
    await page.locator("h1.entry-title").waitFor();
    expect(await page.title()).toContain(first().number);
    expect(await page.locator(".copy").first().isVisible()).toBe(false);
    const downloading = page.waitForEvent("download");
    await page.locator(".entry-main a[download]").first().click();
    expect((await downloading).suggestedFilename()).toMatch(/\.pdf$/);
    await visitor.context.close();
  });

  test("a fingerprint and a citation are copied, and the button says so", async () => {
    const { visitor, page } = await visited(`/agreements/${first().number}`, "desktop");
    await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy citation" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(first().number);
    await visitor.context.close();
  });

  test("the years narrow the list, and the session leads to its agreements", async () => {
    const { visitor, page } = await visited("/", "desktop");
    await page.getByLabel("From").fill("1999");
    await page.getByLabel("To").fill("2000");
    await page.getByRole("button", { name: "Show these years" }).click();
    await page.getByText("No agreement matches").waitFor();
    await page.goto(new URL(`/agreements/${first().number}`, browsing.url).href);
    await page.getByRole("link", { name: "All agreements of the session" }).click();
    await page.getByRole("heading", { name: "2 agreements", exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get("session")).toBe("KZ-UZ-IGC.20");
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  });

  test("on a phone what narrows the result is a closed list", async () => {
    const { visitor, page } = await visited("/", "phone");
    expect(await page.getByRole("link", { name: "Roadmap 1" }).isVisible()).toBe(false);
    await page.getByText("Narrow the result").click();
    await page.getByRole("link", { name: "Roadmap 1" }).waitFor();
    expect(await overflow(visitor)).toBe(0);
    await screenshot(visitor, "registry-search-narrow");
    await visitor.context.close();
  });

  test("an agreement in print has no navigation", async () => {
    const { visitor, page } = await visited(`/agreements/${first().number}`, "desktop");
    await page.locator("h1.entry-title").waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".bar-nav").isVisible()).toBe(false);
    expect(await page.locator("h1.entry-title").isVisible()).toBe(true);
    await visitor.context.close();
  });
});
