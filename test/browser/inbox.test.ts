import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { type Browsing, openBrowsing } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";

inBrowser("the inbox of the local cloud", () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await openBrowsing();
  }, 60_000);
  afterAll(() => browsing.close());

  test("a letter's link arrives at this machine's signing room, which takes the token out of the address", async () => {
    const { cloud } = browsing;
    const link = "https://registry.depositary.example/sign#0123456789abcdef.kz1.1.1.MAC";
    const credentials = { accessKeyId: "AKIANOTIFY", secretAccessKey: "secret" };
    const ses = new SESv2Client({ endpoint: cloud.inboxUrl, region: "eu-central-1", credentials });
    const Body = { Html: { Data: `<p><a href="${link}">Open</a></p>` } };
    await ses.send(
      new SendEmailCommand({
        FromEmailAddress: "registry@depositary.example",
        Destination: { ToAddresses: ["signatory@kz.example"] },
        Content: { Simple: { Subject: { Data: "Invitation" }, Body } },
      }),
    );
    ses.destroy();
    const { page, context } = await browsing.visit("/");
    await page.goto(cloud.inboxUrl);
    await page.getByRole("button", { name: "Toggle HTML view" }).click();
    const opened = context.waitForEvent("page");
    await page.frameLocator("iframe").getByRole("link", { name: "Open" }).click();
    const room = await opened;
    await room.locator("main").waitFor();
    await room.waitForURL(`${cloud.publicUrl}/sign`);
    await context.close();
  });
});
