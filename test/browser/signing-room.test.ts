import { ru } from "../../shared/messages/pages/signing-room/ru.ts";
import { type Agreement, factsOf, seen } from "../e2e/support.ts";
import { type Browsing, openBrowsing, overflow, screenshot, type Visitor, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { codeOf, draw, linkOf, openAgreement } from "./signing.ts";

inBrowser("the signing room", () => {
  let browsing: Browsing;
  let agreement: Agreement;
  beforeAll(async () => {
    browsing = await openBrowsing();
    agreement = await openAgreement(browsing, { groups: [[0], [1]] });
  }, 120_000);
  afterAll(() => browsing.close());

  /** A view holds: axe, no sideways scroll; and it is kept as a picture. */
  const holds = async (visitor: Visitor, name: string): Promise<void> => {
    expect(await violations(visitor)).toEqual([]);
    expect(await overflow(visitor)).toBe(0);
    await screenshot(visitor, `signing-${name}`);
  };

  test("a link that is missing or altered has its own page", async () => {
    const link = await linkOf(agreement, "kz1");
    const pages = [
      { path: "/sign", heading: "The link is missing", name: "no-link" },
      { path: `${link.slice(0, -3)}AAA`, heading: "The link is incomplete or altered", name: "altered" },
    ];
    for (const { path, heading, name } of pages) {
      const visitor = await browsing.visit(path);
      await visitor.page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await holds(visitor, name);
      await visitor.context.close();
    }
  });

  const day = 24 * 3600_000;
  const hindrances = [
    { code: "not-your-turn", heading: "Not yet your turn" },
    { code: "not-open", heading: "Not open for signature yet" },
    { code: "not-prepared", heading: "The signing copies are being made" },
    { code: "outside-window", opensAt: new Date(Date.now() + day).toISOString(), heading: "Signing has not begun" },
    { code: "outside-window", closesAt: new Date(Date.now() - day).toISOString(), heading: "The time for signing is over" },
  ];

  test("a good link that may not be used yet, or no more, says why and whom to ask", async () => {
    const visitor = await browsing.visit("/sign");
    const { page, context } = visitor;
    let hindrance: object = {};
    await context.route("**/v1/signing/slot", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), maySign: false, hindrance } });
    });
    const link = await linkOf(agreement, "kz1");
    for (const { heading, ...facts } of hindrances) {
      hindrance = facts;
      await page.goto("about:blank");
      await page.goto(new URL(link, browsing.url).href);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await page.getByRole("heading", { level: 2, name: "Questions" }).waitFor();
      expect(await violations(visitor)).toEqual([]);
    }
    await screenshot(visitor, "signing-over");
    const replaced = {
      status: 410,
      contentType: "application/problem+json",
      body: JSON.stringify({ code: "link-replaced", title: "" }),
    };
    await context.route("**/v1/signing/slot", (route) => route.fulfill(replaced));
    await page.goto("about:blank");
    await page.goto(new URL(link, browsing.url).href);
    await page.getByRole("heading", { level: 1, name: "This link was replaced" }).waitFor();
    await holds(visitor, "replaced");
    await context.close();
  });

  test("the first signatory goes from the letter to the receipt", async () => {
    const visitor = await browsing.visit(await linkOf(agreement, "kz1"));
    const { page } = visitor;
    await page.getByRole("button", { name: "Enter the access code" }).waitFor();
    expect(new URL(page.url()).hash).toBe("");
    await holds(visitor, "arrive");
    await page.getByRole("button", { name: "Enter the access code" }).click();

    const code = await codeOf(agreement, "kz1");
    await page.getByRole("textbox", { name: "Access code" }).fill("0000-0000");
    await page.getByRole("button", { name: "Open the texts" }).click();
    await page.getByText("Wrong code. 4 tries left.").waitFor();
    await holds(visitor, "prove");
    await page.getByRole("textbox", { name: "Access code" }).fill(code.toLowerCase());
    await page.getByRole("button", { name: "Open the texts" }).click();

    await page.getByRole("heading", { name: "The text has not changed" }).waitFor();
    await page.locator(".textLayer span").first().waitFor();
    await holds(visitor, "read");
    await page.getByRole("button", { name: "Go on to signing" }).click();

    const act = page.getByRole("button", { name: "Sign the text" });
    await act.click();
    await page.getByText("Draw, type or upload your signature first.").waitFor();
    await draw(page);
    await act.click();
    await page.getByText("Confirm the act first.").waitFor();
    await page.getByRole("checkbox").check();
    await holds(visitor, "confirm");
    await act.dblclick();

    await page.getByRole("heading", { level: 1, name: "Signed" }).waitFor();
    await holds(visitor, "done");
    expect((await seen(agreement)).states).toMatchObject({ signature: "PARTIALLY_SIGNED" });
    expect(visitor.complaints(/signing\/proof/)).toEqual([]);
    await visitor.context.close();
  });

  test("the second signs on a phone, in Russian, and once although the answer is lost", async () => {
    const visitor = await browsing.visit(await linkOf(agreement, "uz1"), { size: "phone", locale: "ru" });
    const { page, context } = visitor;
    await page.getByRole("button", { name: ru.arrive.next }).waitFor();
    await holds(visitor, "arrive");
    await page.getByRole("button", { name: ru.arrive.next }).click();
    await page.getByRole("textbox", { name: ru.prove.label }).fill(await codeOf(agreement, "uz1"));
    await page.getByRole("button", { name: ru.prove.next }).click();
    await page.getByText(ru.read.textHint).waitFor();
    await holds(visitor, "read");
    await page.locator(".dock").getByRole("button", { name: ru.read.toSign }).click();
    await page.getByRole("button", { name: ru.sign.type }).click();
    await page.getByRole("checkbox").check();
    await holds(visitor, "confirm");

    const keys: (string | undefined)[] = [];
    await context.route("**/v1/signing/signature", async (route) => {
      keys.push(route.request().headers()["idempotency-key"]);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      await route.abort("connectionreset");
    });
    await page.getByRole("button", { name: ru.sign.act(1) }).click();
    await page.getByRole("heading", { level: 1, name: ru.done.title }).waitFor();
    await holds(visitor, "done");
    expect(new Set(keys).size).toBe(1);
    expect(keys.length).toBe(2);
    const signed = (await factsOf(agreement, "Signed")).filter(({ data }) => data.slot === "uz1");
    expect(signed).toHaveLength(1);
    await context.close();

    const again = await browsing.visit(await linkOf(agreement, "uz1"));
    await again.page.getByRole("heading", { level: 1, name: "You have signed" }).waitFor();
    await holds(again, "already");
    await again.context.close();
  });
});
