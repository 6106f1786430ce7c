import { fold } from "../domain/agreement/fold.ts";
import { type Refusal, refuse } from "../domain/agreement/refusals.ts";
import { partyCodes } from "../domain/agreement/state.ts";
import { type StoredEvent, unchained } from "../domain/evidence/chain.ts";
import { agreementStream } from "../domain/ids.ts";
import type { OfficerOfSide } from "./asked.ts";
import type { EventStore } from "./ports.ts";

export interface EventsPage {
  readonly body: { readonly events: readonly Pick<StoredEvent, "body" | "hash">[]; readonly cursor?: string };
}

const PAGE = 50;

/** The chained events of a shared agreement, oldest first, as they are kept: body and hash. The cursor is the last version shown. */
export const readEvents = async (
  store: EventStore,
  officer: OfficerOfSide,
  {
    agreementId,
    limit = PAGE,
    cursor = "0",
  }: { readonly agreementId: string; readonly limit?: number; readonly cursor?: string },
): Promise<EventsPage | Refusal | Refusal<"cursor-invalid">> => {
  if (!/^\d{1,9}$/.test(cursor)) return refuse("cursor-invalid");
  const streamId = agreementStream(agreementId);
  const stored = await store.stored(streamId);
  const events = unchained(streamId, stored);
  const state = "broken" in events ? undefined : fold(events);
  if (!state || !partyCodes(state).includes(officer.party)) return refuse("not-found");
  const from = Number(cursor);
  const page = stored.slice(from, from + limit).map(({ body, hash }) => ({ body, hash }));
  const more = from + page.length < stored.length;
  return { body: { events: page, ...(more ? { cursor: String(from + page.length) } : {}) } };
};
