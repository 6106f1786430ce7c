import type { Mail } from "./mailbox.ts";

/** Where letters lead, and where this machine has it: two origins. */
export interface Leading {
  readonly from: string;
  readonly to: string;
}

/**
 * A mail as the inbox shows it: its links lead to this machine's pages. They open beside the inbox, for our pages stand in no frame. What was
 * sent, and what `/store` answers, stays as it is.
 */
export const shownMail = ({ from, to }: Leading, mail: Mail): Mail => {
  const { text, html } = mail.body;
  // Only this host: one that merely begins like it is another's.
  const ours = new RegExp(`${from.replaceAll(".", "\\.")}(?=[/"'\\s<]|$)`, "g");
  const led = (body: string): string => body.replaceAll(ours, to);
  return {
    ...mail,
    body: {
      ...(text === undefined ? {} : { text: led(text) }),
      ...(html === undefined ? {} : { html: led(html).replaceAll(`href="${to}`, `target="_blank" href="${to}`) }),
    },
  };
};

const ASKS = "fetch(`/store?";

/** The inbox's own page, which asks for mails as they are shown. Throws where the page is not the one that this was written for. */
export const inboxPage = (html: string): string => {
  if (!html.includes(ASKS)) throw new Error("the inbox's page does not ask for /store");
  return html.replace(ASKS, ASKS.replace("store", "shown"));
};
