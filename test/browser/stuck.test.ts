import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { LocalCloud } from "../../infra/local/boot.ts";
import { officer } from "../../infra/local/demo/stage.ts";
import { deploy, makeTrust } from "../../infra/local/installation.ts";
import { type Agreement, draftOn, opened, seen, stageOf } from "../e2e/support.ts";
import { type Browsing, openOn, overflow, SIZES, screenshot, type Visitor, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { sampleStage } from "./lives.ts";

const looked = async (visitor: Visitor, name: string): Promise<void> => {
  const { page } = visitor;
  for (const size of [SIZES.phone, { width: 360, height: 780 }, SIZES.desktop]) {
    await page.setViewportSize(size);
    if (size.width !== 360) await screenshot(visitor, `desk-${name}`);
    expect({ name, size, found: await violations(visitor) }).toEqual({ name, size, found: [] });
    expect({ name, size, overflow: await overflow(visitor) }).toEqual({ name, size, overflow: 0 });
  }
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  expect({ name, rtl: await overflow(visitor) }).toEqual({ name, rtl: 0 });
  await page.evaluate(() => document.documentElement.setAttribute("dir", "ltr"));
};

inBrowser("letters and stuck work at the desk", () => {
  let browsing: Browsing<LocalCloud>;
  let agreement: Agreement;
  beforeAll(async () => {
    browsing = await openOn(deploy);
    await sampleStage(browsing.cloud);
    agreement = await opened(await draftOn(stageOf(browsing.cloud)));
  }, 120_000);
  afterAll(() => browsing?.close());

  const signedIn = async (who: string, path: string, locale = "en"): Promise<Visitor> => {
    const visitor = await browsing.visit(path, { locale });
    await visitor.page.locator("main button").first().click();
    await visitor.page.locator(`button[value="${who}"]`).click();
    return visitor;
  };

  test("work that is stuck is seen with its reason, tried again once it is mended, and done; a letter is sent again", async () => {
    const visitor = await signedIn(officer("KZ", "protocol-1"), "/desk/stuck");
    const { page } = visitor;
    await page.getByRole("heading", { level: 1, name: "Stuck work" }).waitFor();
    await page.getByText("no signing certificates yet").waitFor({ timeout: 60_000 });
    // The rail counts it on whichever page.
    const rail = page.locator(".rail-nav");
    await rail.getByRole("link", { name: "Stuck work 1", exact: true }).waitFor();
    await looked(visitor, "stuck");

    await page.getByRole("link", { name: /Roadmap/ }).click();
    await page.getByRole("heading", { level: 2, name: "System’s work" }).waitFor();
    const step = page.locator(".step", { hasText: "Make the signing copies" });
    await step.getByText("Failed, will be tried again").waitFor();
    await looked(visitor, "steps");

    await makeTrust(browsing.cloud);
    // By keys alone: the button is reached, pressed and answers aloud.
    await step.getByRole("button", { name: "Try now: Make the signing copies" }).focus();
    await page.keyboard.press("Enter");
    await step.waitFor({ state: "detached", timeout: 60_000 });
    expect((await seen(agreement)).prepared).toBe(true);

    await page.getByRole("link", { name: "Deliveries" }).click();
    await page.getByRole("heading", { level: 2, name: "Deliveries" }).waitFor();
    const row = page.locator("tr", { hasText: "Invitation to sign" });
    await row.getByText("Sent", { exact: true }).waitFor({ timeout: 60_000 });
    await row.getByRole("button", { name: /^Send again: Invitation to sign/ }).click();
    await row.locator(".delivery-tries > li").nth(1).waitFor({ timeout: 60_000 });
    expect(await page.content()).not.toContain("@uz.example");
    await looked(visitor, "deliveries");
    const mails = async () =>
      (await agreement.stage.inbox()).filter(({ destination }) => destination.to[0] === "head_of_government@kz.example");
    expect(await mails()).toHaveLength(2);

    await page.getByRole("link", { name: "System’s work" }).click();
    await page.getByText("Nothing waits for the system").waitFor({ timeout: 60_000 });
    await rail.getByRole("link", { name: "Stuck work", exact: true }).waitFor();
    await looked(visitor, "steps-none");
    expect(visitor.complaints(new RegExp(`${browsing.cloud.issuer}/`))).toEqual([]);
    await visitor.context.close();
  }, 120_000);

  test("who may not push is told who may; without a connection the last that is known stays", async () => {
    const visitor = await signedIn("kz-legal", `/desk/agreements/${agreement.id}/deliveries`, "ru");
    const { page, context } = visitor;
    await page.getByText("Это делает: Сотрудник по договорам, Сотрудник протокола").waitFor();
    expect(await page.getByRole("button", { name: /Отправить/ }).count()).toBe(0);
    await page.getByText("Приглашение к подписанию").waitFor();
    await context.setOffline(true);
    await page
      .getByText(/Нет связи/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await page.getByText("Приглашение к подписанию").count()).toBe(1);
    await context.close();
  }, 60_000);

  test.each([
    ["kk", "Хаттар", "Қайта жіберу"],
    ["uz", "Xatlar", "Qayta yuborish"],
    ["ru", "Письма", "Отправить ещё раз"],
  ])(
    "in %s nothing is wider than a phone, and a service that fails says so",
    async (language, letters, again) => {
      const visitor = await signedIn(officer("KZ", "treaty-desk"), `/desk/agreements/${agreement.id}/deliveries`, language);
      const { page } = visitor;
      await page.getByRole("heading", { level: 2, name: letters }).waitFor();
      await page.getByText(again, { exact: true }).first().waitFor();
      for (const width of [360, SIZES.desktop.width]) {
        await page.setViewportSize({ width, height: 800 });
        expect({ width, overflow: await overflow(visitor) }).toEqual({ width, overflow: 0 });
        await screenshot(visitor, `desk-deliveries-${language}`);
      }
      expect(await violations(visitor)).toEqual([]);
      await page.route("**/steps", (route) => route.fulfill({ status: 503, body: "{}" }));
      await page.locator(".sections a").last().click();
      await page.locator(".note-stop").waitFor();
      await visitor.context.close();
    },
    60_000,
  );

  test("the exported timeline is the chain, and a broken one is stopped at its event", async () => {
    const visitor = await signedIn(officer("UZ", "treaty-desk"), `/desk/agreements/${agreement.id}`);
    const { page } = visitor;
    await page.getByText("Chain checked, unbroken").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export", exact: true }).click(),
    ]);
    const { events } = JSON.parse(readFileSync(await download.path(), "utf8")) as { events: { body: string; hash: string }[] };
    let before = "0".repeat(64);
    for (const { body, hash } of events) {
      expect([createHash("sha256").update(body).digest("hex"), JSON.parse(body).prevHash]).toEqual([hash, before]);
      before = hash;
    }
    expect(events.length).toBeGreaterThan(5);

    await page.route("**/events?**", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('\\"type\\":\\"Preserved\\"', '\\"type\\":\\"Prepared\\"');
      await route.fulfill({ response, body });
    });
    await page.getByRole("link", { name: "Deliveries" }).click();
    await page.getByRole("link", { name: "Overview" }).click();
    await page.getByText(/The chain is broken at event \d/).waitFor();
    await looked(visitor, "chain-broken");
    await visitor.context.close();
  }, 60_000);
});
