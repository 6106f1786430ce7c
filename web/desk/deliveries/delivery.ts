import type { DeliveriesAnswer } from "../../answers.ts";

/** One letter to the own side. */
export type Delivery = DeliveriesAnswer["deliveries"][number];
