import { createHash } from "node:crypto";
import { timelineFile } from "../../../web/desk/chain-export.ts";
import { stored, upTo } from "../../fixtures/agreement.ts";

/** The file as its `check` says it is checked: with nothing but a hash function. Answers the first event that does not fit. */
const brokenIn = (text: string): number | undefined => {
  const { events } = JSON.parse(text) as { events: { body: string; hash: string }[] };
  let before = "0".repeat(64);
  for (const [index, { body, hash }] of events.entries()) {
    const { prevHash, version, streamId } = JSON.parse(body);
    const first = JSON.parse(events[0]?.body ?? "{}");
    const fits = createHash("sha256").update(body, "utf8").digest("hex") === hash;
    if (!fits || prevHash !== before || version !== index + 1 || streamId !== first.streamId) return index + 1;
    before = hash;
  }
  return undefined;
};

const kept = stored(upTo.registered).map(({ body, hash }) => ({ body, hash }));
const exported = (events = kept): string =>
  JSON.stringify(timelineFile("20thsess10n2023r", events, new Date("2023-05-06T00:00:00Z")), null, 2);

test("an exported timeline has every event as it is kept, and says how it is checked", () => {
  const file = JSON.parse(exported());
  expect(file).toMatchObject({ format: "depositary-timeline/1", exportedAt: "2023-05-06T00:00:00.000Z", events: kept });
  expect(file.check.join(" ")).toMatch(/SHA-256.*64 zeros/);
  expect(kept.length).toBeGreaterThan(10);
  expect(brokenIn(exported())).toBeUndefined();
});

test.each([
  [
    "a changed word",
    (events: typeof kept) => events.map((each, i) => (i === 4 ? { ...each, body: each.body.replace("KZ", "UZ") } : each)),
    5,
  ],
  ["an event that is missing", (events: typeof kept) => events.toSpliced(2, 1), 3],
  ["another order", ([a, b, ...rest]: typeof kept) => [b, a, ...rest].filter((each) => each !== undefined), 1],
] as const)("%s is found where it is", (_, change, at) => {
  expect(brokenIn(exported(change(kept)))).toBe(at);
});
