import { deskOf } from "../../infra/local/demo/desk.ts";
import { type Document, draftAs, typesetVersion } from "../../infra/local/demo/life.ts";
import { officer } from "../../infra/local/demo/stage.ts";
import { readSample } from "../../infra/local/demo/story.ts";
import { type Browsing, openBrowsing, overflow, SIZES, screenshot, type Visitor, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { liveStories, sampleStage } from "./lives.ts";

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
    // The three languages were changed alike.
    expect(await page.getByText("The same change was not found in").count()).toBe(0);
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

  test("a language that kept the figure before is named", async () => {
    const discordant = await proposedWithout("kk-Cyrl");
    const visitor = await opened(`/desk/agreements/${discordant}/compare/ru/1-2`);
    const { page } = visitor;
    const note = page.locator(".number-note", { hasText: "Number or date changed: 2 → 4" });
    await note.getByText("The same change was not found in: Kazakh", { exact: true }).waitFor();
    await screenshot(visitor, "desk-compare-discordant");
    expect(await violations(visitor)).toEqual([]);
    await page.getByLabel("Text").selectOption("kk-Cyrl");
    await page.getByText("The two versions say the same").waitFor();
    await visitor.context.close();
  });

  /** The sample Roadmap, whose second version leaves the text of one language as it was. */
  const proposedWithout = async (language: string): Promise<string> => {
    const stage = await sampleStage(browsing.cloud);
    const [before, after] = [readSample<Document>("roadmap.v1"), readSample<Document>("roadmap.v2")];
    const made = await draftAs(stage, officer("KZ", "treaty-desk"), before);
    const desk = deskOf(stage, made.id);
    const first = await typesetVersion(stage, "roadmap.v1", before);
    const second = await typesetVersion(stage, "roadmap.v2", after);
    await desk.upload(officer("KZ", "treaty-desk"), first);
    await desk.act(officer("KZ", "treaty-desk"), "share");
    const sent = second.map(
      (file) => first.find((each) => each.language === language && each.language === file.language) ?? file,
    );
    await desk.upload(officer("UZ", "treaty-desk"), sent);
    return made.id;
  };
});
