import { officer } from "../../infra/local/demo/stage.ts";
import { stageOf } from "../e2e/support.ts";
import { particulars } from "../fixtures/agreement.ts";
import { scannedPdf } from "../fixtures/pdf/large.ts";
import { uploads } from "../fixtures/pdf/uploads.ts";
import { withObjects } from "../shared/pades/build.ts";
import { type Browsing, openBrowsing, type Visitor } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { button, looked } from "./desk-steps.ts";

const file = (name: string, bytes: Uint8Array) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(bytes) });
const withAction = withObjects({ 1: "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert)>>>>" });

inBrowser("files of a version at the desk", () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await openBrowsing();
  }, 60_000);
  afterAll(() => browsing?.close());

  /** A draft in Kazakh, Uzbek and Russian, as its officer sees it. */
  const drafted = async (): Promise<Visitor> => {
    const { api, signIn } = stageOf(browsing.cloud);
    const authorization = await signIn(officer("KZ", "treaty-desk"));
    const { body } = await api<{ id: string }>("POST", "/v1/agreements", { body: particulars, authorization });
    const visitor = await browsing.visit(`/desk/agreements/${body.id}`);
    await button(visitor.page, "Sign in").click();
    await visitor.page.locator('button[value="kz-treaty-desk"]').click();
    await visitor.page.locator(".state-head").waitFor();
    return visitor;
  };
  const choose = ({ page }: Visitor, ...files: ReturnType<typeof file>[]) =>
    page.locator("input[type=file]").setInputFiles(files);
  const isUpload = (url: URL): boolean => url.hostname === "127.0.0.1";

  test("several at once: languages are guessed, a lost connection is tried again, what intake found is said", async () => {
    const kz = await drafted();
    const { page } = kz;
    await choose(
      kz,
      file("text (каз).pdf", uploads.table),
      file("matn-uz.pdf", uploads.stream),
      file("empty.pdf", new Uint8Array()),
    );
    const row = (name: string) => page.locator(".file", { hasText: name });
    expect(await row("каз").getByLabel("Language").inputValue()).toBe("kk-Cyrl");
    expect(await row("matn").getByLabel("Language").inputValue()).toBe("uz-Latn");
    expect(await row("empty").getByLabel("Language").inputValue()).toBe("ru");
    await row("empty").getByText("The file is empty.").waitFor();
    await looked(kz, "files-chosen");
    await row("empty")
      .getByRole("button", { name: /^Remove/ })
      .click();
    await button(page, "Upload").click();
    await page.getByText("Give each authentic language one file.").waitFor();
    await choose(kz, file("script.pdf", withAction));

    let lost = 0;
    await page.route(isUpload, (route) =>
      route.request().method() === "PUT" && lost++ === 0 ? route.abort() : route.continue(),
    );
    await button(page, "Upload").click();
    await page.getByText("The connection was lost; it is sent again").waitFor();
    await page.getByText("Version 1 was refused").waitFor({ timeout: 60_000 });
    await page.getByText("The file holds scripts, forms or actions. Export the plain text.").waitFor();
    expect(lost).toBe(4);
    await looked(kz, "files-refused");

    await page.unroute(isUpload);
    await choose(kz, file("v2.ru.pdf", uploads.table), file("v2.kk.pdf", uploads.stream), file("v2.uz.pdf", uploads.table));
    await button(page, "Upload").click();
    await page.getByText("The same file stands above.").waitFor();
    await page
      .locator(".file", { hasText: "v2.uz" })
      .getByRole("button", { name: /^Remove/ })
      .click();
    await choose(kz, file("v2.uz.pdf", uploads.linearized));
    await button(page, "Upload").click();
    await button(page, "Share the draft").waitFor({ timeout: 60_000 });
    expect(await page.locator(".file").count()).toBe(0);
    const expected = new RegExp(`net::ERR_FAILED|${browsing.cloud.issuer}/`);
    expect(kz.complaints(expected)).toEqual([]);
  }, 180_000);

  test("a large file: progress, stopped, another page meanwhile, gone on with the same tickets; leaving the document asks first", async () => {
    const kz = await drafted();
    const { page } = kz;
    await choose(
      kz,
      file("large.ru.pdf", await scannedPdf(38)),
      file("text.kk.pdf", uploads.stream),
      file("text.uz.pdf", uploads.table),
    );
    const session = await kz.context.newCDPSession(page);
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 1_000_000 };
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", slow);
    await button(page, "Upload").click();
    const large = page.locator(".file", { hasText: "large" });
    await large.getByText("Being sent").waitFor();
    await large.getByText(/^[\d.]+.[kM]B of [\d.]+.MB$/).waitFor();
    await looked(kz, "files-sending");
    await button(page, "Stop").click();
    await large.getByText(/^Stopped/).waitFor();
    await page.getByRole("link", { name: "Board", exact: true }).first().click();
    await page.getByRole("heading", { name: "Board", level: 1 }).waitFor();
    await page.goBack();
    await large.getByText(/^Stopped/).waitFor();

    const asked = new Promise<string>((tell) => {
      page.once("dialog", (dialog) => {
        tell(dialog.type());
        dialog.dismiss();
      });
    });
    await page.close({ runBeforeUnload: true });
    expect(await asked).toBe("beforeunload");

    await session.send("Network.emulateNetworkConditions", { ...slow, uploadThroughput: -1 });
    await button(page, "Upload").click();
    await button(page, "Share the draft").waitFor({ timeout: 60_000 });
    // One version: nothing was announced twice.
    expect(await page.locator(".table-compared thead th").count()).toBe(2);
    expect(kz.complaints(new RegExp(`${browsing.cloud.issuer}/`))).toEqual([]);
  }, 180_000);
});
