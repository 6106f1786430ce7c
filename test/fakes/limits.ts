import type { Limits } from "../../shared/usecases/ports.ts";
import type { Faults } from "./faults.ts";

export const fakeLimits = (faults: Faults): Limits => {
  const counted = new Map<string, number>();
  return {
    count: (what, who, now) =>
      faults.around("count", () => {
        const key = `${what} ${who} ${now.toISOString().slice(0, 13)}`;
        const tries = (counted.get(key) ?? 0) + 1;
        counted.set(key, tries);
        return tries;
      }),
  };
};
