import type { NewEvent } from "../events.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { type Agreement, currentTexts } from "../state.ts";

/** The events for the stream that was folded; `opens` is the first event of the agreement's own stream, in the same transaction. */
export type Decision = { readonly events: readonly NewEvent[]; readonly opens?: NewEvent } | Refusal;

/** Whether both lists hold the same members, each as often, in any order. */
export const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

export const append = (...events: NewEvent[]): Decision => ({ events });

/** A character that the files' faces lack, as a refusal. */
export const notSettable = (character: string | undefined): Refusal | undefined =>
  character === undefined
    ? undefined
    : refuse("script-not-supported", "the signature page is set in Latin and Cyrillic letters", {
        character: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
      });

/** A step that is done to every text of the manifest names each of them once, by its SHA-256. */
export const appendForEachText = (state: Agreement, named: readonly string[], event: NewEvent): Decision => {
  const known = currentTexts(state).map(({ sha256 }) => sha256);
  return sameMembers(named, known) ? append(event) : refuse("manifest-mismatch", "the step names each text of the manifest once");
};
