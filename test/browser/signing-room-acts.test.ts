import type { Page } from "playwright-core";
import { officer } from "../../infra/local/demo/stage.ts";
import { type Agreement, factsOf, SIGNATORIES } from "../e2e/support.ts";
import { greyPng, scribbled } from "../fixtures/scribble.ts";
import { type Browsing, openBrowsing, overflow, screenshot, type Visitor, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { codeOf, draw, enterRoom, linkOf, openAgreement, proveIn } from "./signing.ts";

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

/** From the texts to the last step. */
const toSigning = async ({ page }: Visitor): Promise<void> => {
  await page.locator(".reading-panel, .dock").getByRole("button", { name: "Go on to signing" }).locator("visible=true").click();
  await heading(page, "Signing").waitFor();
};

/** What the pages send as signature: each request's key and body. */
const sentIn = ({ context }: Visitor): { key: string; body: string }[] => {
  const sent: { key: string; body: string }[] = [];
  context.on("request", (request) => {
    if (request.method() !== "POST" || !request.url().endsWith("/v1/signing/signature")) return;
    sent.push({ key: request.headers()["idempotency-key"] ?? "", body: request.postData() ?? "" });
  });
  return sent;
};

const inked = (page: Page): Promise<number> =>
  page.locator(".pad canvas").evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const pixels = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data;
    return [...(pixels ?? [])].filter((value, at) => at % 4 === 3 && value > 0).length;
  });

