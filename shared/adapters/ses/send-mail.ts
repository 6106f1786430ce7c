import { type SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { Fault } from "../../domain/fault.ts";
import type { SendMail } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";

const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });

/** Mail through SES: text and HTML, one recipient. No configuration set, so nothing tracks opens or rewrites links. */
export const sesSendMail = (client: SESv2Client, from: string): SendMail => {
  const send: SendMail = async ({ to, replyTo, subject, text, html }) => {
    const { MessageId } = await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        ...(replyTo ? { ReplyToAddresses: [replyTo] } : {}),
        Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
      }),
    );
    if (!MessageId) throw new Fault("mail-not-accepted", "the mail service answered without an id");
    return MessageId;
  };
  return faulting("mail-failed", { send }).send;
};
