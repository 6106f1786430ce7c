import { fold } from "../domain/agreement/fold.ts";
import { type Refusal, refuse } from "../domain/agreement/refusals.ts";
import { partyCodes } from "../domain/agreement/state.ts";
import { toHex } from "../domain/hash.ts";
import { agreementStream } from "../domain/ids.ts";
import { codeInput, drawInput, newAccessCode } from "./access-code.ts";
import type { Asked } from "./asked.ts";
import type { EventStore, Macs, People } from "./ports.ts";

interface Ports {
  readonly store: EventStore;
  readonly people: People;
  readonly macs: Macs;
}

/**
 * Makes a slot's access code and shows it to the one who asked; a new one voids the old, a repeat of the same command shows the same. It goes to an officer of the signatory's side who did not set
 * the contact, so that no single officer holds both link and code.
 */
export const issueAccessCode = async (
  { store, people, macs }: Ports,
  { officer, cause }: Asked,
  { agreementId, slot: name }: { readonly agreementId: string; readonly slot: string },
): Promise<{ readonly code: string } | Refusal | Refusal<"second-officer-required">> => {
  const state = fold(await store.read(agreementStream(agreementId)));
  if (!state || !partyCodes(state).includes(officer.party)) return refuse("not-found");
  const slot = state.slots.find((each) => each.slot === name);
  if (!slot) return refuse("slot-unknown");
  if (slot.party !== officer.party) return refuse("not-your-side");
  if (slot.signed) return refuse("already-signed");
  if (state.cancelled) return refuse("cancelled");
  const contact = await people.contact(agreementId, name);
  if (!contact || contact.setBy === officer.subject) {
    return refuse("second-officer-required", "who set the contact is not shown the code: another officer of the side is");
  }
  const { generation } = slot;
  const named = { agreementId, slot: name, generation };
  const code = newAccessCode(await macs.generate("code", drawInput(named, cause.commandId)));
  const mac = await macs.generate("code", codeInput(named, code));
  await people.putCode(agreementId, name, { mac: toHex(mac), generation });
  return { code };
};
