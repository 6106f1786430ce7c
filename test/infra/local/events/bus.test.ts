import { type BusOptions, createBuses } from "../../../../infra/local/events/bus.ts";
import { account, region } from "../client.ts";

const queue = (name: string) => `arn:aws:sqs:${region}:${account}:${name}`;
const inner = `arn:aws:events:${region}:${account}:event-bus/depositary`;
const onDefault = `arn:aws:events:${region}:${account}:event-bus/default`;

const affix = {
  name: "affix",
  properties: {
    EventBusName: "depositary",
    EventPattern: {
      source: ["depositary"],
      "detail-type": ["Signed", "Affixed"],
      detail: { streamId: [{ prefix: "agreement/" }] },
    },
    State: "ENABLED",
    Targets: [
      {
        Id: "queue",
        Arn: queue("affix"),
        InputTransformer: { InputPathsMap: { id: "$.detail.streamId" }, InputTemplate: '{"reaction":"affix","streamId":<id>}' },
        DeadLetterConfig: { Arn: queue("affix-dead") },
        RetryPolicy: { MaximumRetryAttempts: 10 },
      },
    ],
  },
};
const clock = {
  name: "clock",
  properties: {
    ScheduleExpression: "rate(1 minute)",
    Targets: [
      {
        Id: "q",
        Arn: queue("clock"),
        InputTransformer: { InputPathsMap: { time: "$.time" }, InputTemplate: '{"reaction":"clock","time":<time>}' },
      },
    ],
  },
};

const setUp = (options: Partial<BusOptions> = {}) => {
  const sent: { queue: string; body: unknown }[] = [];
  const broken = new Set<string>();
  const send = (arn: string, body: string) => {
    if (broken.has(arn)) throw new Error("no such queue");
    sent.push({ queue: arn.split(":").pop() ?? "", body: JSON.parse(body) });
  };
  const buses = createBuses({ region, account, buses: [{ Name: "depositary" }], rules: [affix, clock], send, ...options });
  return { buses, sent, broken };
};
const signed = { source: "depositary", "detail-type": "Signed", detail: { streamId: "agreement/abc", version: "3" } };

test("an event goes to the queues of the rules that match, as their templates say", () => {
  const { buses, sent } = setUp();
  buses.put(inner, signed);
  buses.put(inner, { ...signed, "detail-type": "Sealed" });
  buses.put(inner, { ...signed, detail: { streamId: "side/KZ/abc" } });
  buses.put(onDefault, signed);
  expect(sent).toEqual([{ queue: "affix", body: { reaction: "affix", streamId: "agreement/abc" } }]);
});

test("the envelope is EventBridge's", () => {
  const whole = { ...affix, properties: { ...affix.properties, Targets: [{ Id: "q", Arn: queue("all") }] } };
  const { buses, sent } = setUp({ rules: [whole], now: () => Date.UTC(2026, 0, 2, 3, 4, 5, 678) });
  const id = buses.put(inner, { ...signed, resources: ["arn:x"] });
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  const body = { version: "0", id, source: "depositary", "detail-type": "Signed", account, region, resources: ["arn:x"] };
  expect(sent).toEqual([{ queue: "all", body: { ...body, time: "2026-01-02T03:04:05Z", detail: signed.detail } }]);
  const other = buses.put(inner, { ...signed, time: "2020-01-01T00:00:00.000Z" });
  expect(other).not.toBe(id);
  expect(sent[1]?.body).toMatchObject({ time: "2020-01-01T00:00:00Z", resources: [] });
});

test("Input is a constant, InputPath a part, and a target takes one of them", () => {
  const target = (more: object) => ({ Id: "q", Arn: queue("all"), ...more });
  const rule = (...Targets: object[]) => ({ ...affix, properties: { ...affix.properties, Targets } });
  const { buses, sent } = setUp({ rules: [rule(target({ Input: '{"a":1}' }), target({ InputPath: "$.detail" }))] });
  buses.put(inner, signed);
  expect(sent.map(({ body }) => body)).toEqual([{ a: 1 }, signed.detail]);
  expect(() => setUp({ rules: [rule(target({ Input: "{}", InputPath: "$" }))] })).toThrow(/more than one of/);
});

test("a bus that is switched off takes events and loses them", () => {
  const { buses, sent } = setUp();
  buses.setEnabled(inner, false);
  expect(buses.put(inner, signed)).toMatch(/-/);
  buses.tick(new Date());
  expect(sent.map(({ queue }) => queue)).toEqual(["clock"]);
  buses.setEnabled(inner, true);
  buses.put(inner, signed);
  expect(sent.map(({ queue }) => queue)).toEqual(["clock", "affix"]);
});

