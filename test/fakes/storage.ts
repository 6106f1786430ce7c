import { fakeDeliveries } from "./deliveries.ts";
import { newFaults } from "./faults.ts";
import { fakeLimits } from "./limits.ts";
import { fakePeople } from "./people.ts";
import { fakeRegister } from "./register.ts";
import { fakeStreams } from "./streams.ts";
import { fakeViews } from "./views.ts";

/** Everything that is kept in tables, in memory. */
export const fakeStorage = () => {
  const faults = newFaults();
  return {
    ...fakeStreams(faults),
    ...fakeRegister(faults),
    people: fakePeople(faults),
    deliveries: fakeDeliveries(faults),
    views: fakeViews(faults),
    limits: fakeLimits(faults),
    faults,
    fail: faults.put,
    end: async () => {},
  };
};
