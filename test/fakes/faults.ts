import { Fault } from "../../shared/domain/fault.ts";

/** Faults put in a fake's way, in pairs: `before` the call took hold, or `after` it, so that only its answer is lost. */
export interface Faults {
  /** The next call of this name fails so. */
  readonly put: (call: string, when: "before" | "after", error?: Error) => void;
  /** Runs a call of the fake: what `work` does is done at once, and other callers had their turn before. */
  readonly around: <T>(call: string, work: () => T) => Promise<T>;
}

interface Planned {
  readonly call: string;
  readonly when: "before" | "after";
  readonly error: Error;
}

export const newFaults = (): Faults => {
  const planned: Planned[] = [];
  const take = (call: string): Planned | undefined => {
    const index = planned.findIndex((each) => each.call === call);
    return index < 0 ? undefined : planned.splice(index, 1)[0];
  };
  return {
    put: (call, when, error = new Fault("store-failed", `${call} failed ${when} it took hold`)) => {
      planned.push({ call, when, error });
    },
    around: async (call, work) => {
      await new Promise(setImmediate);
      const fault = take(call);
      if (fault?.when === "before") throw fault.error;
      const result = work();
      if (fault) throw fault.error;
      return result;
    },
  };
};
