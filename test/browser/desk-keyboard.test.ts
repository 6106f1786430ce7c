import { join } from "node:path";
import { type Browsing, openBrowsing, type Visitor } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { TITLE } from "./desk-steps.ts";
import { press, tabTo, type } from "./keyboard.ts";

const PDF = join(process.cwd(), "test/fixtures/pdf/table.pdf");
const GOVERNMENTS = { KZ: "Правительство Республики Казахстан", UZ: "Правительство Республики Узбекистан" };

inBrowser("the desk by keyboard alone", () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await openBrowsing();
  }, 60_000);
  afterAll(() => browsing?.close());

  const signedIn = async (who: string): Promise<Visitor> => {
    const visitor = await browsing.visit("/desk");
    await press(visitor.page, /^> Sign in$/);
    await visitor.page.locator(`button[value="${who}"]`).waitFor();
    // The sign-in service's own page.
    await visitor.page.locator(`button[value="${who}"]`).press("Enter");
    await visitor.page.getByRole("heading", { name: "Board", level: 1 }).waitFor();
    return visitor;
  };

  const draft = async ({ page }: Visitor): Promise<void> => {
    await press(page, /New draft$/);
    await page.getByRole("heading", { name: "New draft" }).waitFor();
    await press(page, /Қазақша$/, "Space");
    await press(page, /Oʻzbekcha$/, "Space");
    await type(page, /Title, Русский/, "Соглашение о сотрудничестве железнодорожных станций");
    await type(page, /Title, English/, TITLE);
    for (const [place, side] of [
      [1, "KZ"],
      [2, "UZ"],
    ] as const) {
      if (side === "UZ") await type(page, new RegExp(`Party ${place} > State`), "Uzbekistan");
      await type(page, new RegExp(`Party ${place} > Name`), GOVERNMENTS[side]);
      await type(page, new RegExp(`Party ${place} > Above`), `За ${GOVERNMENTS[side]}`);
    }
    await type(page, /Session > Commission/, "KZ-UZ-IGC");
    await type(page, /Number of the session/, "22");
    await type(page, /Session > Date/, "05052026");
    await type(page, /Place, Русский/, "Ташкент");
    await press(page, /> Make the draft/);
    await page.getByRole("heading", { name: TITLE }).waitFor();
  };

  const nominate = async ({ page }: Visitor, name: string, mail: string): Promise<void> => {
    await press(page, /> Nominate a signatory/);
    await page.locator("form:focus").waitFor();
    await type(page, /> Name, Русский/, name);
    await type(page, /> Office, Русский/, "Премьер-министр");
    await type(page, /> Mail address/, mail);
    await press(page, /> Nominate$/);
    await page.getByText(`${name} was nominated.`).waitFor();
  };

  test("a whole life, from the draft to a postponed signing", async () => {
    const [kz, uz] = [await signedIn("kz-treaty-desk"), await signedIn("uz-treaty-desk")];
    const { page } = kz;
    await draft(kz);
    const picker = page.waitForEvent("filechooser");
    await press(page, /> Choose files/);
    await (await picker).setFiles(PDF);
    await press(page, /> Upload$/);
    await page.getByRole("button", { name: "Share the draft" }).waitFor({ timeout: 60_000 });
    await press(page, /> Share the draft/);
    await page.locator(".confirm:focus").waitFor();
    await press(page, /> Share the draft/);
    await page.getByText("Uzbekistan sees the draft now.").waitFor();
    await press(page, /> Initial$/);
    await page.locator(".confirm:focus").waitFor();
    await press(page, /> Initial$/);
    await page.getByText("Your side has initialled the text.").waitFor();

    await uz.page.getByRole("link", { name: /Read and initial/ }).waitFor({ timeout: 60_000 });
    await press(uz.page, /Read and initial/);
    await uz.page.getByRole("button", { name: "Initial", exact: true }).waitFor();
    await press(uz.page, /> Initial$/);
    await uz.page.locator(".confirm:focus").waitFor();
    // Given up once: the focus is back on the button that opened it.
    await press(uz.page, /> Cancel$/);
    await uz.page.locator("button:focus", { hasText: "Initial" }).press("Enter");
    await uz.page.locator(".confirm:focus").waitFor();
    await press(uz.page, /> Initial$/);
    await uz.page.getByText("Your side has initialled the text.").waitFor();

    await page.getByText("Initialled by Kazakhstan and Uzbekistan").waitFor({ timeout: 60_000 });
    await nominate(kz, "Алихан Смаилов", "pm@kz.example");
    await uz.page.locator(".slot", { hasText: "Смаилов" }).waitFor({ timeout: 60_000 });
    await nominate(uz, "Абдулла Арипов", "pm@uz.example");
    // Until its form is there, a link of the same name leads to its place.
    await uz.page.getByRole("button", { name: "Open for signature" }).waitFor();
    await press(uz.page, /> Open for signature/);
    await uz.page.locator(".confirm:focus").waitFor();
    await press(uz.page, /> Open for signature/);
    await uz.page.getByText("The text is open for signature.").waitFor();
    await uz.page.getByText("Алихан Смаилов and Абдулла Арипов to sign").waitFor({ timeout: 60_000 });

    await press(uz.page, /> Postpone the signing/);
    await tabTo(uz.page, /Reason, if there is one/);
    await uz.page.keyboard.type("Визит перенесён");
    await press(uz.page, /> Postpone the signing/);
    await uz.page.getByText("The signing was moved").waitFor();
    expect(await uz.page.evaluate(() => document.activeElement?.className)).toBe("happened");
    await press(uz.page, /> Other acts/);
    await press(uz.page, /> Revoke the link/);
    await uz.page.locator(".confirm:focus").waitFor();
    await press(uz.page, /> Revoke the link/);
    await uz.page.getByText("was revoked. Nobody can sign with it.").waitFor();
    const expected = new RegExp(`status of (409|412)|${browsing.cloud.issuer}/`);
    for (const visitor of [kz, uz]) expect(visitor.complaints(expected)).toEqual([]);
  }, 240_000);
});