test("a tick fires every enabled schedule with the time it was given", () => {
  const disabled = { name: "off", properties: { ...clock.properties, State: "DISABLED" } };
  const cron = { name: "nightly", properties: { ...clock.properties, ScheduleExpression: "cron(0 3 * * ? *)" } };
  const { buses, sent } = setUp({ rules: [affix, clock, disabled, cron] });
  buses.tick(new Date("2031-05-06T07:08:09.999Z"));
  const body = { reaction: "clock", time: "2031-05-06T07:08:09Z" };
  expect(sent).toEqual([
    { queue: "clock", body },
    { queue: "clock", body },
  ]);
});

test("a scheduled event names its rule", () => {
  const plain = {
    name: "clock",
    properties: { ScheduleExpression: "rate(2 hours)", Targets: [{ Id: "q", Arn: queue("clock") }] },
  };
  const { buses, sent } = setUp({ rules: [plain] });
  buses.tick(new Date());
  expect(sent[0]?.body).toMatchObject({
    source: "aws.events",
    "detail-type": "Scheduled Event",
    resources: [`arn:aws:events:${region}:${account}:rule/clock`],
    detail: {},
  });
});

test("timers fire rates by the real clock until the buses are closed", () => {
  jest.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  const { buses, sent } = setUp({ timers: true });
  jest.advanceTimersByTime(120_000);
  expect(sent.map(({ body }) => body)).toEqual([
    { reaction: "clock", time: "2026-01-01T00:01:00Z" },
    { reaction: "clock", time: "2026-01-01T00:02:00Z" },
  ]);
  buses.close();
  jest.advanceTimersByTime(120_000);
  expect(sent).toHaveLength(2);
  jest.useRealTimers();
  const slow = { name: "slow", properties: { ...clock.properties, ScheduleExpression: "rate(25 days)" } };
  expect(() => setUp({ timers: true, rules: [slow] })).toThrow(/slow: timers serve/);
});

test("a delivery that fails goes to the dead-letter queue, whole, and hinders no other", () => {
  const broken = { Id: "broken", Arn: queue("gone"), DeadLetterConfig: { Arn: queue("dead") } };
  const rule = { ...affix, properties: { ...affix.properties, Targets: [broken, ...affix.properties.Targets] } };
  const fixture = setUp({ rules: [rule] });
  fixture.broken.add(queue("gone"));
  const id = fixture.buses.put(inner, signed);
  expect(fixture.sent.map(({ queue }) => queue)).toEqual(["dead", "affix"]);
  expect(fixture.sent[0]?.body).toMatchObject({ id, detail: signed.detail });
});

test("a value that breaks the template's JSON is a dead letter too; without a dead-letter queue the loss is logged", () => {
  const { buses, sent, broken } = setUp();
  buses.put(inner, { ...signed, detail: { streamId: 'agreement/"' } });
  expect(sent.map(({ queue }) => queue)).toEqual(["affix-dead"]);
  const log = jest.spyOn(console, "error").mockImplementation(() => {});
  broken.add(queue("clock"));
  buses.tick(new Date());
  expect(log.mock.calls[0]?.[0]).toMatch(/rule\/clock: event .* is lost for .*:clock/);
  log.mockRestore();
});

const withProperties = (more: object) => ({ name: "affix", properties: { ...affix.properties, ...more } });
test.each([
  [withProperties({ EventBusName: "gone" }), /no bus .*gone/],
  [withProperties({ EventPattern: { source: [{ cidr: "10.0.0.0/8" }] } }), /AWS::Events::Rule affix: .*unknown operator cidr/],
  [withProperties({ EventPattern: undefined }), /neither pattern nor schedule/],
  [withProperties({ ScheduleExpression: "rate(1 minute)" }), /needs the default bus/],
  [withProperties({ EventBusName: "default", ScheduleExpression: "rate(1 minutes)" }), /neither rate/],
  [withProperties({ EventBusName: "default", ScheduleExpression: "rate(5 minute)" }), /neither rate/],
  [withProperties({ EventBusName: "default", ScheduleExpression: "cron(0 3 * * ?)" }), /neither rate/],
  [withProperties({ Name: "other" }), /Name is other/],
  [withProperties({ Targets: [{ Id: "f", Arn: `arn:aws:lambda:${region}:${account}:function:f` }] }), /only SQS queues/],
  [
    withProperties({ Targets: [{ Id: "q", Arn: queue("q"), SqsParameters: {} }] }),
    /not supported by the local cloud: SqsParameters/,
  ],
])("a boot with %j fails", (rule, message) => {
  expect(() => setUp({ rules: [rule] })).toThrow(message);
});

test("an unknown bus is a fault", () => {
  const { buses } = setUp();
  expect(() => buses.put(`${inner}-2`, signed)).toThrow(/does not exist/);
  expect(() => buses.setEnabled(`${inner}-2`, false)).toThrow(/does not exist/);
});
