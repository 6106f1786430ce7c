import type { Party } from "../domain/agreement/events.ts";
import { fold } from "../domain/agreement/fold.ts";
import { type Refusal, refuse } from "../domain/agreement/refusals.ts";
import { type Agreement, partyCodes, type SlotState } from "../domain/agreement/state.ts";
import { sha256Hex } from "../domain/hash.ts";
import { agreementStream, sideStream } from "../domain/ids.ts";
import type { DeliveryState } from "../domain/letter.ts";
import type { Deliveries, EventStore, Officer, People, SentNotice } from "./ports.ts";
import { addressedOf, isOvertaken, noticesOn } from "./reactions/addressed.ts";
import type { Notice, Recipient } from "./reactions/notice.ts";
import { agreementIdIn } from "./reactions/signing-file.ts";

export interface DeliveryPorts {
  readonly store: EventStore;
  readonly people: Pick<People, "officers" | "contact" | "formerContact">;
  readonly deliveries: Deliveries;
}

/** A letter to somebody of one side: what called for it, who gets it where, and what became of it so far. */
export interface Delivery {
  readonly id: string;
  readonly streamId: string;
  /** The events of the stream as they were read. */
  readonly version: number;
  readonly notice: Notice;
  readonly occurredAt: string;
  readonly to: DeliveredTo;
  readonly row?: SentNotice;
  /** It does not go out any more: its link leads nowhere, or its signature was given. */
  readonly isOvertaken: boolean;
}

export type DeliveredTo =
  | { readonly kind: "officer"; readonly officer: Officer }
  | { readonly kind: "signatory"; readonly slot: SlotState; readonly former: boolean; readonly mail?: string };

/** Every letter of an agreement to one side's officers and signatories, the last called for first. Of another side's there is no trace. */
export const deliveriesOf = async (
  ports: DeliveryPorts,
  party: Party,
  agreementId: string,
): Promise<readonly Delivery[] | Refusal<"not-found">> => {
  const shared = await deliveriesOn(ports, party, agreementStream(agreementId));
  const own = await deliveriesOn(ports, party, sideStream(party, agreementId));
  if (!shared && !own) return refuse("not-found");
  return [...(shared ?? []), ...(own ?? [])].sort((a, b) => (a.occurredAt < b.occurredAt ? 1 : -1));
};

/** Undefined where there is nothing that the side may see. */
const deliveriesOn = async (ports: DeliveryPorts, party: Party, streamId: string): Promise<readonly Delivery[] | undefined> => {
  const events = await ports.store.read(streamId);
  const state = fold(events);
  if (events.length === 0 || (state && !partyCodes(state).includes(party))) return undefined;
  const rows = await ports.deliveries.of(streamId);
  const notices = (await noticesOn(ports.store, streamId, events)).filter(({ to }) => partyOf(to) === party);
  const given: Delivery[] = [];
  for (const notice of notices) {
    const about = { streamId, version: events.length, notice, isOvertaken: isOvertaken(notice, state) };
    const occurredAt = events[versionIn(notice.key) - 1]?.at ?? "";
    for (const { key, to } of await recipientsOf(ports, { notice, rows, state })) {
      const row = rows.find((each) => each.notice === key);
      if (row || !about.isOvertaken)
        given.push({ ...about, id: deliveryId(streamId, key), occurredAt, to, ...(row ? { row } : {}) });
    }
  }
  return given;
};

/** Says nothing of stream or recipient to who does not know them. */
const deliveryId = (streamId: string, key: string): string => sha256Hex(`delivery/v1 ${streamId} ${key}`).slice(0, 32);

const versionIn = (key: string): number => Number(key.split("#")[0]);

const partyOf = (to: Recipient): Party => {
  if ("officersOf" in to) return to.officersOf;
  return ("former" in to ? to.former : to.signatory).party;
};

interface Told {
  readonly notice: Notice;
  readonly rows: readonly SentNotice[];
  readonly state: Agreement | undefined;
}

interface RecipientOf {
  readonly key: string;
  readonly to: DeliveredTo;
}

/** Who is told now, and who was told before, such as an officer whose role has changed since. */
const recipientsOf = async ({ people }: DeliveryPorts, { notice, rows, state }: Told): Promise<readonly RecipientOf[]> => {
  const { to, key } = notice;
  if (!("officersOf" in to)) return [await toSignatory(people, { notice, rows, state })];
  const told = (await addressedOf(people, notice, state)).map((each) => each.key);
  const written = rows.map((row) => row.notice).filter((each) => each.startsWith(`${key}#`));
  const officers = await people.officers(to.officersOf);
  return [...new Set([...told, ...written])].flatMap((each) => {
    const officer = officers.find(({ id }) => `${key}#${id}` === each);
    return officer ? [{ key: each, to: { kind: "officer", officer } as const }] : [];
  });
};

const toSignatory = async (people: DeliveryPorts["people"], { notice, rows, state }: Told): Promise<RecipientOf> => {
  const { to, key } = notice;
  const former = "former" in to;
  const slot = former ? to.former : (to as { signatory: SlotState }).signatory;
  const now = state?.slots.find((each) => each.slot === slot.slot) ?? slot;
  const written = rows.find((row) => row.notice === key)?.attempts.at(-1)?.generation;
  const agreementId = agreementIdIn(notice.state);
  const from = written ?? (former ? slot.generation : now.generation);
  const mail = await addressAt(people, { agreementId, slot: slot.slot, from, until: now.generation });
  return { key, to: { kind: "signatory", slot, former, ...(mail === undefined ? {} : { mail }) } };
};

interface Generations {
  readonly agreementId: string;
  readonly slot: string;
  readonly from: number;
  readonly until: number;
}

/** The address that a slot had at a generation: each change of it put the one before aside. Undefined where it was erased. */
const addressAt = async (
  people: DeliveryPorts["people"],
  { agreementId, slot, from, until }: Generations,
): Promise<string | undefined> => {
  for (let generation = from; generation < until; generation++) {
    const former = await people.formerContact(agreementId, slot, generation);
    if (former) return former.mail;
  }
  return (await people.contact(agreementId, slot))?.mail;
};

/** What stands with a delivery at a time (ISO 8601). */
export const deliveryState = ({ row, isOvertaken: overtaken }: Delivery, at: string): DeliveryState => {
  if ((row?.claimedUntil ?? "") > at) return "SENDING";
  if (row?.sent && row.wantedAt === undefined) return "SENT";
  if (overtaken) return row?.sent ? "SENT" : "OVERTAKEN";
  const last = row?.attempts.at(-1);
  return last?.failure && last.at >= (row?.wantedAt ?? "") ? "FAILED" : "WAITING";
};

/** It was tried, nobody is at it, and it may still go out. */
export const maySendAgain = (delivery: Delivery, at: string): boolean => {
  const state = deliveryState(delivery, at);
  return !delivery.isOvertaken && (state === "SENT" || state === "FAILED");
};
