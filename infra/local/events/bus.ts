import { randomUUID } from "node:crypto";
import { z } from "zod";
import { Fault } from "../../../shared/domain/fault.ts";
import { readProperties, templateFault, withoutEffect } from "../properties.ts";
import { type Rule, type RuleResource, readRule, type Target } from "./rules.ts";

/** An event as its source gives it; `time` is ISO 8601, now when absent. */
export interface PutEvent {
  source: string;
  "detail-type": string;
  detail: object;
  time?: string | undefined;
  resources?: string[] | undefined;
}

/** "AWS service event metadata", EventBridge user guide. */
export interface BusEvent {
  version: "0";
  id: string;
  "detail-type": string;
  source: string;
  account: string;
  /** ISO 8601 in UTC, whole seconds */
  time: string;
  region: string;
  resources: string[];
  detail: object;
}

export interface BusOptions {
  region: string;
  account: string;
  /** The properties of each AWS::Events::EventBus; the default bus is always there. */
  buses: unknown[];
  rules: RuleResource[];
  /** Puts a message into a queue; durable when it returns. */
  send: (queueArn: string, body: string) => unknown;
  /** Milliseconds since 1970, as Date.now gives. */
  now?: () => number;
  /** Fires `rate(...)` rules by the real clock; otherwise `tick` alone fires them. */
  timers?: boolean;
}

export interface Buses {
  busArn(name: string): string;
  has(busArn: string): boolean;
  /**
   * Gives the event its envelope and delivers it to the queues of every rule that matches; gives the event's id. All
   * deliveries are durable when it returns. A switched-off bus takes the event and loses it.
   *
   * @throws Fault `no-such-bus`
   */
  put(busArn: string, event: PutEvent): string;
  /** Fires every enabled scheduled rule once, with a Scheduled Event of that time, on whatever bus it stands and be that bus off. */
  tick(time: Date): void;
  setEnabled(busArn: string, enabled: boolean): void;
  /** Stops the timers. */
  close(): void;
}

const busProperties = z.strictObject({
  Name: z.string().regex(/^[\w./-]{1,256}$/),
  Description: withoutEffect,
  KmsKeyIdentifier: withoutEffect,
  Policy: withoutEffect,
  Tags: withoutEffect,
});

const seconds = (time: Date): string => time.toISOString().replace(/\.\d+Z$/, "Z");

/** A delivery that fails goes to the target's dead-letter queue, or is lost, which is written to the error log. */
const deliver = (rule: Rule, { queueArn, input, deadLetterArn }: Target, event: BusEvent, send: BusOptions["send"]): void => {
  try {
    send(queueArn, input(event));
  } catch (error) {
    try {
      if (deadLetterArn === undefined) throw error;
      send(deadLetterArn, JSON.stringify(event));
    } catch (lost) {
      console.error(`${rule.arn}: event ${event.id} is lost for ${queueArn}`, lost);
    }
  }
};

const readBuses = ({ buses }: BusOptions, busArn: (name: string) => string): Set<string> =>
  new Set(["default", ...buses.map((bus) => readProperties(busProperties, "AWS::Events::EventBus", bus).Name)].map(busArn));

const MAX_TIMER_MS = 2 ** 31 - 1;

const startTimers = (rules: Rule[], fire: (rule: Rule, time: Date) => void): NodeJS.Timeout[] => {
  const scheduled = rules.flatMap((rule) => (rule.schedule ? [{ rule, rateMs: rule.schedule.rateMs ?? Infinity }] : []));
  const byHand = scheduled.find(({ rateMs }) => rateMs > MAX_TIMER_MS);
  if (byHand) throw templateFault(`AWS::Events::Rule ${byHand.rule.name}`, "timers serve rate(...) of up to 24 days");
  return scheduled.map(({ rule, rateMs }) => setInterval(() => fire(rule, new Date()), rateMs).unref());
};

/**
 * EventBridge's buses and rules in this process, with SQS queues as targets.
 *
 * @throws Fault `local-template` for properties, patterns, templates or schedules that are wrong or not supported here.
 */
export const createBuses = (options: BusOptions): Buses => {
  const { region, account, send, now = Date.now } = options;
  const busArn = (name: string) => `arn:aws:events:${region}:${account}:event-bus/${name}`;
  const known = readBuses(options, busArn);
  const rules = options.rules.map((rule) => readRule(rule, busArn));
  for (const rule of rules)
    if (!known.has(rule.busArn)) throw templateFault(`AWS::Events::Rule ${rule.name}`, `no bus ${rule.busArn}`);
  const off = new Set<string>();

  const envelop = ({ source, detail, time, resources = [], ...event }: PutEvent): BusEvent => ({
    version: "0",
    id: randomUUID(),
    "detail-type": event["detail-type"],
    source,
    account,
    time: seconds(new Date(time ?? now())),
    region,
    resources,
    detail,
  });
  const deliverAll = (rule: Rule, event: BusEvent): void => {
    for (const target of rule.targets) deliver(rule, target, event, send);
  };
  const fire = (rule: Rule, time: Date): void =>
    deliverAll(
      rule,
      envelop({
        source: "aws.events",
        "detail-type": "Scheduled Event",
        time: time.toISOString(),
        resources: [rule.arn],
        detail: {},
      }),
    );
  const timers = options.timers ? startTimers(rules, fire) : [];
  const assertBus = (arn: string): void => {
    if (!known.has(arn)) throw new Fault("no-such-bus", `Event bus ${arn} does not exist.`, { retryable: false });
  };

  return {
    busArn,
    has: (arn) => known.has(arn),
    put: (arn, given) => {
      assertBus(arn);
      const event = envelop(given);
      if (off.has(arn)) return event.id;
      for (const rule of rules) if (rule.busArn === arn && rule.matches(event)) deliverAll(rule, event);
      return event.id;
    },
    tick: (time) => {
      for (const rule of rules) if (rule.schedule) fire(rule, time);
    },
    setEnabled: (arn, enabled) => {
      assertBus(arn);
      if (enabled) off.delete(arn);
      else off.add(arn);
    },
    close: () => timers.forEach(clearInterval),
  };
};
