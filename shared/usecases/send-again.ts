import { isRefusal, type Refusal, refuse } from "../domain/agreement/refusals.ts";
import type { Asked } from "./asked.ts";
import { type Delivery, type DeliveryPorts, deliveriesOf, maySendAgain } from "./deliveries-of.ts";
import { shownDelivery } from "./list-deliveries.ts";
import { graceAfter } from "./note.ts";
import type { Enqueue } from "./ports.ts";

interface Ports extends DeliveryPorts {
  readonly enqueue: Enqueue;
}

type Answer = { readonly body: object } | Refusal<"not-found" | "letter-overtaken" | "not-sent-yet" | "busy">;

const TRIES = 3;

/**
 * Has a letter to the own side sent once more: by `notify`, from its queue, which derives an invitation's link again. A repeat of the command
 * finds its mark on the delivery and sends nothing more; it puts the message into the queue again for as long as the letter has not gone out.
 */
export const sendAgain = async (
  ports: Ports,
  asked: Asked,
  { agreementId, delivery: id }: { readonly agreementId: string; readonly delivery: string },
): Promise<Answer> => {
  const { at, commandId } = asked.cause;
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await find(ports, asked, { agreementId, id });
    if (isRefusal(found)) return found;
    const isKnown = found.row?.wantedBy.includes(commandId) ?? false;
    if (isKnown && found.row?.wantedAt === undefined) return { body: shownDelivery(found, at) };
    if (!isKnown && !maySendAgain(found, at)) return refusal(found);
    if (!isKnown && !(await want(ports, found, { commandId, at }))) continue;
    await wake(ports, found, at);
    const now = await find(ports, asked, { agreementId, id });
    return isRefusal(now) ? now : { body: shownDelivery(now, at) };
  }
  return refuse("busy", "this letter is being sent at the same time");
};

const find = async (
  ports: Ports,
  { officer }: Asked,
  { agreementId, id }: { readonly agreementId: string; readonly id: string },
): Promise<Delivery | Refusal<"not-found">> => {
  const all = await deliveriesOf(ports, officer.party, agreementId);
  if (isRefusal(all)) return all;
  return all.find((each) => each.id === id) ?? refuse("not-found", "there is no such delivery to your side");
};

const refusal = ({ isOvertaken }: Delivery): Answer => refuse(isOvertaken ? "letter-overtaken" : "not-sent-yet");

const want = async (
  { deliveries }: Ports,
  { streamId, row }: Delivery,
  by: { commandId: string; at: string },
): Promise<boolean> => row !== undefined && deliveries.want(streamId, row, by);

/** Due first, so that the clock finds it where the queue fails. */
const wake = async ({ store, enqueue }: Ports, { streamId, version }: Delivery, at: string): Promise<void> => {
  await store.append({ events: [], due: [{ streamId, step: "notify", version, from: graceAfter(at) }] });
  await enqueue("notify", streamId, at);
};
