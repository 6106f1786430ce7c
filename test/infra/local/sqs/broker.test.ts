import fc from "fast-check";
import { randomFrom, shuffled } from "../../../../infra/local/sqs/random.ts";
import { type Sqs, type SqsOptions, startSqs } from "../../../../infra/local/sqs/server.ts";
import { account, region, temporaryDirectory } from "../client.ts";

const clock = { now: 1_700_000_000_000 };
const arn = (name: string) => `arn:aws:sqs:${region}:${account}:${name}`;
const queues = [
  { queueName: "work", properties: { RedrivePolicy: { deadLetterTargetArn: arn("dead"), maxReceiveCount: 2 } } },
  { queueName: "dead", properties: { MessageRetentionPeriod: 1_209_600 } },
  { queueName: "slow", properties: { DelaySeconds: 10, VisibilityTimeout: "60" } },
];
const open: Sqs[] = [];
const boot = async (options: Partial<SqsOptions> = {}) => {
  const sqs = await startSqs({ directory: temporaryDirectory(), region, account, queues, now: () => clock.now, ...options });
  open.push(sqs);
  return sqs;
};
afterEach(() => Promise.all(open.splice(0).map((sqs) => sqs.close())));

const take = (sqs: Sqs, name: string, max = 10) => sqs.receive(arn(name), { max, waitMs: 0 });
const pass = (seconds: number) => {
  clock.now += seconds * 1000;
};

test("a message is hidden until its visibility time-out, then comes again with a raised count", async () => {
  const sqs = await boot();
  sqs.send(arn("work"), "a");
  const [first] = await take(sqs, "work");
  expect(first).toMatchObject({ body: "a", attributes: { ApproximateReceiveCount: "1", SentTimestamp: String(clock.now) } });
  pass(29);
  expect(await take(sqs, "work")).toEqual([]);
  pass(1);
  const [second] = await take(sqs, "work");
  expect(second?.attributes.ApproximateReceiveCount).toBe("2");
  expect(second?.messageId).toBe(first?.messageId);
});

test("a late receiver's handle neither deletes nor hides the message of the next one", async () => {
  const sqs = await boot();
  sqs.send(arn("work"), "a");
  const [late] = await take(sqs, "work");
  pass(30);
  const [current] = await take(sqs, "work");
  sqs.delete(arn("work"), late?.receiptHandle ?? "");
  expect(() => sqs.changeVisibility(arn("work"), late?.receiptHandle ?? "", 0)).toThrow(/not in flight/);
  expect(sqs.depth(arn("work"))).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
  sqs.delete(arn("work"), current?.receiptHandle ?? "");
  expect(sqs.depth(arn("work"))).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test("after maxReceiveCount receives a message goes to the dead-letter queue, and back on demand", async () => {
  const sqs = await boot();
  const id = sqs.send(arn("work"), "poison");
  for (let receive = 0; receive < 2; receive++) {
    expect(await take(sqs, "work")).toHaveLength(1);
    pass(30);
  }
  expect(await take(sqs, "work")).toEqual([]);
  const [dead] = await take(sqs, "dead");
  expect(dead).toMatchObject({ messageId: id, body: "poison" });
  expect(dead?.attributes).toMatchObject({ DeadLetterQueueSourceArn: arn("work"), ApproximateReceiveCount: "3" });
  expect(sqs.redrive(arn("dead"))).toBe(0);
  sqs.changeVisibility(arn("dead"), dead?.receiptHandle ?? "", 0);
  expect(sqs.redrive(arn("dead"))).toBe(1);
  const [back] = await take(sqs, "work");
  expect(back).toMatchObject({ body: "poison", attributes: { ApproximateReceiveCount: "1" } });
  expect(back?.messageId).not.toBe(id);
  expect(back?.attributes).not.toHaveProperty("DeadLetterQueueSourceArn");
});

test("a letter put straight into the dead-letter queue stays there unless a destination is named", async () => {
  const sqs = await boot();
  sqs.send(arn("dead"), "undeliverable event");
  expect(sqs.redrive(arn("dead"))).toBe(0);
  expect(sqs.redrive(arn("dead"), arn("slow"))).toBe(1);
  expect(await take(sqs, "slow")).toHaveLength(1);
});

test("delay, of the queue and of a message", async () => {
  const sqs = await boot();
  sqs.send(arn("slow"), "later");
  sqs.send(arn("slow"), "at once", { delayMs: 0 });
  expect((await take(sqs, "slow")).map(({ body }) => body)).toEqual(["at once"]);
  expect(sqs.depth(arn("slow"))).toEqual({ visible: 0, inFlight: 1, delayed: 1 });
  pass(10);
  expect((await take(sqs, "slow")).map(({ body }) => body)).toEqual(["later"]);
});

test("messages end with the retention period, of the time they were first sent", async () => {
  const sqs = await boot();
  sqs.send(arn("work"), "old");
  pass(345_599);
  expect(sqs.depth(arn("work")).visible).toBe(1);
  pass(1);
  expect(await take(sqs, "work")).toEqual([]);
  expect(sqs.depth(arn("work")).visible).toBe(0);
});

describe("order and duplicates", () => {
  const bodies = Array.from({ length: 40 }, (_, index) => String(index));
  const drain = async (options: Partial<SqsOptions>) => {
    const sqs = await boot(options);
    for (const body of bodies) sqs.send(arn("work"), body);
    const drained: { body: string; messageId: string }[] = [];
    for (let batch = await take(sqs, "work"); batch.length > 0; batch = await take(sqs, "work")) {
      for (const { receiptHandle, ...message } of batch) {
        sqs.delete(arn("work"), receiptHandle);
        drained.push(message);
      }
    }
    return drained;
  };
  const inOrder = (bodies: string[]) => [...bodies].sort((a, b) => Number(a) - Number(b));

  test("every message comes once, shuffled, in the same order for the same seed", async () => {
    const [one, same, other] = await Promise.all([7, 7, 8].map(async (seed) => (await drain({ seed })).map(({ body }) => body)));
    expect(inOrder(one ?? [])).toEqual(bodies);
    expect(one).not.toEqual(bodies);
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  test("with duplicate: 1 every message comes twice under one id, whatever is deleted", async () => {
    const drained = await drain({ duplicate: 1 });
    expect(inOrder(drained.map(({ body }) => body))).toEqual(bodies.flatMap((body) => [body, body]));
    expect(new Set(drained.map(({ messageId }) => messageId)).size).toBe(bodies.length);
  });

  test("with duplicate: 0.5 some do", async () => {
    const { length } = await drain({ duplicate: 0.5 });
    expect(length).toBeGreaterThan(45);
    expect(length).toBeLessThan(75);
  });

  test("a shuffle keeps what it shuffles", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        expect(shuffled(items, randomFrom(seed)).sort()).toEqual([...items].sort());
      }),
    );
  });
});

