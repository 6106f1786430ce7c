import * as z from "zod";
import { slot, text } from "./answer-texts.ts";
import { byLanguage, count, form, instant, party, partyNamed, session, sha256 } from "./answer-values.ts";

/** What signatories are answered. */

export const signingSlot = z.strictObject({
  agreementId: z.string(),
  titles: byLanguage,
  form,
  parties: z.array(partyNamed),
  session,
  slot: z.string(),
  party,
  name: byLanguage,
  office: byLanguage,
  language: z.string(),
  manifest: z.string().describe("Empty until the agreement is open for signature"),
  texts: z.array(z.strictObject({ language: z.string(), original: party, pages: count, sha256 })),
  maySign: z.boolean(),
  hindrance: z
    .looseObject({ code: z.string() })
    .describe("What stands in the way, by its problem code and facts")
    .exactOptional(),
  opensAt: instant.exactOptional(),
  closesAt: instant.exactOptional(),
  place: byLanguage.exactOptional(),
  postponed: z
    .strictObject({
      from: z.strictObject({ opensAt: instant, closesAt: instant, place: byLanguage }),
      reason: z.string().exactOptional(),
    })
    .exactOptional(),
  askWhom: z.array(z.strictObject({ name: z.string(), mail: z.string() })).describe("Officers of the own side"),
  order: z.array(
    z.array(
      z.strictObject({
        slot: z.string(),
        party,
        name: byLanguage,
        office: byLanguage,
        state: z.enum(["WAITING", "INVITED", "SIGNED", "DECLINED"]),
        signed: z.boolean(),
        signedAt: instant.exactOptional(),
      }),
    ),
  ),
});

export const proven = z.strictObject({ session: z.string(), expiresAt: instant });

export const signingTexts = z.strictObject({
  manifest: sha256,
  texts: z.array(
    text.omit({ flags: true }).extend({
      parts: z
        .array(z.strictObject({ sha256, bytes: count, url: z.url() }))
        .describe("The upload, then its tails: joined in this order they are the file as it stands"),
    }),
  ),
});

export const declined = z.strictObject({ declinedAt: instant });
export const asked = z.strictObject({ askedAt: instant });

export const signature = z.strictObject({ slots: z.array(slot) });
