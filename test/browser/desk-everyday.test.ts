import { until } from "../../infra/local/demo/api.ts";
import { type Agreement, draftOn, isTrue, opened, proven, seen, stageOf } from "../e2e/support.ts";
import { type Browsing, openBrowsing, type Visitor } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { button, looked } from "./desk-steps.ts";

inBrowser("everyday acts at the desk", () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await openBrowsing();
  }, 60_000);
  afterAll(() => browsing?.close());

  const openedOne = async (groups: readonly (readonly number[])[]): Promise<Agreement> => {
    const agreement = await opened(await draftOn(stageOf(browsing.cloud)), { groups });
    await until("the signing copies", async () => isTrue((await seen(agreement)).prepared));
    return agreement;
  };
  const at = async (who: string, { id }: Agreement): Promise<Visitor> => {
    const visitor = await browsing.visit(`/desk/agreements/${id}`);
    await button(visitor.page, "Sign in").click();
    await visitor.page.locator(`button[value="${who}"]`).click();
    await visitor.page.locator(".state-head").waitFor();
    return visitor;
  };
  const letters = (to: string): readonly string[] =>
    browsing.cloud
      .inbox()
      .filter(({ destination }) => destination.to.includes(to))
      .map(({ subject }) => subject);

  test("links, contact and signatory of the own side; each act says before what it causes and after what it did", async () => {
    const agreement = await openedOne([[0, 1]]);
    const kz = await at("kz-protocol-1", agreement);
    const slot = kz.page.locator(".slot", { hasText: "Алихан Смаилов" });
    expect(await kz.page.locator(".slot", { hasText: "Арипов" }).getByRole("button").count()).toBe(0);

    await button(slot, /^Other acts/).click();
    await looked(kz, "slot-acts");
    await button(slot, "Revoke the link").click();
    await slot.getByText("cannot sign until your side gives out a new link").waitFor();
    await button(slot, "Revoke the link").click();
    await slot.getByText("was revoked. Nobody can sign with it.").waitFor();
    expect(await kz.page.evaluate(() => document.activeElement?.className)).toBe("happened");
    await slot.getByText("Link revoked", { exact: true }).waitFor();
    await looked(kz, "link-revoked");

    await button(slot, /^Other acts/).click();
    expect(await button(slot, "Revoke the link").count()).toBe(0);
    await button(slot, "Give out a new link").click();
    await button(slot, "Give out a new link").click();
    await slot.getByText("The one before leads nowhere.").waitFor();
    await slot.getByText("In turn").waitFor();

    await button(slot, /^Other acts/).click();
    await button(slot, "Change the mail address").click();
    await button(slot, "Change the mail address").click();
    await slot.locator("[aria-invalid=true]").waitFor();
    await slot.getByLabel("New mail address").fill("cabinet@kz.example");
    await looked(kz, "change-contact");
    await button(slot, "Change the mail address").click();
    await slot.getByText("was changed and the link replaced").waitFor();
    await until("the new invitation", async () => (letters("cabinet@kz.example").length > 0 ? true : undefined));

    // Whoever changed the address is not shown the code; what is refused is said beside the button.
    await button(slot, "Make the access code").click();
    await slot.getByText("nobody holds both the link and the code").waitFor();
    await button(slot, "Make the access code").click();
    await slot.getByText("is not made by the officer who entered").waitFor();

    await button(slot, /^Other acts/).click();
    await button(slot, "Replace the signatory").click();
    await slot.getByLabel(/^Name/).fill("Мурат Нуртлеу");
    await slot.getByLabel(/^Office/).fill("Министр иностранных дел");
    await slot.getByLabel("Capacity").selectOption("FOREIGN_MINISTER");
    await slot.getByLabel("Mail address").fill("minister@kz.example");
    await looked(kz, "replace-signatory");
    await button(slot, "Replace the signatory").click();
    const now = kz.page.locator(".slot", { hasText: "Мурат Нуртлеу" });
    await now.getByText("Мурат Нуртлеу signs in the place of Алихан Смаилов.").waitFor();
    await kz.page.getByText("Another signatory took the place: Мурат Нуртлеу").waitFor();
    expect(kz.complaints(new RegExp(`status of (403|409|412)|${browsing.cloud.issuer}/`))).toEqual([]);
  }, 120_000);

  test("a refusal and its reason stay with the own side until it tells the others; both take it for the end", async () => {
    const agreement = await openedOne([[0], [1]]);
    const { post, link, authorization } = await proven(agreement, "kz1");
    await post("/v1/signing/question", link, { text: "Когда церемония?\nИ где?" });
    await post("/v1/signing/refusal", authorization, { reason: "Нет мандата", disclose: "OWN_SIDE" });
    const [kz, uz] = [await at("kz-treaty-desk", agreement), await at("uz-treaty-desk", agreement)];
    await kz.page.getByRole("heading", { name: "For your side alone" }).waitFor();
    await kz.page.getByText("Нет мандата").waitFor();
    expect(await kz.page.getByText("Когда церемония?").innerText()).toBe("Когда церемония?\nИ где?");
    await looked(kz, "own-side");
    await uz.page.getByText("Link revoked", { exact: true }).waitFor();
    expect(await uz.page.locator("main").innerText()).not.toMatch(/declined|мандата|церемония|For your side/);

    await button(kz.page, "Tell the other sides of the refusal").click();
    await kz.page.getByLabel(/^Reason as the other/).fill("По согласованию");
    await looked(kz, "communicate-decline");
    await button(kz.page, "Tell the other sides of the refusal").click();
    await kz.page.getByText("Uzbekistan knows of the refusal now.").waitFor();

    const lapse = "Take the refusal for the end of the signing";
    await button(uz.page, lapse).click();
    await uz.page.getByText("По согласованию").waitFor();
    await looked(uz, "declined");
    expect(await uz.page.locator("main").innerText()).not.toMatch(/мандата/);
    await button(uz.page, lapse).click();
    await uz.page.getByText("The signing lapsed. The text stays initialled.").waitFor();
    await uz.page.getByText("Ask to reopen the text").waitFor();
    await looked(uz, "lapsed");
    for (const visitor of [kz, uz])
      expect(visitor.complaints(new RegExp(`status of (403|409|412)|${browsing.cloud.issuer}/`))).toEqual([]);
  }, 120_000);

  test("postponed, asked to reopen, reopened by both, cancelled", async () => {
    const agreement = await openedOne([[0], [1]]);
    const kz = await at("kz-treaty-desk", agreement);
    await button(kz.page, "Postpone the signing").click();
    await kz.page.getByLabel("Window opens").fill("2099-06-12T10:00");
    await kz.page.getByLabel("Window closes").fill("2099-06-13T18:00");
    await kz.page.getByText("The signing moves to another place too").click();
    await kz.page.getByLabel(/^Place, русский/i).fill("Алматы");
    await kz.page.getByLabel(/^Reason/).fill("Визит перенесён.\nПисьмо № 5");
    await looked(kz, "postpone");
    // The form outlives a reload of the tab, which signs in anew.
    await kz.page.reload();
    await button(kz.page, "Sign in").click();
    await button(kz.page, "Postpone the signing").click({ timeout: 60_000 });
    expect(await kz.page.getByLabel(/^Reason/).inputValue()).toBe("Визит перенесён.\nПисьмо № 5");
    await button(kz.page, "Postpone the signing").click();
    await kz.page.getByText("The signing was moved").waitFor();
    expect(await kz.page.locator(".prose").innerText()).toBe("Визит перенесён.\nПисьмо № 5");
    await kz.page.getByText("Kazakhstan postponed the signing").first().waitFor();
    await kz.page.getByText(/^Postponed until 12.June.2099/).waitFor();
    await looked(kz, "postponed");

    await button(kz.page, "Propose to reopen the text").click();
    await button(kz.page, "Propose to reopen the text").click();
    await kz.page.locator("[aria-invalid=true]").waitFor();
    await kz.page.getByLabel("Reason", { exact: true }).fill("Статья 3 требует правки");
    await looked(kz, "reopen-ask");
    await button(kz.page, "Propose to reopen the text").click();
    await kz.page.getByText("The proposal to reopen the text went to Uzbekistan.").waitFor();

    const uz = await at("uz-treaty-desk", agreement);
    await uz.page.getByText("Kazakhstan proposes to reopen the text").waitFor();
    await uz.page.getByText("Статья 3 требует правки").waitFor();
    await looked(uz, "reopen-asked");
    await button(uz.page, "Reopen the text").click();
    await uz.page.getByLabel("Reason", { exact: true }).fill("Согласны");
    await uz.page.getByText("Your side is the last to ask").waitFor();
    await button(uz.page, "Reopen the text").click();
    await uz.page.getByText("The text is open for negotiation again.").waitFor();
    await uz.page
      .getByText(/^The text was reopened/)
      .first()
      .waitFor();

    await button(uz.page, "Propose to cancel").click();
    await uz.page.getByLabel("Reason", { exact: true }).fill("Есть другое соглашение");
    // The other side acts while this officer types.
    await kz.page
      .getByText(/^The text was reopened/)
      .first()
      .waitFor();
    await button(kz.page, "Cancel the agreement").click();
    await kz.page.getByLabel("Reason", { exact: true }).fill("Заменено другим соглашением");
    await looked(kz, "cancel");
    await button(kz.page, "Cancel the agreement").click();
    await kz.page.getByText(/^Cancelled by Kazakhstan/).waitFor();
    await looked(kz, "cancelled");
    await button(uz.page, "Propose to cancel").click();
    await uz.page.getByText(/^Cancelled by Kazakhstan/).waitFor();
    await kz.page.getByRole("link", { name: "Board", exact: true }).first().click();
    await kz.page.getByRole("heading", { name: "Board", level: 1 }).waitFor();
    for (const visitor of [kz, uz])
      expect(visitor.complaints(new RegExp(`status of (403|409|412)|${browsing.cloud.issuer}/`))).toEqual([]);
  }, 120_000);
});
