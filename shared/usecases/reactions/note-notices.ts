import { type AgreementEvent, isNote, type NoteEvent } from "../../domain/agreement/events.ts";
import { fold } from "../../domain/agreement/fold.ts";
import { agreementIdOfStream, agreementStream } from "../../domain/ids.ts";
import type { EventStore } from "../ports.ts";
import { type Notice, named } from "./notice.ts";

/** What a side's own notes have its officers told, and nobody else: they are put into words from the agreement's stream. */
export const noteNotices = async (
  store: EventStore,
  streamId: string,
  events: readonly (AgreementEvent | NoteEvent)[],
): Promise<Notice[]> => {
  const notes = events.filter(isNote);
  const [, party] = streamId.split("/");
  if (notes.length === 0 || !party) return [];
  const state = fold(await store.read(agreementStream(agreementIdOfStream(streamId) ?? "")));
  if (!state) return [];
  return notes.map((note) => {
    const slot = state.slots.find((each) => each.slot === note.data.slot);
    const about = { state, ...(slot ? { slot } : {}), ...wordsOf(note) };
    return { ...named(note, kinds[note.type], { officersOf: party }), ...about };
  });
};

const kinds = { Declined: "declined", Asked: "question", CodeLocked: "code-locked" } as const;

const wordsOf = (note: NoteEvent): Pick<Notice, "reason" | "question"> => {
  if (note.type === "Asked") return { question: note.data.text };
  return note.type === "Declined" && note.data.reason !== undefined ? { reason: note.data.reason } : {};
};
