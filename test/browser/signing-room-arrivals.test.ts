import { until } from "../../infra/local/demo/api.ts";
import { officer } from "../../infra/local/demo/stage.ts";
import type { Agreement } from "../e2e/support.ts";
import { type Browsing, openBrowsing, overflow, screenshot, type Visitor, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { openSample } from "./lives.ts";
import { codeOf, linkOf } from "./signing.ts";

const KZ = officer("KZ", "protocol-1");
const TREATY = { KZ: officer("KZ", "treaty-desk"), UZ: officer("UZ", "treaty-desk") } as const;
const DAY = 24 * 3600_000;

inBrowser("arriving in the signing room", () => {
  let browsing: Browsing;
  let agreement: Agreement;
  let link: string;
  beforeAll(async () => {
    browsing = await openBrowsing();
    agreement = await openSample(browsing.cloud);
    link = await linkOf(agreement, "kz1");
  }, 180_000);
  afterAll(() => browsing?.close());

  /** Opens a link, reads its heading, and looks at the page. */
  const arriving = async (path: string, heading: string, name: string): Promise<Visitor> => {
    const visitor = await browsing.visit(path);
    await visitor.page.getByRole("heading", { level: 1, name: heading }).waitFor();
    expect(await violations(visitor)).toEqual([]);
    expect(await overflow(visitor)).toBe(0);
    await screenshot(visitor, `signing-${name}`);
    return visitor;
  };
  const nextLink = (generation: number): Promise<string> =>
    until(
      `link ${generation} of kz1`,
      async () => {
        const links = browsing.cloud.inbox().map(({ body }) => /(\/sign#[^\s>)"]+)/.exec(body.text ?? "")?.[1]);
        return links.find((found) => found?.startsWith(`/sign#${agreement.id}.kz1.${generation}.`));
      },
      60,
    );

  test("before the turn: who signs first, until when, whom to ask, and that there is nothing to do", async () => {
    const visitor = await browsing.visit("/sign");
    const { page, context } = visitor;
    await context.route("**/v1/signing/slot", async (route) => {
      const response = await route.fetch();
      const slot = await response.json();
      const [[first], rest] = [slot.order[0], slot.order.slice(1)];
      await route.fulfill({
        response,
        json: { ...slot, order: [...rest, [first]], maySign: false, hindrance: { code: "not-your-turn" } },
      });
    });
    await page.goto("about:blank");
    await page.goto(new URL(link, browsing.url).href);
    await page.getByRole("heading", { level: 1, name: "Not yet your turn" }).waitFor();
    await page.getByText(/^from .* to .*Tashkent/).waitFor();
    await page.getByText("you sign after them").waitFor();
    await screenshot(visitor, "signing-not-yet");
    await page.setViewportSize({ width: 390, height: 844 });
    await screenshot(visitor, "signing-not-yet");
    await context.close();
  });

  test("five wrong codes lock the slot, say so, and tell the side's officers", async () => {
    await codeOf(agreement, "kz1");
    const visitor = await browsing.visit(link);
    const { page } = visitor;
    await page.getByRole("button", { name: "Enter the access code" }).click();
    for (const left of ["4 tries left", "3 tries left", "2 tries left", "1 try left"]) {
      await page.getByRole("textbox", { name: "Access code" }).fill(`0000-000${left[0]}`);
      await page.getByRole("button", { name: "Open the texts" }).click();
      await page.getByText(`Wrong code. ${left}.`).waitFor();
    }
    await page.getByRole("textbox", { name: "Access code" }).fill("0000-0009");
    await page.getByRole("button", { name: "Open the texts" }).click();
    await page.getByText("The access code is locked").waitFor();
    await page.getByText(/The officers of your side were told/).waitFor();
    expect(await violations(visitor)).toEqual([]);
    await screenshot(visitor, "signing-locked");
    const authorization = await agreement.stage.signIn(KZ);
    const side = () => agreement.stage.api<{ locked: object[] }>("GET", `/v1/agreements/${agreement.id}/side`, { authorization });
    expect((await side()).body.locked).toMatchObject([{ slot: "kz1" }]);
    await visitor.context.close();
  });

  test("postponed: the new time and place, the old, and why; the link stays good", async () => {
    const opensAt = new Date(Date.now() + 30 * DAY).toISOString();
    const closesAt = new Date(Date.now() + 31 * DAY).toISOString();
    const reason = "Перенос по договорённости Сторон.\nМесто прежнее.";
    await agreement.act(KZ, "postponement", () => ({ opensAt, closesAt, reason }));
    const visitor = await arriving(link, "The signing was postponed", "postponed");
    expect(await visitor.page.getByText("Место прежнее.").innerText()).toBe(reason);
    expect(await visitor.page.locator("s").count()).toBe(1);
    await visitor.context.close();
  });

  test("replaced, then revoked: each says so and whom to ask", async () => {
    await agreement.act(KZ, "slots/kz1/link");
    const replaced = await arriving(link, "This link was replaced", "replaced");
    await replaced.page.locator(".officers li").first().waitFor();
    await replaced.context.close();
    await agreement.act(KZ, "postponement", () => ({
      opensAt: new Date(Date.now() - 1000).toISOString(),
      closesAt: new Date(Date.now() + DAY).toISOString(),
    }));
    const second = await nextLink(2);
    await agreement.act(KZ, "slots/kz1/revocation");
    const revoked = await arriving(second, "This link was revoked", "revoked");
    await revoked.page.locator(".officers li").first().waitFor();
    await revoked.context.close();
  });

  test("withdrawn by the side that drafted it, and back in negotiation", async () => {
    const other = await openSample(browsing.cloud);
    const kept = await linkOf(other, "kz1");
    await other.act(TREATY.KZ, "cancellation", () => ({ reason: "Не согласовано" }));
    const cancelled = await arriving(kept, "The agreement was withdrawn", "cancelled");
    await cancelled.context.close();
    const third = await openSample(browsing.cloud);
    const before = await linkOf(third, "kz1");
    for (const side of ["KZ", "UZ"] as const) await third.act(TREATY[side], "reopening", () => ({ reason: "Статья 4" }));
    const reopened = await arriving(before, "The text is being negotiated again", "reopened");
    await reopened.context.close();
  });
});
