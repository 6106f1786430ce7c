import { SESv2Client } from "@aws-sdk/client-sesv2";
import { dynamoDeliveries } from "../../adapters/dynamodb/deliveries.ts";
import { sesSendMail } from "../../adapters/ses/send-mail.ts";
import { composeLetter } from "../../messages/mail/letter.ts";
import { notify as notifyUseCase } from "../../usecases/reactions/notify.ts";
import { common, named } from "../config.ts";
import { dynamodb, macs, people, reactionPorts } from "../ports.ts";

export const notify = (streamId: string): Promise<void> => {
  return notifyUseCase(
    {
      ...reactionPorts(),
      people: people(),
      deliveries: dynamoDeliveries(dynamodb(), named("table", "work")),
      macs: macs(),
      compose: composeLetter,
      sendMail: sesSendMail(new SESv2Client({}), common("MAIL_FROM")),
      publicHost: common("PUBLIC_HOST"),
    },
    streamId,
  );
};
