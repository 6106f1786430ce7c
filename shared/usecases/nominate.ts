import type { CommandOf } from "../domain/agreement/commands.ts";
import { sha256Hex, toHex } from "../domain/hash.ts";
import type { Asked } from "./asked.ts";
import { edit } from "./edit.ts";
import type { ExecutionRefusal, Outcome } from "./execute.ts";
import type { EventStore, People, Random } from "./ports.ts";

export type Nominee = Omit<CommandOf<"nominate">, "type" | "by" | "contactHash"> & {
  readonly contact: { readonly mail: string };
};

/** Nominates a signatory of the own side. The contact goes to `People` in the same transaction; the event keeps its salted hash only. */
export const nominate = (
  { store, people, random }: { readonly store: EventStore; readonly people: People; readonly random: Random },
  asked: Asked,
  { agreementId, nominee: { contact, ...nominee } }: { readonly agreementId: string; readonly nominee: Nominee },
): Promise<Outcome | ExecutionRefusal> => {
  const salt = toHex(random(32));
  const row = { mail: contact.mail, setBy: asked.officer.subject, salt };
  return edit(store, asked, {
    agreementId,
    command: { ...nominee, type: "nominate", by: asked.officer.party, contactHash: sha256Hex(`${salt} ${contact.mail}`) },
    with: (events) =>
      events.flatMap((event) => (event.type === "Nominated" ? [people.contactWrite(agreementId, event.data.slot, row)] : [])),
  });
};
