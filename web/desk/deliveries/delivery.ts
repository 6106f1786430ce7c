import type { DeliveriesAnswer } from "../../answers.ts";

export type Delivery = DeliveriesAnswer["deliveries"][number];
