/** What is to be ended, the last started first. */
export interface Stops {
  /** Gives what was started, and remembers how it ends. */
  add: <T>(started: T, stop: (started: T) => unknown) => T;
  /** Ends all; one that fails does not keep the others running, and its error is thrown at the end. */
  run: () => Promise<void>;
}

export const createStops = (): Stops => {
  const stops: (() => unknown)[] = [];
  return {
    add: (started, stop) => {
      stops.push(() => stop(started));
      return started;
    },
    run: async () => {
      const errors: unknown[] = [];
      for (const stop of stops.splice(0).reverse()) {
        try {
          await stop();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw new AggregateError(errors, "Not everything of the local cloud ended as it should.");
    },
  };
};
