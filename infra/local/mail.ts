import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Call } from "./calls.ts";
import { bodyOf, close, isLocal, listen } from "./http.ts";
import { inboxPage, type Leading, shownMail } from "./inbox.ts";
import { type Mail, openMailbox } from "./mailbox.ts";
import { arn } from "./templates/account.ts";

export interface MailOptions {
  /** Holds the inbox. */
  directory: string;
  port?: number;
  /** Domains and addresses of the templates' AWS::SES::EmailIdentity. */
  identities: string[];
  /** Letters bear the public host; whoever reads them in the inbox is led to the one on this machine. */
  leading: Leading;
  onCall?: (call: Call) => void;
}

export interface MailServer {
  /** For AWS_ENDPOINT_URL_SESV2; in a browser, the inbox. */
  url: string;
  /** All mails, the oldest first. */
  inbox: () => Mail[];
  close: () => Promise<void>;
}

/** SES v2 that delivers to an inbox (aws-ses-v2-local), behind a front that records what SendEmail needs and keeps what was accepted. */
export const startMail = async ({ directory, port, identities, leading, onCall }: MailOptions): Promise<MailServer> => {
  const require = createRequire(join(process.cwd(), "package.json"));
  const { default: startSes } = require("aws-ses-v2-local") as typeof import("aws-ses-v2-local");
  const ses = await startSes({ host: "127.0.0.1", port: 0 });
  const address = ses.address();
  const target = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const mailbox = openMailbox(directory);

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    for (const call of callsOf(request, body, identities)) onCall?.(call);
    const answer = await passOn(target, request, body);
    const received = Buffer.from(await answer.arrayBuffer());
    const bytes = request.url === "/" ? Buffer.from(inboxPage(received.toString())) : received;
    if (answer.ok && isSending(request)) mailbox.keep(await acceptedBy(target, String(Object(jsonOf(bytes)).MessageId)));
    if (answer.ok && request.url === "/clear-store") mailbox.clear();
    response.writeHead(answer.status, {
      "content-type": answer.headers.get("content-type") ?? "text/plain",
      "content-length": bytes.length,
    });
    response.end(bytes);
  };
  // The server's own inbox is its process's: other mails are in it, and those of the last boot are not.
  const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isLocal(request)) return void response.writeHead(403).end();
    if (request.url?.startsWith("/store")) return showMails(mailbox.mails(), response);
    if (!request.url?.startsWith("/shown")) return pass(request, response);
    const shown = mailbox.mails().map((mail) => shownMail(leading, mail));
    return showMails(shown, response);
  };
  const server = createServer((request, response) => void forward(request, response).catch(() => response.destroy()));
  const url = `http://127.0.0.1:${await listen(server, port)}`;
  return {
    url,
    inbox: mailbox.mails,
    close: async () => {
      await close(server);
      await close(ses);
      mailbox.close();
    },
  };
};

const passOn = (target: string, { url, method = "GET", headers }: IncomingMessage, body: Buffer): Promise<Response> => {
  const { host, connection, "content-length": length, "transfer-encoding": coding, expect, ...passed } = headers;
  return fetch(target + url, {
    method,
    headers: passed as Record<string, string>,
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  });
};

const acceptedBy = async (target: string, messageId: string): Promise<Mail> => {
  const { emails } = (await (await fetch(`${target}/store`)).json()) as { emails: Mail[] };
  const accepted = emails.find((mail) => mail.messageId === messageId);
  if (!accepted) throw new Error(`the inbox does not hold ${messageId}`);
  return accepted;
};

const showMails = (emails: Mail[], response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ templates: {}, emails }));
};

const isSending = ({ method, url }: IncomingMessage): boolean => method === "POST" && url === "/v2/email/outbound-emails";

/** What IAM is asked for SendEmail: the identity of the sender, the configuration set, and the sender's address as condition. */
const callsOf = (request: IncomingMessage, body: Buffer, identities: string[]): Call[] => {
  if (!isSending(request)) return [];
  const [, accessKeyId = ""] = request.headers.authorization?.match(/Credential=([^/]+)\//) ?? [];
  const { FromEmailAddress, ConfigurationSetName, Content } = Object(jsonOf(body));
  const from = /<([^>]+)>/.exec(String(FromEmailAddress))?.[1] ?? String(FromEmailAddress);
  const identity = identities.includes(from) ? from : (from.split("@")[1] ?? from);
  const resources = [arn("ses", `identity/${identity}`)];
  if (ConfigurationSetName) resources.push(arn("ses", `configuration-set/${ConfigurationSetName}`));
  const action = Object(Content).Raw ? "ses:SendRawEmail" : "ses:SendEmail";
  return resources.map((resource) => ({ accessKeyId, action, resource, context: { "ses:FromAddress": from } }));
};

/** What is no JSON is for SES to refuse. */
const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
};
