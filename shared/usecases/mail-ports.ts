import type { Letter } from "../domain/letter.ts";

/* The ports of the letters; what holds for all ports (ports.ts) holds for these. */

export interface Mail {
  readonly to: string;
  /** Where an answer goes, where that is not the sender. */
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Puts a letter into words of its language, as text and as HTML. */
export type ComposeLetter = (letter: Letter) => Omit<Mail, "to" | "replyTo">;

/** Answers the provider's id of the accepted message. */
export type SendMail = (mail: Mail) => Promise<string>;

/** Holds a notice for whoever is sending it, from `at` to `until` (ISO 8601). */
export interface Claim {
  readonly at: string;
  readonly until: string;
}

/** One try to send a notice, and what became of it. */
export interface Attempt {
  readonly at: string;
  /** The provider's id of the message that it accepted. */
  readonly messageId?: string;
  /** Why it was not sent: a Fault's code, and the provider's own name of the error where it gave one. */
  readonly failure?: { readonly code: string; readonly reason?: string };
  /** Of a slot's contact that was written to; the contact of an older one may have changed since. */
  readonly generation?: number;
}

export interface SentNotice {
  readonly notice: string;
  /** It went out at least once. */
  readonly sent: boolean;
  /** Somebody holds it until then. */
  readonly claimedUntil?: string;
  /** An officer asked for it once more, and it has not gone out since. */
  readonly wantedAt?: string;
  /** The last commands that asked for it. */
  readonly wantedBy: readonly string[];
  /** All that were recorded; the last of them are in `attempts`. */
  readonly tries: number;
  readonly attempts: readonly Attempt[];
}

/** A notice that its caller alone may send until the claim runs out; opaque to everyone else. */
export type Held = object;

/** Which notices went out, and which are going out: a notice is claimed, sent, recorded. */
export interface Deliveries {
  /** Every notice of a stream that was claimed, in the order of their names; strongly consistent. */
  of(streamId: string): Promise<readonly SentNotice[]>;
  /**
   * For one caller at a time; undefined where the notice went out and nobody wants it again, or where the claim of another has not run out.
   */
  claim(streamId: string, notice: string, claim: Claim): Promise<Held | undefined>;
  /**
   * Keeps what became of it and gives the claim back. A notice that went out is nobody's to claim from then on, until somebody wants it again.
   * Does nothing where another has claimed it since.
   */
  record(held: Held, attempt: Attempt): Promise<void>;
  /** Has a notice sent once more, for a command; false where it changed since it was read. */
  want(streamId: string, seen: SentNotice, by: { readonly commandId: string; readonly at: string }): Promise<boolean>;
}
