import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Call } from "./calls.ts";
import { bodyOf, close, isLocal, listen } from "./http.ts";
import { arn } from "./templates/account.ts";

/** A mail as the inbox holds it. `at` in seconds since 1970. */
export interface Mail {
  messageId: string;
  from: string;
  replyTo: string[];
  destination: { to: string[]; cc: string[]; bcc: string[] };
  subject: string;
  body: { text?: string; html?: string };
  attachments: { filename?: string; contentType: string; content: string; size: number }[];
  at: number;
}

export interface MailOptions {
  port?: number;
  /** Domains and addresses of the templates' AWS::SES::EmailIdentity. */
  identities: string[];
  onCall?: (call: Call) => void;
}

export interface MailServer {
  /** For AWS_ENDPOINT_URL_SESV2; in a browser, the inbox. */
  url: string;
  /** All mails of this boot, the oldest first. */
  inbox: () => Promise<Mail[]>;
  close: () => Promise<void>;
}

/** SES v2 that delivers to an inbox (aws-ses-v2-local, in memory), behind a front that records what SendEmail needs. */
export const startMail = async ({ port, identities, onCall }: MailOptions): Promise<MailServer> => {
  const require = createRequire(join(process.cwd(), "package.json"));
  const { default: startSes } = require("aws-ses-v2-local") as typeof import("aws-ses-v2-local");
  const ses = await startSes({ host: "127.0.0.1", port: 0 });
  const address = ses.address();
  const target = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;

  const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isLocal(request)) return void response.writeHead(403).end();
    const body = await bodyOf(request);
    for (const call of callsOf(request, body, identities)) onCall?.(call);
    const {
      host: _,
      connection: __,
      "content-length": ___,
      "transfer-encoding": ____,
      expect: _____,
      ...headers
    } = request.headers;
    const answer = await fetch(target + request.url, {
      method: request.method ?? "GET",
      headers: headers as Record<string, string>,
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, {
      "content-type": answer.headers.get("content-type") ?? "text/plain",
      "content-length": bytes.length,
    });
    response.end(bytes);
  };
  const server = createServer((request, response) => void forward(request, response).catch(() => response.destroy()));
  const url = `http://127.0.0.1:${await listen(server, port)}`;
  return {
    url,
    inbox: async () => ((await (await fetch(`${target}/store`)).json()) as { emails: Mail[] }).emails,
    close: async () => {
      await close(server);
      await close(ses);
    },
  };
};

/** What IAM is asked for SendEmail: the identity of the sender, the configuration set, and the sender's address as condition. */
const callsOf = (request: IncomingMessage, body: Buffer, identities: string[]): Call[] => {
  if (request.method !== "POST" || request.url !== "/v2/email/outbound-emails") return [];
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
