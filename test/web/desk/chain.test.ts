import { createHash } from "node:crypto";
import { checked } from "../../../web/desk/chain.ts";

const hashOf = (body: string): string => createHash("sha256").update(body).digest("hex");
const chainOf = (types: readonly string[]) => {
  let prevHash = "0".repeat(64);
  return types.map((type, i) => {
    const body = JSON.stringify({ at: "2026-05-05T00:00:00.000Z", data: {}, prevHash, type, version: i + 1 });
    prevHash = hashOf(body);
    return { body, hash: prevHash };
  });
};
const chain = chainOf(["Shared", "Initialled", "Initialled"]);

test("an unbroken chain gives its events", () => {
  const { events, brokenAt } = checked(chain);
  expect(events.map(({ type, version }) => [type, version])).toEqual([
    ["Shared", 1],
    ["Initialled", 2],
    ["Initialled", 3],
  ]);
  expect(brokenAt).toBeUndefined();
});

test("a changed body, a missing event and another order are found where they are", () => {
  const [first, second, third] = chain;
  if (!first || !second || !third) throw new Error("three events");
  expect(checked([first, { ...second, body: second.body.replace("Initialled", "Shared") }, third]).brokenAt).toBe(2);
  expect(checked([first, third]).brokenAt).toBe(2);
  expect(checked([second, third]).brokenAt).toBe(1);
});
