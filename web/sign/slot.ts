import type { SigningSlotAnswer } from "../answers.ts";

/** What the link leads to. */
export type Slot = SigningSlotAnswer;

/** Whom a signatory may ask: an officer of the own side. */
export interface Officer {
  readonly name: string;
  readonly mail?: string | undefined;
}
