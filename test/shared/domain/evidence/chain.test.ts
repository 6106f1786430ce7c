import fc from "fast-check";
import {
  chained,
  GENESIS,
  headOfNothing,
  MAX_BODY,
  type StoredEvent,
  unchained,
} from "../../../../shared/domain/evidence/chain.ts";
import { Fault } from "../../../../shared/domain/fault.ts";
import { sha256Hex } from "../../../../shared/domain/hash.ts";
import { canonicalJson, type Json } from "../../../../shared/domain/jcs.ts";
import { DRAFT_STREAM, event, STREAM, stored, upTo } from "../../../fixtures/agreement.ts";

const events = stored(upTo.registered);
const read = (kept: readonly StoredEvent[], stream = STREAM) => unchained(stream, kept);
const withItem = (index: number, change: (item: StoredEvent) => StoredEvent) =>
  events.map((item, at) => (at === index ? change(item) : item));
/** As one would forge: the body changed and hashed anew. */
const rewritten = (item: StoredEvent, body: string): StoredEvent => ({ ...item, body, hash: sha256Hex(body) });
const edited = (item: StoredEvent, change: { [name: string]: Json }) =>
  rewritten(item, canonicalJson({ ...JSON.parse(item.body), ...change }));

test("what was chained reads back as it was given", () => {
  expect(read(events)).toMatchObject(upTo.registered.map((each, index) => ({ ...each, streamId: STREAM, version: index + 1 })));
  expect(read(stored(upTo.draft), DRAFT_STREAM)).toMatchObject(upTo.draft);
  expect(read([])).toEqual([]);
});

test("a body is canonical JSON and names the hash before", () => {
  const cause = { at: "2023-05-05T05:00:00.000Z", commandId: "c1", requestHash: "r1" };
  const first = chained(headOfNothing(STREAM), event.initialledKZ, cause);
  const data = canonicalJson(event.initialledKZ.data);
  expect(first.body).toBe(
    `{"at":"${cause.at}","commandId":"c1","data":${data},"prevHash":"${GENESIS}","requestHash":"r1","streamId":"${STREAM}","type":"Initialled","v":1,"version":1}`,
  );
  expect(first.hash).toBe(sha256Hex(first.body));
  const { requestHash: _, ...reaction } = cause;
  const second = JSON.parse(chained(first, event.initialledUZ, reaction).body);
  expect(second).toMatchObject({ version: 2, prevHash: first.hash });
  expect(second).not.toHaveProperty("requestHash");
});

test("a cut end is no break: the log of heads tells it", () => {
  expect(read(events.slice(0, -1))).toHaveLength(events.length - 1);
});

describe("a broken chain is found with its version", () => {
  const [first, second, third] = events;
  if (!first || !second || !third) throw new Error("the story has more events");
  const anotherDay = stored(upTo.registered, (version) => `2023-06-05T05:${String(version).padStart(2, "0")}:00.000Z`);

  test.each<[string, number, readonly StoredEvent[]]>([
    ["a changed body", 2, withItem(1, (item) => ({ ...item, body: item.body.replace("KZ", "UZ") }))],
    ["a changed body under a new hash", 3, withItem(1, (item) => edited(item, { data: { by: "UZ", manifest: "0" } }))],
    ["a body that is no JSON", 2, withItem(1, (item) => rewritten(item, "{"))],
    ["a body that is null", 2, withItem(1, (item) => rewritten(item, "null"))],
    ["a version leapt over", 3, [first, second, { ...edited(third, { version: 4 }), version: 4 }]],
    ["a missing first event", 1, events.slice(1)],
    ["a missing event", 2, [first, third]],
    ["exchanged events", 2, [first, third, second]],
    ["an event twice", 3, [first, second, second]],
    ["a foreign stream's event", 1, stored(upTo.draft)],
    ["the events of another history", 2, [first, ...anotherDay.slice(1)]],
  ])("%s", (_, version, kept) => {
    expect(read(kept)).toEqual({ broken: version, why: expect.any(String) });
  });

  test.each(["streamId", "type", "at", "commandId"] as const)("a changed copy: %s", (name) => {
    expect(read(withItem(4, (item) => ({ ...item, [name]: "x" })))).toEqual({ broken: 5, why: `${name} differs from the body` });
  });
});

test("any flipped character of any field is found", () => {
  const field = fc.constantFrom(...(["streamId", "version", "type", "v", "at", "commandId", "body", "hash"] as const));
  const flip = (text: string, at: number, by: number) => {
    const index = at % text.length;
    return text.slice(0, index) + String.fromCharCode(text.charCodeAt(index) ^ by) + text.slice(index + 1);
  };
  fc.assert(
    fc.property(fc.nat(events.length - 1), field, fc.nat(), fc.integer({ min: 1, max: 127 }), (index, name, at, by) => {
      const flipped = (item: StoredEvent) => {
        const value = item[name];
        return { ...item, [name]: typeof value === "number" ? value ^ by : flip(value, at, by) };
      };
      expect(read(withItem(index, flipped))).toMatchObject({ broken: index + 1 });
    }),
    { numRuns: 500 },
  );
});

test("an event of a newer version is waited for", () => {
  const newer = withItem(0, (item) => ({ ...edited(item, { v: 2 }), v: 2 }));
  expect(() => read(newer)).toThrow(expect.objectContaining({ code: "event-unknown", retryable: true }));
});

test("a body has at most 32 KB of UTF-8", () => {
  const cause = { at: "2023-05-05T05:00:00.000Z", commandId: "c1" };
  const sized = (text: string) =>
    chained(headOfNothing(STREAM), { type: "TextRefused", data: { number: 1, code: "encrypted", detail: text } }, cause);
  const rest = MAX_BODY - new TextEncoder().encode(sized("").body).length;
  expect(new TextEncoder().encode(sized("a".repeat(rest)).body)).toHaveLength(MAX_BODY);
  expect(() => sized("a".repeat(rest + 1))).toThrow(Fault);
  expect(() => sized("қ".repeat(rest / 2 + 1))).toThrow(expect.objectContaining({ code: "event-too-large", retryable: false }));
});
