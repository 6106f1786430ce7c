import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { Call } from "../../../infra/local/calls.ts";
import { type MailServer, startMail } from "../../../infra/local/mail.ts";
import { temporaryDirectory } from "../../fixtures/cloud/synth.ts";

let mail: MailServer;
let ses: SESv2Client;
const calls: Call[] = [];
const directory = temporaryDirectory();
const leading = { from: "https://registry.test", to: "http://localhost:4400" };
const identities = ["depositary.example", "registrar@un.example"];

beforeAll(async () => {
  mail = await startMail({ directory, identities, leading, onCall: (call) => calls.push(call) });
  const credentials = { accessKeyId: "AKIANOTIFY", secretAccessKey: "secret" };
  ses = new SESv2Client({ endpoint: mail.url, region: "eu-central-1", credentials });
});
afterAll(async () => {
  ses.destroy();
  await mail.close();
});

const send = (FromEmailAddress: string, ConfigurationSetName?: string) =>
  ses.send(
    new SendEmailCommand({
      FromEmailAddress,
      ConfigurationSetName,
      Destination: { ToAddresses: ["signatory@example.org"] },
      Content: {
        Simple: {
          Subject: { Data: "Қол қою" },
          Body: { Text: { Data: "Келісім дайын." }, Html: { Data: "<p>Келісім дайын.</p>" } },
        },
      },
    }),
  );

test("a mail stands in the inbox", async () => {
  const { MessageId } = await send("Depositary <noreply@depositary.example>");
  expect(mail.inbox()).toEqual([
    expect.objectContaining({
      messageId: MessageId,
      from: "Depositary <noreply@depositary.example>",
      destination: { to: ["signatory@example.org"], cc: [], bcc: [] },
      subject: "Қол қою",
      body: { text: "Келісім дайын.", html: "<p>Келісім дайын.</p>" },
    }),
  ]);
});

test("the call is recorded on the identity and the configuration set", async () => {
  calls.length = 0;
  await send("Depositary <noreply@depositary.example>", "watched");
  await send("registrar@un.example");
  const [action, accessKeyId, ses] = ["ses:SendEmail", "AKIANOTIFY", "arn:aws:ses:eu-central-1:000000000000"];
  const noreply = { "ses:FromAddress": "noreply@depositary.example" };
  expect(calls).toEqual([
    { accessKeyId, action, resource: `${ses}:identity/depositary.example`, context: noreply },
    { accessKeyId, action, resource: `${ses}:configuration-set/watched`, context: noreply },
    {
      accessKeyId,
      action,
      resource: `${ses}:identity/registrar@un.example`,
      context: { "ses:FromAddress": "registrar@un.example" },
    },
  ]);
});

test("the inbox outlives the server, and the next one shows it", async () => {
  const where = temporaryDirectory();
  const first = await startMail({ directory: where, identities, leading });
  const client = new SESv2Client({
    endpoint: first.url,
    region: "eu-central-1",
    credentials: { accessKeyId: "AKIANOTIFY", secretAccessKey: "secret" },
  });
  const Content = { Simple: { Subject: { Data: "Шақыру" }, Body: { Text: { Data: "Сілтеме" } } } };
  const to = { ToAddresses: ["signatory@example.org"] };
  await client.send(new SendEmailCommand({ FromEmailAddress: "noreply@depositary.example", Destination: to, Content }));
  client.destroy();
  await first.close();
  const second = await startMail({ directory: where, identities, leading });
  const shown = await (await fetch(`${second.url}/store?since=0`)).json();
  expect(shown.emails).toEqual(second.inbox());
  expect(second.inbox()).toEqual([expect.objectContaining({ subject: "Шақыру" })]);
  await fetch(`${second.url}/clear-store`, { method: "POST", headers: { authorization: "AWS4-HMAC-SHA256" } });
  expect(second.inbox()).toEqual([]);
  await second.close();
});

test("the inbox is a page, which shows letters with links to this machine; in the store they are as they were sent", async () => {
  const response = await fetch(mail.url);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/html")]);
  const [, shown = ""] = /fetch\(`(\/[a-z]+)\?/.exec(await response.text()) ?? [];
  const link = "https://registry.test/sign#k7.kz1.1.1.MAC";
  const text = `${link} https://registry.test https://registry.test.evil.example/x`;
  const html = `<a href="${link}">${link}</a>`;
  const Simple = { Subject: { Data: "Шақыру" }, Body: { Text: { Data: text }, Html: { Data: html } } };
  const to = { ToAddresses: ["signatory@example.org"] };
  await ses.send(new SendEmailCommand({ FromEmailAddress: "noreply@depositary.example", Destination: to, Content: { Simple } }));
  const bodies = async (path: string) => (await (await fetch(mail.url + path)).json()).emails.at(-1).body;
  const here = "http://localhost:4400/sign#k7.kz1.1.1.MAC";
  expect(await bodies(`${shown}?since=0`)).toEqual({
    text: `${here} http://localhost:4400 https://registry.test.evil.example/x`,
    html: `<a target="_blank" href="${here}">${here}</a>`,
  });
  expect(await bodies("/store?since=0")).toEqual({ text, html });
  expect(mail.inbox().at(-1)?.body).toEqual({ text, html });
});

test("what is no request of SES is refused as SES refuses it", async () => {
  const post = (headers: Record<string, string>) =>
    fetch(`${mail.url}/v2/email/outbound-emails`, { method: "POST", body: "{", headers });
  expect((await post({})).status).toBe(403);
  expect((await post({ authorization: "AWS4-HMAC-SHA256 Credential=A/b", "content-type": "application/json" })).status).toBe(400);
});
