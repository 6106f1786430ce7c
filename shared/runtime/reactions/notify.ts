import { SESv2Client } from "@aws-sdk/client-sesv2";
import { sesSendMail } from "../../adapters/ses/send-mail.ts";
import { composeLetter } from "../../messages/mail/letter.ts";
import { notify as notifyUseCase } from "../../usecases/reactions/notify.ts";
import { common } from "../config.ts";
import { deliveries, macs, people, reactionPorts } from "../ports.ts";

export const notify = (streamId: string): Promise<void> => {
  return notifyUseCase(
    {
      ...reactionPorts(),
      people: people(),
      deliveries: deliveries(),
      macs: macs(),
      compose: composeLetter,
      sendMail: sesSendMail(new SESv2Client({}), common("MAIL_FROM")),
      publicHost: common("PUBLIC_HOST"),
    },
    streamId,
  );
};
