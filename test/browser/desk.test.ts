import { join } from "node:path";
import { type Browsing, openBrowsing, type Visitor } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { button, fillDraft, looked, signIn, TITLE } from "./desk-steps.ts";

const PDF = join(process.cwd(), "test/fixtures/pdf/table.pdf");

const nominate = async ({ page }: Visitor, name: string, mail: string): Promise<void> => {
  await button(page, "Nominate a signatory").click();
  await page.getByLabel(/^Name/).fill(name);
  await page.getByLabel(/^Office/).fill("Премьер-министр");
  await page.getByLabel("Mail address").fill(mail);
  await button(page, "Nominate").click();
  await page.locator(".slot", { hasText: name }).waitFor();
};

inBrowser("the desk", () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await openBrowsing();
  }, 60_000);
  afterAll(() => browsing?.close());

  test("two officers of two sides take an agreement from its draft to its opening by clicking", async () => {
    const [kz, uz] = [await browsing.visit("/desk"), await browsing.visit("/desk")];
    const { page } = kz;
    await looked(kz, "sign-in");
    await signIn(kz, "kz-treaty-desk");
    expect(await page.locator(".own-side").innerText()).toContain("Kazakhstan");
    expect(new URL(page.url()).search).toBe("");
    await looked(kz, "board-empty");

    await page.getByRole("link", { name: "New draft" }).first().click();
    await button(page, "Make the draft").click();
    await page.locator("[aria-invalid=true]:focus").waitFor();
    await fillDraft(page);
    await looked(kz, "draft");
    expect(await page.evaluate(() => sessionStorage.getItem("kz-treaty-desk.draft"))).toContain(TITLE);
    await button(page, "Make the draft").click();
    await page.getByRole("heading", { name: TITLE }).waitFor();
    await looked(kz, "draft-made");

    await page.locator("input[type=file]").setInputFiles(PDF);
    await button(page, "Upload").click();
    await button(page, "Share the draft").click({ timeout: 60_000 });
    await page.getByText("A shared draft cannot be taken back.").waitFor();
    await button(page, "Share the draft").click();
    await button(page, "Initial").click();
    await looked(kz, "initial");

    await signIn(uz, "uz-treaty-desk");
    await uz.page.getByRole("link", { name: /Read and initial/ }).click({ timeout: 60_000 });
    await uz.page.getByRole("heading", { name: TITLE }).waitFor();
    await button(uz.page, "Initial").click();
    await button(uz.page, "Initial").click();
    await uz.page.getByText("Kazakhstan to initial").waitFor();

    // The other side was quicker: what was read and what stands now are both shown, and the act is decided again.
    await button(page, "Initial").click();
    await page.getByText("The agreement changed while you were at it").waitFor();
    await looked(kz, "changed-meanwhile");
    await button(page, "Initial").click();
    await page.getByText("Nominate a signatory").first().waitFor();

    await nominate(kz, "Алихан Смаилов", "pm@kz.example");
    await button(uz.page, "Nominate a signatory").waitFor();
    await uz.page.locator(".slot", { hasText: "Смаилов" }).waitFor({ timeout: 60_000 });
    await nominate(uz, "Абдулла Арипов", "pm@uz.example");
    await uz.page.getByLabel(/^Order group of Абдулла/).selectOption("2");
    await button(uz.page, "Open for signature").click();
    await looked(uz, "opening");
    await button(uz.page, "Open for signature").click();
    await uz.page.getByText("Алихан Смаилов to sign").waitFor({ timeout: 60_000 });
    await uz.page.getByText("Chain checked, unbroken").waitFor();
    await looked(uz, "agreement");

    await button(uz.page, "Make the access code").click();
    await button(uz.page, "Make the access code").click();
    await uz.page.getByText("is not made by the officer who entered").waitFor();
    const second = await browsing.visit("/desk");
    await signIn(second, "uz-protocol-1");
    await second.page.getByRole("link", { name: /^Open/ }).click({ timeout: 60_000 });
    await button(second.page, "Make the access code").click();
    await looked(second, "access-code-asked");
    await button(second.page, "Make the access code").click();
    await second.page.locator(".access-code").waitFor();
    await looked(second, "access-code");
    await second.page.getByRole("link", { name: "Board", exact: true }).first().click();
    await second.page.getByRole("heading", { name: "A signatory" }).waitFor();
    await looked(second, "board");
    const stored = await second.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(stored).not.toMatch(/eyJ|access_token/);

    // Refusals that were asked for, and the way to the sign-in and back.
    const expected = new RegExp(`status of (403|409|412)|${browsing.cloud.issuer}/`);
    for (const visitor of [kz, uz, second]) expect(visitor.complaints(expected)).toEqual([]);
  }, 180_000);
});
