import * as z from "zod";
import { FORMS } from "../domain/agreement/events.ts";
import { ENTRY_STATES, SIGNATURE_STATES, TEXT_STATES } from "../domain/agreement/state.ts";

/** What several answers are made of. */

export const byLanguage = z.record(z.string(), z.string());
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const party = z.string().regex(/^[A-Z]{2}$/);
export const instant = z.iso.datetime();
export const count = z.int().min(0);
export const number = z.string().meta({ examples: ["KAZ-UZB-2023-0007"] });

export const partyNamed = z.strictObject({ party, name: byLanguage, onBehalfOf: byLanguage });
export const session = z.strictObject({
  commission: z.string(),
  ordinal: z.int(),
  date: z.iso.date(),
  place: byLanguage,
  zone: z.string(),
});
export const form = z.enum(FORMS);
export const legalNature = z.enum(["BINDING", "NON_BINDING", "UNDETERMINED"]);
export const textState = z.enum(TEXT_STATES);
export const signatureState = z.enum(SIGNATURE_STATES);
export const states = z.strictObject({ text: textState, signature: signatureState, entry: z.enum(ENTRY_STATES) });
