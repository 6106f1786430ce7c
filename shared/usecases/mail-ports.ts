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

/** Which notices went out, and which are going out: a notice is claimed, sent, recorded. */
export interface Deliveries {
  /** Those that were recorded. */
  sent(streamId: string): Promise<ReadonlySet<string>>;
  /** True for one caller at a time; false where the notice was recorded, or where the claim of another has not run out. */
  claim(streamId: string, notice: string, claim: Claim): Promise<boolean>;
  /** Gives this very claim back at once; a recorded notice stays so. */
  release(streamId: string, notice: string, claim: Claim): Promise<void>;
  /** Conditional on absence. */
  record(streamId: string, notice: string, messageId: string): Promise<void>;
}
