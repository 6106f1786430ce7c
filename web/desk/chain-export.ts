import type { EventsAnswer } from "../answers.ts";

const CHECK = [
  "hash is the SHA-256 of body's UTF-8 bytes, in lower-case hexadecimal.",
  "body is JSON in the form of RFC 8785. Its version counts from 1; its streamId is the same in all.",
  "body's prevHash is the hash of the event before it, and 64 zeros in the first.",
] as const;

export interface TimelineFile {
  readonly format: "depositary-timeline/1";
  readonly agreement: string;
  readonly exportedAt: string;
  /** How anyone checks it with nothing but a hash function. */
  readonly check: readonly string[];
  readonly events: EventsAnswer["events"];
}

/** The events as they are kept, each byte of them, in a file that says how it is checked. A broken chain is exported as broken as it is. */
export const timelineFile = (agreement: string, events: EventsAnswer["events"], exportedAt: Date): TimelineFile => ({
  format: "depositary-timeline/1",
  agreement,
  exportedAt: exportedAt.toISOString(),
  check: CHECK,
  events,
});

/** Hands a file to the browser to be saved; nothing leaves the machine. */
export const saveAsJson = (name: string, content: object): void => {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
