import { until } from "../../infra/local/demo/api.ts";
import { officer } from "../../infra/local/demo/stage.ts";
import { draftOn, enter, opened, registered, seen, signAll, stageOf } from "../e2e/support.ts";
import { particulars } from "../fixtures/agreement.ts";
import { type Browsing, openBrowsing } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { button, looked, signIn } from "./desk-steps.ts";

inBrowser("the board", () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await openBrowsing();
  }, 60_000);
  afterAll(() => browsing?.close());

  const prepare = async (): Promise<void> => {
    const stage = stageOf(browsing.cloud);
    const authorization = await stage.signIn(officer("KZ", "treaty-desk"));
    const body = {
      ...particulars,
      titles: { ...particulars.titles, en: "Agreement on Three Rivers" },
      parties: [...particulars.parties, { party: "KG", name: { ru: "Кыргызстан" }, onBehalfOf: { ru: "За Кыргызстан" } }],
      authenticLanguages: ["ru"],
      session: { ...particulars.session, ordinal: 21, date: "2024-06-01" },
    };
    await stage.api("POST", "/v1/agreements", { body, authorization });
    const half = await opened(await draftOn(stage), { groups: [[0], [1]] });
    await (await enter(half, "kz1"))();
    const whole = await opened(await draftOn(stage), {});
    await signAll(whole);
    await registered(whole);
    await until("all signatures", async () => ((await seen(whole)).registered ? true : undefined));
  };

  test("by what it waits for, by session, by date; searched over titles, places, numbers and people", async () => {
    await prepare();
    const kz = await browsing.visit("/desk");
    const { page } = kz;
    await signIn(kz, "kz-treaty-desk");
    const rows = page.locator(".board-row");
    await page.getByText("Абдулла Арипов to sign").waitFor({ timeout: 60_000 });
    await page.getByText("Signed: Алихан Смаилов").waitFor();
    expect(await page.getByRole("heading", { level: 2 }).allInnerTexts()).toEqual(["Your side 1", "A signatory 1"]);
    await looked(kz, "board-waiting");

    await page.getByRole("radio", { name: "Session" }).check();
    await page.getByRole("heading", { name: /^Session 20, Tashkent/ }).waitFor();
    expect(await rows.count()).toBe(3);
    await page.getByRole("combobox", { name: "Session" }).selectOption({ index: 1 });
    await page.getByRole("heading", { name: /^Session 20/ }).waitFor({ state: "detached" });
    await page.getByRole("heading", { name: /^Session 21/ }).waitFor();
    expect(await page.getByRole("combobox", { name: "Session" }).locator("option").count()).toBe(3);
    await page.getByRole("combobox", { name: "Session" }).selectOption({ index: 0 });
    await page.getByRole("radio", { name: "Date" }).check();
    await page.getByRole("heading", { name: /^Last moved/ }).waitFor();
    await looked(kz, "board-date");

    const search = page.getByRole("searchbox");
    for (const [asked, count] of [
      ["three RIV", 1],
      ["арипов", 2],
      ["KAZ-UZB", 1],
      ["toshkent", 3],
      ["nothing at all", 0],
    ] as const) {
      await search.fill(asked);
      await page.waitForFunction((n) => document.querySelectorAll(".board-row").length === n, count);
    }
    await page.getByText("No agreement has these words").waitFor();
    await looked(kz, "board-nothing-found");
    await search.fill("");
    await rows.nth(2).waitFor();

    await kz.context.setOffline(true);
    await page.getByRole("radio", { name: "Waiting for" }).check();
    await page.getByText(/^No connection/).waitFor();
    await looked(kz, "board-offline");
    await kz.context.setOffline(false);
    await page.getByText("Абдулла Арипов to sign").waitFor();
    await page.route("**/v1/agreements?*", (route) => route.fulfill({ status: 500, body: "" }));
    await button(page, /./).first().waitFor();
    await page.getByRole("radio", { name: "Session" }).check();
    await page.getByText("The page could not be loaded").waitFor();
    await looked(kz, "board-failed");
    const expected = new RegExp(`ERR_INTERNET|status of 500|${browsing.cloud.issuer}/`);
    expect(kz.complaints(expected)).toEqual([]);
  }, 180_000);
});
