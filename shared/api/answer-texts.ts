import * as z from "zod";
import { CAPACITIES } from "../domain/agreement/events.ts";
import { byLanguage, count, instant, party, sha256 } from "./answer-values.ts";

/** What several answers hold: a text, a slot. */

export const text = z.strictObject({
  language: z.string(),
  original: party,
  sha256,
  bytes: count,
  pages: count,
  flags: z.array(z.string()),
});

export const slot = z.strictObject({
  slot: z.string(),
  party,
  name: byLanguage,
  office: byLanguage,
  capacity: z.enum(CAPACITIES),
  authority: z.literal("EX_OFFICIO"),
  language: z.string(),
  state: z.enum(["NOMINATED", "SIGNED"]),
  link: z.enum(["NONE", "ACTIVE", "REVOKED"]).describe("NONE before the opening and after the signature"),
  signedAt: instant.exactOptional(),
  certificateSerial: z.string().exactOptional(),
  declined: z
    .strictObject({ at: instant, reason: z.string().exactOptional() })
    .describe("As all sides were told")
    .exactOptional(),
});
