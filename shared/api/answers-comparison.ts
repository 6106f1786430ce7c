import * as z from "zod";
import { count, sha256 } from "./answer-values.ts";

const page = z.int().min(1);
const run = z.strictObject({ op: z.enum(["same", "removed", "added"]), text: z.string() });
const version = z.strictObject({ number: z.int(), sha256, pages: count });
const numbers = z.strictObject({
  removed: z.array(z.string()),
  added: z.array(z.string()),
  unchangedIn: z.array(z.string()).exactOptional().describe("Other languages in which these figures did not change so"),
});

/** Two versions compared: what changed in reading order, with what stayed the same counted between. */
export const comparison = z.strictObject({
  language: z.string(),
  from: version,
  to: version,
  parts: z.array(
    z.union([
      z.strictObject({
        kind: z.literal("same"),
        count,
        toPage: page,
        before: z.string().describe("The first of these paragraphs"),
        after: z.string().describe("The last of them"),
      }),
      z.strictObject({
        kind: z.enum(["changed", "added", "removed", "moved"]),
        fromPage: page.exactOptional(),
        toPage: page.exactOptional(),
        runs: z.array(run),
        numbers: numbers.exactOptional(),
      }),
    ]),
  ),
  leftOff: count.describe("Changes at the end that one answer cannot hold: counts has them, parts has not"),
  counts: z.strictObject({ changed: count, added: count, removed: count, moved: count, numbers: count }),
});
