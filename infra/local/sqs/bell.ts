/** Wakes those who wait for something to happen to a queue. */
export interface Bell {
  ring(queue: string): void;
  /** Resolves at the next ring, after `ms`, or when the signal is aborted. */
  wait(queue: string, ms: number, signal?: AbortSignal): Promise<void>;
}

export const createBell = (): Bell => {
  const waiting = new Map<string, Set<() => void>>();
  const ring = (queue: string): void => {
    for (const wake of waiting.get(queue) ?? []) wake();
  };
  const wait = (queue: string, ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const sleepers = waiting.get(queue) ?? new Set();
      const wake = () => {
        clearTimeout(timer);
        sleepers.delete(wake);
        signal?.removeEventListener("abort", wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      waiting.set(queue, sleepers.add(wake));
      signal?.addEventListener("abort", wake);
      if (signal?.aborted) wake();
    });
  return { ring, wait };
};
