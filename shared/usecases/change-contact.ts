import type { CommandOf } from "../domain/agreement/commands.ts";
import type { NewEvent } from "../domain/agreement/events.ts";
import { sha256Hex, toHex } from "../domain/hash.ts";
import type { Asked } from "./asked.ts";
import { edit } from "./edit.ts";
import type { ExecutionRefusal, Outcome } from "./execute.ts";
import type { Contact, EventStore, People, Random, Write } from "./ports.ts";

interface Ports {
  readonly store: EventStore;
  readonly people: People;
  readonly random: Random;
}

interface Change {
  readonly agreementId: string;
  readonly slot: string;
  readonly contact: { readonly mail: string };
}

type Successor = Omit<CommandOf<"replace-signatory">, "type" | "by" | "slot" | "contactHash">;

/** Another address for a slot: the link is replaced in the same transaction, and whoever sets it is not shown the slot's code. */
export const changeContact = (ports: Ports, asked: Asked, change: Change): Promise<Outcome | ExecutionRefusal> =>
  changed(ports, asked, change, (contactHash) => ({
    type: "change-contact",
    by: asked.officer.party,
    slot: change.slot,
    contactHash,
  }));

/** Another person for a slot, with an address of their own: the old link is dead in the same transaction. */
export const replaceSignatory = (
  ports: Ports,
  asked: Asked,
  { successor, ...change }: Change & { readonly successor: Successor },
): Promise<Outcome | ExecutionRefusal> =>
  changed(ports, asked, change, (contactHash) => ({
    ...successor,
    type: "replace-signatory",
    by: asked.officer.party,
    slot: change.slot,
    contactHash,
  }));

/** The address before is kept aside: its holder is told. */
const changed = async (
  { store, people, random }: Ports,
  asked: Asked,
  { agreementId, slot, contact: { mail } }: Change,
  command: (contactHash: string) => CommandOf<"change-contact" | "replace-signatory">,
): Promise<Outcome | ExecutionRefusal> => {
  const former = await people.contact(agreementId, slot);
  const salt = toHex(random(32));
  const contact: Contact = { mail, setBy: asked.officer.subject, salt };
  const rows = (event: NewEvent): Write[] => {
    if (event.type !== "ContactChanged" && event.type !== "SignatoryReplaced") return [];
    const aside = former ? [people.formerContactWrite(agreementId, slot, event.data.generation - 1, former)] : [];
    return [...aside, people.contactWrite(agreementId, slot, contact)];
  };
  return edit(store, asked, {
    agreementId,
    command: command(sha256Hex(`${salt} ${mail}`)),
    with: (events) => events.flatMap(rows),
  });
};
