import type { Letter } from "../../shared/domain/letter.ts";
import type { ComposeLetter, Mail, SendMail } from "../../shared/usecases/ports.ts";
import type { Faults } from "./faults.ts";

export interface FakeMail {
  readonly sendMail: SendMail;
  /** Puts no words around it: subject is the letter's kind, the text the letter itself. */
  readonly compose: ComposeLetter;
  readonly inbox: readonly Mail[];
}

export const letterIn = ({ text }: Mail): Letter => JSON.parse(text) as Letter;

export const fakeMail = (faults: Faults): FakeMail => {
  const inbox: Mail[] = [];
  return {
    inbox,
    sendMail: (mail) => faults.around("sendMail", () => `mail-${inbox.push(mail)}`),
    compose: (letter) => ({ subject: letter.kind, text: JSON.stringify(letter), html: "" }),
  };
};
