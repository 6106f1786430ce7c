import { type AgreementEvent, isNote, type NoteData, type NoteEvent, type NoteType } from "./events.ts";

type Noted<T extends NoteType> = NoteData[T] & { readonly at: string };

/** What a side alone knows of an agreement, each list in the order of time. */
export interface Notes {
  readonly declines: readonly Noted<"Declined">[];
  readonly questions: readonly Noted<"Asked">[];
  readonly locked: readonly Noted<"CodeLocked">[];
}

/** The notes on a side's stream, beside its draft's events. */
export const notesIn = (events: readonly (AgreementEvent | NoteEvent)[]): Notes => {
  const notes = events.filter(isNote);
  const of = <T extends NoteType>(type: T): Noted<T>[] =>
    notes.flatMap((note) => (note.type === type ? [{ ...(note.data as NoteData[T]), at: note.at }] : []));
  return { declines: of("Declined"), questions: of("Asked"), locked: of("CodeLocked") };
};
