import * as z from "zod";
import { SLOT_STATES } from "../domain/agreement/board.ts";
import { ACTS, WAITS_FOR } from "../domain/agreement/waits.ts";
import { byLanguage, count, form, instant, number, party, session, states } from "./answer-values.ts";

const waits = z.strictObject({
  for: z.enum(WAITS_FOR).describe("As the own side sees it"),
  act: z.enum(ACTS).describe("The route or the reaction that ends it"),
  parties: z.array(party).describe("The sides that can do it, or whose signatories can"),
  slots: z.array(z.string()).describe("The slots whose turn it is to sign").exactOptional(),
  from: instant.exactOptional(),
  until: instant.describe("The end of the window, or until when files may come").exactOptional(),
  since: instant,
});

export const boardLine = z.strictObject({
  id: z.string(),
  shared: z.boolean(),
  titles: byLanguage,
  form,
  parties: z.array(party),
  session,
  states,
  versions: count,
  waits: waits.describe("Missing once it is registered or cancelled").exactOptional(),
  slots: z.array(z.strictObject({ slot: z.string(), party, name: byLanguage, state: z.enum(SLOT_STATES) })),
  cancelled: instant.exactOptional(),
  trouble: z
    .strictObject({
      version: z.int(),
      by: party,
      code: z.string(),
      file: z.string().exactOptional(),
      detail: z.string().exactOptional(),
    })
    .describe("Why the last version was refused")
    .exactOptional(),
  number: number.exactOptional(),
  at: instant.describe("Of the last event"),
  etag: z.string().describe("Of the agreement as this line shows it"),
});

export const agreements = z.strictObject({ agreements: z.array(boardLine), cursor: z.string().exactOptional() });
