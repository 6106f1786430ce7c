import { Fault } from "../../../shared/domain/fault.ts";
import type { Outcome } from "./types.ts";
import type { Worker } from "./worker.ts";

export interface PoolOptions {
  start: () => Promise<Worker>;
  /** The most processes at once; further invocations wait their turn. */
  maximum: number;
  /** How long a process may stand idle before it is ended. */
  idleMs: number;
}

/** The processes of one function. */
export interface Pool {
  /** Fault `lambda-stopped` after `stop`. */
  invoke: (payload: string) => Promise<Outcome>;
  /** Ends all processes: an invocation under way comes out as an exit. */
  stop: () => Promise<void>;
}

/** No process until the first call; the process used last is used first, so that the others grow idle and end. */
export const createPool = ({ start, maximum, idleMs }: PoolOptions): Pool => {
  const idle: { worker: Worker; timer: NodeJS.Timeout }[] = [];
  const started = new Set<Worker>();
  const waiting: (() => void)[] = [];
  let running = 0;
  let stopped = false;

  const turn = async (): Promise<void> => {
    if (running >= maximum) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  };
  const giveTurn = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  const take = async (): Promise<Worker> => {
    for (let rest = idle.pop(); rest; rest = idle.pop()) {
      clearTimeout(rest.timer);
      if (rest.worker.alive()) return rest.worker;
      started.delete(rest.worker);
    }
    const worker = stopped ? undefined : await start();
    if (worker && !stopped) {
      started.add(worker);
      return worker;
    }
    await worker?.stop();
    throw new Fault("lambda-stopped", "The local cloud is stopping.");
  };

  const giveBack = (worker: Worker): void => {
    if (!worker.alive()) return void started.delete(worker);
    const timer = setTimeout(() => {
      idle.splice(
        idle.findIndex((rest) => rest.worker === worker),
        1,
      );
      started.delete(worker);
      void worker.stop();
    }, idleMs);
    timer.unref();
    idle.push({ worker, timer });
  };

  return {
    invoke: async (payload) => {
      await turn();
      try {
        const worker = await take();
        const outcome = await worker.invoke(payload);
        giveBack(worker);
        return outcome;
      } finally {
        giveTurn();
      }
    },
    stop: async () => {
      stopped = true;
      for (const { timer } of idle.splice(0)) clearTimeout(timer);
      await Promise.all([...started].map((worker) => worker.stop()));
    },
  };
};