inBrowser("acts in the signing room", () => {
  let browsing: Browsing;
  let agreement: Agreement;
  beforeAll(async () => {
    browsing = await openBrowsing();
    agreement = await openAgreement(browsing, { signatories: SIGNATORIES });
  }, 120_000);
  afterAll(() => browsing?.close());

  const holds = async (visitor: Visitor, name: string, whole = true): Promise<void> => {
    expect(await violations(visitor)).toEqual([]);
    expect(await overflow(visitor)).toBe(0);
    await screenshot(visitor, `signing-${name}`, { whole });
  };
  const signedOf = async (slot: string) => (await factsOf(agreement, "Signed")).filter(({ data }) => data.slot === slot);

  test("a phone is turned and the connection lost in mid-signature: the drawing stays, and is sent once under one key", async () => {
    const visitor = await enterRoom(browsing, agreement, "kz1", { size: "phone" });
    const { page, context } = visitor;
    const sent = sentIn(visitor);
    await toSigning(visitor);
    await draw(page);
    const before = await inked(page);
    await page.setViewportSize({ width: 844, height: 390 });
    await page.waitForFunction(() => document.querySelector(".pad canvas")?.clientWidth !== 0);
    expect(before).toBeGreaterThan(0);
    expect(await inked(page)).toBeGreaterThan(0);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("checkbox").check();
    await context.setOffline(true);
    await page.getByText(/^No connection since/).waitFor();
    await button(page, "Sign the text").dblclick();
    await page.getByText("Not answered yet").waitFor();
    expect(await signedOf("kz1")).toHaveLength(0);
    await holds(visitor, "kept");
    await context.setOffline(false);
    await heading(page, "Signed").waitFor();
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
    expect(await signedOf("kz1")).toHaveLength(1);
    await context.close();
  });

  test("a session that ends in mid-signature is proven again; the drawing and the act's key stay", async () => {
    const visitor = await enterRoom(browsing, agreement, "uz1");
    const { page, context } = visitor;
    const sent = sentIn(visitor);
    await toSigning(visitor);
    await draw(page);
    await page.getByRole("checkbox").check();
    await context.route(
      "**/v1/signing/signature",
      (route) => route.fulfill({ status: 401, json: { code: "session-expired", title: "" } }),
      { times: 1 },
    );
    await button(page, "Sign the text").click();
    await page.getByText("The session has ended.").waitFor();
    await holds(visitor, "ended");
    await proveIn(page, await codeOf(agreement, "uz1"));
    await heading(page, "Signed").waitFor();
    expect(sent).toHaveLength(2);
    expect(sent[0]).toEqual(sent[1]);
    expect(await signedOf("uz1")).toHaveLength(1);
    await context.close();
  });

  test("two tabs: what is signed in one is known in the other, and a later visit gets the receipt after proving", async () => {
    const visitor = await enterRoom(browsing, agreement, "kz2");
    await toSigning(visitor);
    const code = await codeOf(agreement, "kz2");
    const link = await linkOf(agreement, "kz2");
    const second = await visitor.context.newPage();
    await second.goto(new URL(link, browsing.url).href);
    await button(second, "Enter the access code").click();
    await proveIn(second, code);
    await second.getByRole("heading", { name: "The text has not changed" }).waitFor();

    const { page } = visitor;
    await page.bringToFront();
    await button(page, "Upload").click();
    const picture = greyPng(scribbled({ width: 800, height: 400 }), 800);
    const file = page.getByLabel(/^Picture of your signature/);
    await file.setInputFiles({ name: "page.svg", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
    await page.getByText("This is no PNG or JPEG that can be read.").waitFor();
    const bomb = greyPng(new Uint8Array(4), 2, { width: 60_000, height: 60_000 });
    await file.setInputFiles({ name: "bomb.png", mimeType: "image/png", buffer: bomb });
    await page.getByText("The picture is larger than").waitFor();
    await file.setInputFiles({
      name: "white.png",
      mimeType: "image/png",
      buffer: greyPng(new Uint8Array(40_000).fill(250), 200),
    });
    await page.getByText("No signature can be made out.").waitFor();
    await file.setInputFiles({ name: "signature.png", mimeType: "image/png", buffer: picture });
    await page.locator(".pad-traced path").waitFor({ state: "attached" });
    await page.getByRole("checkbox").check();
    await holds(visitor, "upload");
    await button(page, "Sign the text").click();
    await heading(page, "Signed").waitFor();
    const [signed] = await signedOf("kz2");
    expect(signed?.data.mark).toMatchObject({ kind: "drawn" });

    await heading(second, "Signed").waitFor();
    await visitor.context.close();

    const later = await browsing.visit(link);
    await heading(later.page, "You have signed").waitFor();
    await holds(later, "already");
    await button(later.page, "Show my receipt").click();
    await later.page.getByRole("textbox", { name: "Access code" }).fill(code);
    await button(later.page, "Show the receipt").click();
    await heading(later.page, "Signed").waitFor();
    const [download] = await Promise.all([
      later.page.waitForEvent("download"),
      later.page.getByRole("link", { name: "Download the receipt" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${agreement.id}-kz2.txt`);
    await holds(later, "receipt");
    await later.context.close();
  });

  describe("declining, asking, a locked code", () => {
    let other: Agreement;
    beforeAll(async () => {
      other = await openAgreement(browsing, { groups: [[0], [1]] });
    }, 120_000);

    test("a question is sent without leaving, and what was typed stays from page to page until then", async () => {
      const visitor = await browsing.visit(await linkOf(other, "kz1"));
      const { page } = visitor;
      await button(page, "Enter the access code").click();
      await button(page, "Ask a question").click();
      await page.getByRole("textbox", { name: "Your question" }).fill("Which of the annexes\nis meant in 4.2?");
      await proveIn(page, await codeOf(other, "kz1"));
      await page.getByRole("heading", { name: "The text has not changed" }).waitFor();
      await button(page, "Ask a question").click();
      expect(await page.getByRole("textbox", { name: "Your question" }).inputValue()).toContain("annexes");
      await holds(visitor, "ask", false);
      await button(page, "Send the question").click();
      await page.getByText("The question was sent").waitFor();
      const { questions } = await sideOf(other);
      expect(questions).toMatchObject([{ slot: "kz1", text: "Which of the annexes\nis meant in 4.2?" }]);
      await visitor.context.close();
    });

    const sideOf = async ({ stage, id }: Agreement) => {
      const authorization = await stage.signIn(officer("KZ", "protocol-1"));
      const { body } = await stage.api<{ questions: object[]; declines: object[] }>("GET", `/v1/agreements/${id}/side`, {
        authorization,
      });
      return body;
    };

    test("declining says who will know before, keeps the reason on the own side, and ends the link", async () => {
      const visitor = await enterRoom(browsing, other, "kz1");
      const { page } = visitor;
      await button(page, "Decline to sign").click();
      await heading(page, "Declining to sign").waitFor();
      await page.getByRole("textbox", { name: /^Reason/ }).fill("Article 4 was not agreed.\n\n\nNor was Article 5. ");
      await page.getByText("The other side sees only that the link is no longer valid.").waitFor();
      await page.getByRole("radio", { name: /All sides/ }).check();
      await page.getByText("The officers of all sides are told at once").waitFor();
      await page.getByRole("radio", { name: /My side only/ }).check();
      await holds(visitor, "decline");
      await button(page, "Decline to sign").dblclick();
      await heading(page, "You declined to sign").waitFor();
      await holds(visitor, "declined");
      expect((await sideOf(other)).declines).toMatchObject([
        { slot: "kz1", disclose: "OWN_SIDE", reason: "Article 4 was not agreed.\n\nNor was Article 5." },
      ]);
      await visitor.context.close();
    });
  });
});
