import type { AgreementAnswer } from "../answers.ts";

/** An agreement as it was read: acts send its ETag, so that nobody acts on what has changed meanwhile. */
export interface Seen {
  readonly agreement: AgreementAnswer;
  readonly etag: string;
  readonly again: () => void;
}
