import { createPool } from "../../../../infra/local/lambda/pool.ts";
import type { Outcome } from "../../../../infra/local/lambda/types.ts";
import type { Worker } from "../../../../infra/local/lambda/worker.ts";

/** Workers that answer when they are told to. */
const workers = () => {
  const made: { answer: (outcome: Outcome) => void; stopped: boolean }[] = [];
  const start = async (): Promise<Worker> => {
    const state = { answer: (_: Outcome) => {}, stopped: false };
    made.push(state);
    return {
      invoke: () =>
        new Promise((resolve) => {
          state.answer = resolve;
        }),
      alive: () => !state.stopped,
      stop: async () => {
        state.stopped = true;
        state.answer({ payload: "null", functionError: "Unhandled" });
      },
    };
  };
  return { made, start };
};
const turns = () => new Promise((resolve) => setImmediate(resolve));

test("a stopped pool ends what runs and starts nothing for who waits", async () => {
  const { made, start } = workers();
  const pool = createPool({ start, maximum: 1, idleMs: 1000 });
  const running = pool.invoke("1");
  const waiting = pool.invoke("2");
  await turns();
  await pool.stop();
  expect(await running).toMatchObject({ functionError: "Unhandled" });
  await expect(waiting).rejects.toMatchObject({ code: "lambda-stopped" });
  await expect(pool.invoke("3")).rejects.toMatchObject({ code: "lambda-stopped" });
  expect(made).toHaveLength(1);
});

test("a process that starts while the pool stops is ended too", async () => {
  const { made, start } = workers();
  const pool = createPool({ start, maximum: 1, idleMs: 1000 });
  const starting = pool.invoke("1");
  await pool.stop();
  await expect(starting).rejects.toMatchObject({ code: "lambda-stopped" });
  expect(made.map(({ stopped }) => stopped)).toEqual(made.map(() => true));
});

test("a start that fails gives its turn to the next", async () => {
  const { made, start } = workers();
  let fails = true;
  const pool = createPool({
    start: () => {
      if (!fails) return start();
      fails = false;
      return Promise.reject(new Error("no memory"));
    },
    maximum: 1,
    idleMs: 1000,
  });
  await expect(pool.invoke("1")).rejects.toThrow("no memory");
  const second = pool.invoke("2");
  await turns();
  made[0]?.answer({ payload: "2" });
  expect(await second).toEqual({ payload: "2" });
  await pool.stop();
});
