import { type SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { Fault } from "../../domain/fault.ts";
import type { SendMail } from "../../usecases/ports.ts";

export interface Sender {
  /** `Depositary <protocol@…>`. */
  readonly from: string;
  /** Turns click and open tracking off: a link must stay as it was made. */
  readonly configurationSet?: string;
}

const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });

/** Mail through SES: text and HTML, one recipient. */
export const sesSendMail =
  (client: SESv2Client, { from, configurationSet }: Sender): SendMail =>
  async ({ to, subject, text, html }) => {
    const { MessageId } = await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
        ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
      }),
    );
    if (!MessageId) throw new Fault("mail-not-accepted", "the mail service answered without an id");
    return MessageId;
  };
