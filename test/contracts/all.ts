import { describeDeliveries } from "./deliveries.ts";
import { describeEventStore } from "./event-store.ts";
import { describeLimits } from "./limits.ts";
import { describePeople } from "./people.ts";
import { describePublicEntries } from "./public-entries.ts";
import { describeRegister } from "./register.ts";
import { describeSearchIndex } from "./search-index.ts";
import { describeSteps } from "./steps.ts";
import type { StartStorage } from "./storage.ts";
import { describeViews } from "./views.ts";

/** Every contract of what is kept in tables. */
export const describeStorage = (name: string, start: StartStorage): void => {
  for (const each of [
    describeEventStore,
    describeSteps,
    describePeople,
    describeRegister,
    describePublicEntries,
    describeSearchIndex,
    describeDeliveries,
    describeViews,
    describeLimits,
  ])
    each(name, start);
};
