import fc from "fast-check";
import { type Sqs, startSqs } from "../../../../infra/local/sqs/server.ts";
import type { Received } from "../../../../infra/local/sqs/store.ts";
import { account, region, temporaryDirectory } from "../client.ts";

const MAX_RECEIVES = 3;
const VISIBILITY_S = 30;
const arn = (name: string) => `arn:aws:sqs:${region}:${account}:${name}`;
const queues = [
  {
    queueName: "work",
    properties: {
      VisibilityTimeout: VISIBILITY_S,
      RedrivePolicy: { deadLetterTargetArn: arn("dead"), maxReceiveCount: MAX_RECEIVES },
    },
  },
  { queueName: "dead", properties: {} },
];

/** What a receiver may expect of one message that is not deleted. */
interface Expected {
  receives: number;
  hiddenUntil: number;
  /** The latest, and those of earlier receives. */
  receipts: string[];
}
type Act = "send" | "receive" | "delete" | "give back" | "delete late" | "wait";

/** Acts on the server and on the plainest account of what SQS promises; `choice` picks the message, the number or the time. */
const createModel = (sqs: Sqs, clock: { now: number }) => {
  const living = new Map<string, Expected>();
  let sent = 0;
  const isHidden = ({ hiddenUntil }: Expected) => hiddenUntil > clock.now;
  const isExhausted = ({ receives }: Expected) => receives >= MAX_RECEIVES;
  const count = (wanted: (expected: Expected) => boolean) => [...living.values()].filter(wanted).length;
  const inFlight = (choice: number) => {
    const flying = [...living].filter(([, expected]) => isHidden(expected));
    const [body = "", expected] = flying[choice % flying.length] ?? [];
    return expected && { body, expected, receipt: expected.receipts[0] ?? "" };
  };
  const receiveOne = ({ body, receiptHandle, attributes }: Received) => {
    const before = living.get(body);
    if (!before || isHidden(before) || isExhausted(before)) throw new Error(`${body} must not come`);
    expect(attributes.ApproximateReceiveCount).toBe(String(before.receives + 1));
    const hiddenUntil = clock.now + VISIBILITY_S * 1000;
    living.set(body, { receives: before.receives + 1, hiddenUntil, receipts: [receiptHandle, ...before.receipts] });
  };
  const acts: Record<Act, (choice: number) => unknown> = {
    send: () => {
      const body = `message ${sent++}`;
      sqs.send(arn("work"), body);
      living.set(body, { receives: 0, hiddenUntil: clock.now, receipts: [] });
    },
    receive: async (choice) => {
      const max = 1 + (choice % 10);
      const due = count((expected) => !isHidden(expected) && !isExhausted(expected));
      const got = await sqs.receive(arn("work"), { max, waitMs: 0 });
      expect(got).toHaveLength(Math.min(max, due));
      got.forEach(receiveOne);
    },
    delete: (choice) => {
      const one = inFlight(choice);
      if (!one) return;
      sqs.delete(arn("work"), one.receipt);
      living.delete(one.body);
    },
    "give back": (choice) => {
      const one = inFlight(choice);
      if (!one) return;
      sqs.changeVisibility(arn("work"), one.receipt, 0);
      one.expected.hiddenUntil = clock.now;
    },
    "delete late": (choice) => {
      for (const receipt of inFlight(choice)?.expected.receipts.slice(1) ?? []) sqs.delete(arn("work"), receipt);
    },
    wait: (choice) => {
      clock.now += (choice % 40) * 1000;
    },
  };
  return { acts, living, count, isHidden, isExhausted };
};

test("whatever is done, nothing is lost, nothing comes while it is hidden or too often, and counts are exact", async () => {
  const act = fc.constantFrom<Act>("send", "send", "receive", "receive", "receive", "delete", "give back", "delete late", "wait");
  const steps = fc.array(fc.tuple(act, fc.nat()), { minLength: 10, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(steps, fc.integer(), async (steps, seed) => {
      const clock = { now: 1_700_000_000_000 };
      const sqs = await startSqs({ directory: temporaryDirectory(), region, account, queues, seed, now: () => clock.now });
      try {
        const { acts, living, count, isHidden, isExhausted } = createModel(sqs, clock);
        for (const [act, choice] of steps) await acts[act](choice);
        const [work, dead] = [sqs.depth(arn("work")), sqs.depth(arn("dead"))];
        const flying = count(isHidden);
        expect(work.inFlight).toBe(flying);
        expect(work.visible + dead.visible).toBe(living.size - flying);
        expect(dead.visible).toBeLessThanOrEqual(count((expected) => isExhausted(expected) && !isHidden(expected)));
      } finally {
        await sqs.close();
      }
    }),
    { numRuns: 40 },
  );
});
