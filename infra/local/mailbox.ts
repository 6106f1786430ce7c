import { closeDurable, openDurable } from "./durable.ts";

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

export interface Mailbox {
  /** Durable when it returns. */
  keep: (mail: Mail) => void;
  /** The oldest first. */
  mails: () => Mail[];
  clear: () => void;
  close: () => void;
}

/** The mails of a directory, in `mail.db`: what its sender was told is accepted outlives the process, as with a real provider. */
export const openMailbox = (directory: string): Mailbox => {
  const schema = "CREATE TABLE IF NOT EXISTS mail (number INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT";
  const database = openDurable(directory, "mail.db", schema);
  const insert = database.prepare("INSERT INTO mail (json) VALUES (?)");
  const all = database.prepare("SELECT json FROM mail ORDER BY number");
  return {
    keep: (mail) => void insert.run(JSON.stringify(mail)),
    mails: () => all.all().map(({ json }) => JSON.parse(String(json)) as Mail),
    clear: () => database.exec("DELETE FROM mail"),
    close: () => closeDurable(database),
  };
};
