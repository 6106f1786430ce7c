import * as z from "zod";
import { STEP_NAMES, STEP_STATES } from "../domain/agreement/steps.ts";
import { DELIVERY_STATES, LETTER_KINDS } from "../domain/letter.ts";
import { byLanguage, count, instant } from "./answer-values.ts";

/** What the system does by itself, as one side may know of it: its letters, and the steps that an agreement waits for. */

const attempt = z.strictObject({
  at: instant,
  messageId: z.string().describe("The mail service's id of the message that it accepted").exactOptional(),
  failure: z
    .strictObject({ code: z.string(), reason: z.string().describe("How the mail service calls its error").exactOptional() })
    .exactOptional(),
});

export const delivery = z.strictObject({
  id: z.string(),
  kind: z.enum(LETTER_KINDS),
  occurredAt: instant.describe("Of the event that called for it"),
  to: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("officer"), officer: z.string(), name: byLanguage, mail: z.email() }),
    z.strictObject({
      kind: z.literal("signatory"),
      slot: z.string(),
      name: byLanguage,
      former: z.boolean().describe("Told at the address that the slot had before"),
      mail: z.email().describe("Missing where the contact was erased").exactOptional(),
    }),
  ]),
  about: byLanguage.describe("The signatory that it is about").exactOptional(),
  state: z.enum(DELIVERY_STATES),
  tries: count,
  attempts: z.array(attempt).describe("The last ten"),
  wantedAt: instant.describe("When it was asked to be sent again, until it has been").exactOptional(),
  maySendAgain: z.boolean(),
});

export const deliveries = z.strictObject({ deliveries: z.array(delivery) });

const step = z.strictObject({
  step: z.enum(STEP_NAMES),
  own: z.boolean().describe("Of what the own side alone knows"),
  state: z.enum(STEP_STATES),
  since: instant.describe("Of the event that made it due"),
  nextTryAt: instant,
  attempts: count.describe("How often the clock has taken it up"),
  failure: z.strictObject({ at: instant, code: z.string(), retryable: z.boolean() }).describe("Of its last run").exactOptional(),
});

export const steps = z.strictObject({ steps: z.array(step) });

export const stuck = z.strictObject({
  agreements: z.array(z.strictObject({ id: z.string(), titles: byLanguage, zone: z.string(), steps: z.array(step) })),
});