describe("long polling", () => {
  const now = Date.now;

  test("ends with the first message, for one of the waiting receivers", async () => {
    const sqs = await boot({ now });
    const started = performance.now();
    const waiting = [1, 2].map(() => sqs.receive(arn("work"), { max: 1, waitMs: 1000 }));
    setTimeout(() => sqs.send(arn("work"), "a"), 50);
    const received = await Promise.race(waiting);
    expect(received.map(({ body }) => body)).toEqual(["a"]);
    expect(performance.now() - started).toBeLessThan(900);
    expect((await Promise.all(waiting)).flat()).toHaveLength(1);
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
  });

  test("sees a delayed message become visible, and one that is given back", async () => {
    const sqs = await boot({ now });
    sqs.send(arn("work"), "a", { delayMs: 80 });
    const [first] = await sqs.receive(arn("work"), { max: 1, waitMs: 2000 });
    expect(first?.body).toBe("a");
    setTimeout(() => sqs.changeVisibility(arn("work"), first?.receiptHandle ?? "", 0), 50);
    expect(await sqs.receive(arn("work"), { max: 1, waitMs: 2000 })).toHaveLength(1);
  });

  test("a receiver at the dead-letter queue is woken when a message ends there", async () => {
    const sqs = await boot({ now });
    sqs.send(arn("work"), "poison");
    for (let receive = 0; receive < 2; receive++) await sqs.receive(arn("work"), { max: 1, waitMs: 0, visibilityMs: 0 });
    const started = performance.now();
    const waiting = sqs.receive(arn("dead"), { max: 1, waitMs: 5000 });
    expect(await take(sqs, "work")).toEqual([]);
    expect((await waiting).map(({ body }) => body)).toEqual(["poison"]);
    expect(performance.now() - started).toBeLessThan(2500);
  });

  test("a receiver that has gone takes nothing, and closing ends every wait", async () => {
    const sqs = await boot({ now });
    const gone = new AbortController();
    const left = sqs.receive(arn("work"), { max: 1, waitMs: 20_000, signal: gone.signal });
    gone.abort();
    expect(await left).toEqual([]);
    sqs.send(arn("work"), "a");
    expect(sqs.depth(arn("work")).visible).toBe(1);
    const waiting = sqs.receive(arn("slow"), { max: 1, waitMs: 20_000 });
    await open.pop()?.close();
    expect(await waiting).toEqual([]);
  });
});

test("messages and their counts outlive a restart", async () => {
  const directory = temporaryDirectory();
  const before = await boot({ directory });
  before.send(arn("work"), "a");
  const [first] = await take(before, "work");
  await open.pop()?.close();
  const after = await boot({ directory });
  expect(after.depth(arn("work")).inFlight).toBe(1);
  after.changeVisibility(arn("work"), first?.receiptHandle ?? "", 0);
  expect((await take(after, "work"))[0]?.attributes.ApproximateReceiveCount).toBe("2");
});

test.each([
  ["a FIFO queue", { FifoQueue: true }, /not supported by the local cloud: FifoQueue/],
  ["a time-out of 13 hours", { VisibilityTimeout: 46_800 }, /VisibilityTimeout/],
  [
    "a missing dead-letter queue",
    { RedrivePolicy: { deadLetterTargetArn: arn("gone"), maxReceiveCount: 3 } },
    /no dead-letter queue/,
  ],
  ["another QueueName", { QueueName: "other" }, /QueueName is other/],
])("a boot with %s fails", async (_, properties, message) => {
  await expect(boot({ queues: [{ queueName: "q", properties }] })).rejects.toThrow(message);
});
