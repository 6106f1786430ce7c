import { officer } from "../../infra/local/demo/stage.ts";
import { draftOn, initialled, stageOf } from "../e2e/support.ts";
import { type Browsing, openBrowsing, overflow, screenshot, type Visitor, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { button, looked, signIn } from "./desk-steps.ts";

const MINUTE = 60_000;

inBrowser("who is signed in at the desk", () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await openBrowsing();
  }, 60_000);
  afterAll(() => browsing?.close());

  /** All that outlives the page: storages, databases, caches, cookies of ours and the history's addresses. */
  const kept = ({ page, context }: Visitor): Promise<string> =>
    page
      .evaluate(async () => {
        const databases = (await indexedDB.databases()).map(({ name }) => name);
        return JSON.stringify([
          { ...localStorage },
          { ...sessionStorage },
          databases,
          await caches.keys(),
          location.href,
          history.state,
        ]);
      })
      .then(async (inPage) => inPage + JSON.stringify((await context.cookies()).filter(({ domain }) => domain !== "localhost")));

  test("on a phone a button unfolds where one can go, and going there folds it again", async () => {
    const kz = await browsing.visit("/desk", { size: "phone" });
    const { page } = kz;
    await signIn(kz, "kz-treaty-desk");
    const stuck = page.getByRole("link", { name: "Stuck work" });
    expect(await stuck.isVisible()).toBe(false);
    await button(page, "Menu").focus();
    await page.keyboard.press("Enter");
    await stuck.waitFor();
    await screenshot(kz, "desk-menu", { whole: false });
    expect([await violations(kz), await overflow(kz)]).toEqual([[], 0]);
    await stuck.click();
    await page.getByRole("heading", { name: "Stuck work", level: 1 }).waitFor();
    expect(await stuck.isVisible()).toBe(false);
    await kz.context.close();
  });

  test("tokens stay in memory; the side's name, role and person are shown; half an hour without use signs out", async () => {
    const stage = stageOf(browsing.cloud);
    const authorization = await stage.signIn(officer("KZ", "treaty-desk"));
    const person = {
      name: { en: "Aigerim Sadykova", ru: "Айгерим Садыкова" },
      role: "treaty-officer",
      language: "kk",
      mail: "a@kz.example",
    };
    await stage.api("PUT", "/v1/sides/KZ/officers/kz-treaty-desk", { body: person, authorization });
    const kz = await browsing.visit("/desk");
    const { page } = kz;
    // Before the page makes its timers.
    await page.clock.install();
    await page.reload();
    await signIn(kz, "kz-treaty-desk");
    await page.locator(".person", { hasText: "Aigerim Sadykova" }).waitFor();
    expect(await page.title()).toBe("Board · Depositary");
    expect(await kept(kz)).not.toMatch(/eyJ|access_token|id_token|refresh/);

    await page.getByRole("link", { name: "New draft" }).first().click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    expect(await page.title()).toBe("New draft · Depositary");
    await page.getByLabel("Commission").fill("KZ-UZ-IGC");
    await page.clock.runFor(29 * MINUTE);
    await page.keyboard.press("Shift");
    await page.clock.runFor(29 * MINUTE);
    expect(await page.getByLabel("Commission").inputValue()).toBe("KZ-UZ-IGC");
    await page.clock.runFor(2 * MINUTE);
    await page.getByText("Signed out after 30 minutes without use").waitFor();
    expect(await page.getByLabel("Commission").count()).toBe(0);
    await looked(kz, "idle");
    await page.clock.resume();
    await button(page, "Sign in").click();
    await page.getByLabel("Commission").waitFor();
    expect(new URL(page.url()).pathname).toBe("/desk/new");
    expect(await page.getByLabel("Commission").inputValue()).toBe("KZ-UZ-IGC");
  }, 120_000);

  test("a sign-in that ends in the middle of an act loses nothing that was typed; signing out leaves nothing", async () => {
    const agreement = await draftOn(stageOf(browsing.cloud));
    await initialled(agreement);
    const kz = await browsing.visit(`/desk/agreements/${agreement.id}`);
    const { page } = kz;
    await button(page, "Sign in").click();
    await page.locator('button[value="kz-treaty-desk"]').click();
    await button(page, "Nominate a signatory").click();
    await page.getByLabel(/^Name/).fill("Алихан Смаилов");
    await page.getByLabel(/^Office/).fill("Премьер-министр");
    await page.getByLabel("Mail address").fill("pm@kz.example");
    await page.route("**/nominations", (route) => route.fulfill({ status: 401, body: JSON.stringify({ code: "unauthorized" }) }));
    await button(page, "Nominate").click();
    await page.getByText("The sign-in has ended").waitFor();
    await looked(kz, "expired");
    await page.unroute("**/nominations");
    await button(page, "Sign in").click();
    await button(page, "Nominate a signatory").click({ timeout: 60_000 });
    expect(await page.getByLabel(/^Name/).inputValue()).toBe("Алихан Смаилов");
    await button(page, "Nominate").click();
    await page.getByText("Алихан Смаилов was nominated.").waitFor();

    await button(page, "Sign out").click();
    await button(page, "Sign in").waitFor();
    expect(await page.locator("main").innerText()).not.toMatch(/Смаилов/);
    // The next one in this tab is asked who they are.
    await button(page, "Sign in").click();
    await page.locator('button[value="kz-protocol-1"]').waitFor();
    expect(kz.complaints(new RegExp(`status of 401|${browsing.cloud.issuer}/`))).toEqual([]);
  }, 120_000);

  test("who did not finish signing in is told so", async () => {
    const visitor = await browsing.visit("/desk?error=access_denied&state=none");
    await visitor.page.getByText("The sign-in was not completed").waitFor();
    await looked(visitor, "sign-in-failed");
  }, 60_000);
});
