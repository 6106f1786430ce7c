import { isRefusal, type Refusal } from "../domain/agreement/refusals.ts";
import type { OfficerOfSide } from "./asked.ts";
import { type Delivery, type DeliveryPorts, deliveriesOf, deliveryState, maySendAgain } from "./deliveries-of.ts";

/** The newest deliveries that one answer holds. */
const SHOWN = 500;

/** The letters of an agreement to the officer's own side. */
export const listDeliveries = async (
  ports: DeliveryPorts,
  { party }: OfficerOfSide,
  { agreementId, at }: { readonly agreementId: string; readonly at: string },
): Promise<{ readonly deliveries: readonly object[] } | Refusal<"not-found">> => {
  const all = await deliveriesOf(ports, party, agreementId);
  return isRefusal(all) ? all : { deliveries: all.slice(0, SHOWN).map((each) => shownDelivery(each, at)) };
};

export const shownDelivery = (delivery: Delivery, at: string) => {
  const { id, notice, occurredAt, to, row } = delivery;
  return {
    id,
    kind: notice.kind,
    occurredAt,
    to: shownTo(to),
    ...(notice.slot ? { about: notice.slot.name } : {}),
    state: deliveryState(delivery, at),
    tries: row?.tries ?? 0,
    attempts: (row?.attempts ?? []).map(({ generation: _, ...attempt }) => attempt),
    ...(row?.wantedAt === undefined ? {} : { wantedAt: row.wantedAt }),
    maySendAgain: maySendAgain(delivery, at),
  };
};

const shownTo = (to: Delivery["to"]) => {
  if (to.kind === "officer") return { kind: to.kind, officer: to.officer.id, name: to.officer.name, mail: to.officer.mail };
  const { slot, former, mail } = to;
  return { kind: to.kind, slot: slot.slot, name: slot.name, former, ...(mail === undefined ? {} : { mail }) };
};
