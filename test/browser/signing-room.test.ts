import { type Agreement, seen } from "../e2e/support.ts";
import { type Browsing, openBrowsing, overflow, screenshot, type Visitor, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { allowBuckets, codeOf, draw, linkOf, openAgreement } from "./signing.ts";

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

  test("a link that is missing, altered or early has its own page", async () => {
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

  test("the first signatory goes from the letter to the receipt", async () => {
    const visitor = await browsing.visit(await linkOf(agreement, "kz1"));
    const { page } = visitor;
    await allowBuckets(visitor.context, browsing.url);
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
    await page.getByText("Draw or type your signature first.").waitFor();
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
});
