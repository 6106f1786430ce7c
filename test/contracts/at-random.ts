import fc from "fast-check";
import type { StepName } from "../../shared/domain/agreement/steps.ts";
import type { Append } from "../../shared/usecases/ports.ts";
import { due, first, next } from "./events.ts";
import { registerOnce } from "./register.ts";
import type { Storage } from "./storage.ts";

const STREAMS = ["agreement/20thsess10n20230", "agreement/20thsess10n20231"];
const STEPS: readonly StepName[] = ["affix", "notify"];
const TIMES = ["2023-05-05T06:00:00.000Z", "2023-05-05T07:00:00.000Z", "2023-05-05T08:00:00.000Z"];

const stream = fc.constantFrom(...STREAMS);
const step = fc.constantFrom(...STEPS);
const time = fc.constantFrom(...TIMES);
const slot = fc.constantFrom("kz1", "uz1");

/** What somebody asks of a storage. `behind` versions of a stream's last one are left out of sight, as another's cache would. */
export const asked = fc.oneof(
  fc.record({
    ask: fc.constant("append" as const),
    stream,
    behind: fc.nat(1),
    by: fc.nat(99),
    due: fc.subarray([...STEPS]),
    time,
    done: fc.option(step),
  }),
  fc.record({ ask: fc.constant("due" as const), time }),
  fc.record({ ask: fc.constant("lease" as const), pick: fc.nat(3), time, again: fc.boolean() }),
  fc.record({ ask: fc.constant("done" as const), stream, step, version: fc.nat(4) }),
  fc.record({ ask: fc.constant("putCode" as const), slot, generation: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ ask: fc.constant("countTry" as const), slot, attempt: fc.constantFrom("a", "b", "c") }),
  fc.record({ ask: fc.constant("clearTries" as const), slot }),
  fc.record({ ask: fc.constant("failed" as const), stream, step, time }),
  fc.record({
    ask: fc.constant("send" as const),
    stream,
    notice: fc.constantFrom("x", "y"),
    time,
    went: fc.option(fc.boolean()),
    wanted: fc.boolean(),
  }),
  fc.record({ ask: fc.constant("register" as const), series: fc.constantFrom("KAZ-UZB-2023", "KAZ-UZB-2024"), by: fc.nat(9) }),
);
export type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;
type AskedOf<A extends Asked["ask"]> = Extract<Asked, { ask: A }>;

const appendOf = async ({ store }: Storage, { stream: streamId, behind, by, ...rest }: AskedOf<"append">): Promise<Append> => {
  const head = (await store.stored(streamId)).slice(0, behind ? -behind : undefined).at(-1);
  const event = head ? next(head, `${by}`) : first(streamId, `${by}`);
  const made = rest.due.map((name) => due(event.version, name, rest.time, streamId));
  const done = rest.done && !rest.due.includes(rest.done) ? { done: { streamId, step: rest.done } } : {};
  return { events: [event], due: made, ...done };
};

const dueAt = async ({ steps }: Storage, now: string) =>
  (await steps.due(now)).toSorted((a, b) => (`${a.streamId} ${a.step}` < `${b.streamId} ${b.step}` ? -1 : 1));

const leased = async (storage: Storage, { pick, time: until, again }: AskedOf<"lease">) => {
  const items = await dueAt(storage, TIMES.at(-1) ?? "");
  const item = items[pick % Math.max(1, items.length)];
  if (!item) return "nothing due";
  const answers = [await storage.steps.lease(item, until)];
  return again ? [...answers, await storage.steps.lease(item, until)] : answers;
};

const answers: { readonly [A in Asked["ask"]]: (storage: Storage, each: AskedOf<A>) => Promise<unknown> } = {
  append: async (storage, each) => storage.store.append(await appendOf(storage, each)),
  due: (storage, each) => dueAt(storage, each.time),
  lease: leased,
  done: ({ steps }, each) => steps.done(each.stream, each.step, each.version),
  putCode: ({ people }, each) => people.putCode("id", each.slot, { mac: "ab", generation: each.generation }),
  countTry: ({ people }, each) => people.countTry("id", each.slot, each.attempt),
  clearTries: ({ people }, each) => people.clearTries("id", each.slot),
  failed: ({ steps }, each) => steps.failed(each.stream, each.step, { at: each.time, code: "mail-failed", retryable: true }),
  send: async ({ deliveries }, { stream: streamId, notice, time: at, went, wanted }) => {
    const seen = (await deliveries.of(streamId)).find((each) => each.notice === notice);
    const asked = seen && wanted ? await deliveries.want(streamId, seen, { commandId: at, at }) : undefined;
    const held = await deliveries.claim(streamId, notice, { at, until: TIMES.at(-1) ?? "" });
    if (held && went !== null)
      await deliveries.record(held, { at, ...(went ? { messageId: "mail" } : { failure: { code: "mail-failed" } }) });
    return [asked, held !== undefined, await deliveries.of(streamId)];
  },
  register: (storage, each) => registerOnce(storage, each.series, `agreement/20thsess10n2024${each.by}`),
};

/** What a storage answers to one thing after the other. */
export const answersOf = async (storage: Storage, all: readonly Asked[]): Promise<readonly unknown[]> => {
  const given: unknown[] = [];
  for (const each of all) given.push(await (answers[each.ask] as (s: Storage, a: Asked) => Promise<unknown>)(storage, each));
  for (const streamId of STREAMS) given.push(await storage.store.stored(streamId));
  return given;
};
