import { fold } from "../domain/agreement/fold.ts";
import { notesIn } from "../domain/agreement/notes.ts";
import { type Refusal, refuse } from "../domain/agreement/refusals.ts";
import { partyCodes } from "../domain/agreement/state.ts";
import { agreementStream, sideStream } from "../domain/ids.ts";
import type { OfficerOfSide } from "./asked.ts";
import type { EventStore } from "./ports.ts";

/** What the officer's side alone knows of an agreement: refusals with their reasons, questions, locked codes. */
export const readSide = async (store: EventStore, { party }: OfficerOfSide, agreementId: string) => {
  const state = fold(await store.read(agreementStream(agreementId)));
  if (!state || !partyCodes(state).includes(party)) return refuse("not-found") as Refusal<"not-found">;
  const { declines, questions, locked } = notesIn(await store.read(sideStream(party, agreementId)));
  const nameOf = (slot: string) => state.slots.find((each) => each.slot === slot)?.name ?? {};
  const isTold = (slot: string) => state.slots.some((each) => each.slot === slot && each.declined !== undefined);
  return {
    declines: declines.map(({ slot, at, reason, disclose }) => ({
      slot,
      name: nameOf(slot),
      at,
      disclose,
      communicated: isTold(slot),
      ...(reason === undefined ? {} : { reason }),
    })),
    questions: questions.map(({ slot, at, text }) => ({ slot, name: nameOf(slot), at, text })),
    locked: locked.map(({ slot, at }) => ({ slot, name: nameOf(slot), at })),
  };
};
