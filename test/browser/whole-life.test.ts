import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { until } from "../../infra/local/demo/api.ts";
import { type Browsing, openBrowsing, screenshot, type Visitor } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { fillDraft, signIn, TITLE } from "./desk-steps.ts";
import { draw } from "./signing.ts";

const PDF = join(process.cwd(), "test/fixtures/pdf/table.pdf");
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });

const nominate = async ({ page }: Visitor, name: string, mail: string): Promise<void> => {
  await button(page, "Nominate a signatory").click();
  await page.getByLabel(/^Name/).fill(name);
  await page.getByLabel(/^Office/).fill("Премьер-министр");
  await page.getByLabel("Mail address").fill(mail);
  await button(page, "Nominate").click();
  await page.locator(".slot", { hasText: name }).waitFor();
};

inBrowser("the whole life of an agreement", () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await openBrowsing();
  }, 60_000);
  afterAll(() => browsing?.close());

  /** The link of the newest letter to an address, as a person finds it in the inbox. */
  const letterTo = (address: string): Promise<string> =>
    until(`the letter to ${address}`, async () => {
      const letters = browsing.cloud.inbox().filter(({ destination }) => destination.to.includes(address));
      return letters.map(({ body }) => /\/sign#[^\s>)"]+/.exec(body.text ?? "")?.[0]).findLast((link) => link !== undefined);
    });

  /** The second officer of a side reads the code out. */
  const codeFrom = async (officer: string, slot: RegExp): Promise<string> => {
    const second = await browsing.visit("/desk");
    await signIn(second, officer);
    await second.page.getByRole("link", { name: /^Open/ }).first().click({ timeout: 60_000 });
    const row = second.page.locator(".slot", { hasText: slot });
    for (const _ of ["asked", "made"]) await row.getByRole("button", { name: "Make the access code" }).click();
    const shown = await second.page.locator(".access-code").innerText();
    await second.context.close();
    return /[0-9A-Z]{4}-[0-9A-Z]{4}(-[0-9A-Z]{4})*/i.exec(shown)?.[0] ?? "";
  };

  const prove = async ({ page }: Visitor, code: string): Promise<void> => {
    await button(page, "Enter the access code").click();
    await page.getByRole("textbox", { name: "Access code" }).fill(code);
    await button(page, "Open the texts").click();
    await page.getByRole("heading", { name: "The text has not changed" }).waitFor();
    await button(page, "Go on to signing").click();
  };

  test("two officers and two signatories take it from the draft to the registry by clicking", async () => {
    const [kz, uz] = [await browsing.visit("/desk"), await browsing.visit("/desk")];
    await signIn(kz, "kz-treaty-desk");
    await kz.page.getByRole("link", { name: "New draft" }).first().click();
    await fillDraft(kz.page);
    await button(kz.page, "Make the draft").click();
    await kz.page.getByRole("heading", { name: TITLE }).waitFor();
    await kz.page.locator("input[type=file]").setInputFiles(PDF);
    await button(kz.page, "Upload").click();
    await button(kz.page, "Share the draft").click({ timeout: 60_000 });
    await button(kz.page, "Share the draft").click();
    await button(kz.page, "Initial").click();
    await button(kz.page, "Initial").click();
    await kz.page.getByText("Uzbekistan to initial").waitFor();

    await signIn(uz, "uz-treaty-desk");
    await uz.page.getByRole("link", { name: /Read and initial/ }).click({ timeout: 60_000 });
    await button(uz.page, "Initial").click();
    await button(uz.page, "Initial").click();
    await nominate(uz, "Абдулла Арипов", "pm@uz.example");
    await kz.page.locator(".slot", { hasText: "Арипов" }).waitFor({ timeout: 60_000 });
    await nominate(kz, "Алихан Смаилов", "pm@kz.example");
    await kz.page.getByLabel(/^Order group of Абдулла/).selectOption("2");
    await button(kz.page, "Open for signature").click();
    await button(kz.page, "Open for signature").click();

    const first = await browsing.visit(await letterTo("pm@kz.example"));
    await prove(first, await codeFrom("kz-protocol-1", /Смаилов/));
    await draw(first.page);
    await first.page.getByRole("checkbox").check();
    await button(first.page, "Sign the text").click();
    await first.page.getByRole("heading", { level: 1, name: "Signed" }).waitFor();

    const second = await browsing.visit(await letterTo("pm@uz.example"), { size: "phone" });
    await button(second.page, "Enter the access code").click();
    await second.page.getByRole("textbox", { name: "Access code" }).fill(await codeFrom("uz-protocol-1", /Арипов/));
    await button(second.page, "Open the texts").click();
    await second.page.locator(".dock").getByRole("button", { name: "Go on to signing" }).click();
    await button(second.page, "Type").click();
    await second.page.getByRole("checkbox").check();
    await button(second.page, "Sign the text").click();
    await second.page.getByRole("heading", { level: 1, name: "Signed" }).waitFor();

    // The desk has seen it come this far by itself; the registry shows it to anyone.
    await kz.page
      .getByText(/KAZ-UZB-\d{4}-0001/)
      .first()
      .waitFor({ timeout: 60_000 });
    const reader = await browsing.visit("/");
    await reader.page.getByRole("link", { name: TITLE }).click({ timeout: 60_000 });
    await reader.page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
    await screenshot(reader, "life-entry");
    expect(new URL(reader.page.url()).pathname).toMatch(/^\/agreements\/KAZ-UZB-\d{4}-0001$/);

    const verify = await browsing.visit("/verify");
    await verify.page.locator("input[type=file]").setInputFiles(PDF);
    const fingerprint = createHash("sha256").update(readFileSync(PDF)).digest("hex");
    await verify.page.locator(`[title="${fingerprint}"]`).first().waitFor();
    await verify.page
      .getByText(/KAZ-UZB-\d{4}-0001/)
      .first()
      .waitFor();
  }, 240_000);
});
