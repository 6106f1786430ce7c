import * as z from "zod";
import { CAPACITIES } from "../domain/agreement/events.ts";
import { UI_LANGUAGES } from "../domain/languages.ts";
import {
  byLanguage,
  count,
  form,
  instant,
  legalNature,
  number,
  party,
  partyNamed,
  session,
  sha256,
  signatureState,
  states,
  textState,
} from "./answer-values.ts";
import { ROLES } from "./surfaces.ts";

export * from "./answers-board.ts";

/** Every answer's shape, exactly: a member that is not here is not shown. The tests hold what the handlers send against them. */

const announced = z.strictObject({ name: z.string(), language: z.string(), original: party, bytes: count, sha256 });
const text = z.strictObject({
  language: z.string(),
  original: party,
  sha256,
  bytes: count,
  pages: count,
  flags: z.array(z.string()),
});
const proposed = { number: z.int(), by: party, files: z.array(announced), ticketsUntil: instant };
const version = z.discriminatedUnion("kind", [
  z.strictObject({ ...proposed, kind: z.literal("awaiting-files") }),
  z.strictObject({ ...proposed, kind: z.literal("accepted"), texts: z.array(text), manifest: sha256 }),
  z.strictObject({
    ...proposed,
    kind: z.literal("refused"),
    code: z.string(),
    file: z.string().exactOptional(),
    detail: z.string().exactOptional(),
  }),
]);

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
});

const opening = z.strictObject({
  by: party,
  manifest: sha256,
  orderGroups: z.array(z.array(z.string())),
  opensAt: instant,
  closesAt: instant,
  place: byLanguage,
  publicFrom: instant.exactOptional(),
  at: instant,
});
const sealed = z.strictObject({
  text: sha256,
  sha256,
  bytes: count,
  versionId: z.string(),
  level: z.string().describe("PAdES baseline level as measured"),
});

export const agreement = z.strictObject({
  id: z.string(),
  shared: z.boolean(),
  titles: byLanguage,
  form,
  legalNature,
  parties: z.array(partyNamed),
  session,
  authenticLanguages: z.array(z.string()),
  prevailingLanguage: z.string().exactOptional(),
  draftedBy: party,
  states,
  versions: z.array(version),
  initialledBy: z.array(party),
  preserved: z.boolean(),
  slots: z.array(slot),
  opening: opening.exactOptional(),
  postponed: z
    .strictObject({
      opensAt: instant,
      closesAt: instant,
      place: byLanguage,
      by: party,
      at: instant,
      reason: z.string().exactOptional(),
    })
    .describe("What stood before the signing was moved the last time")
    .exactOptional(),
  asked: z.array(z.strictObject({ for: z.enum(["cancel", "reopen"]), by: party, reason: z.string() })),
  cancelled: z.strictObject({ by: party, at: instant, reason: z.string() }).exactOptional(),
  reopenedAt: instant.exactOptional(),
  inTurn: z.array(z.string()).exactOptional(),
  prepared: z.boolean(),
  sealed: z.array(sealed).exactOptional(),
  registered: z.strictObject({ number, leafIndex: count, leafHash: sha256, root: sha256, at: instant }).exactOptional(),
});

export const events = z.strictObject({
  events: z.array(z.strictObject({ body: z.string().describe("RFC 8785 JSON; its SHA-256 is the hash"), hash: sha256 })),
  cursor: z.string().exactOptional(),
});

export const proposedVersion = z.strictObject({
  number: z.int(),
  uploads: z
    .array(
      z.strictObject({
        method: z.literal("PUT"),
        url: z.url(),
        headers: z.record(z.string(), z.string()),
        name: z.string(),
        expiresAt: instant,
      }),
    )
    .describe("One a file, in the order announced; the headers are sent as they are"),
  agreement,
});

export const accessCode = z.strictObject({ code: z.string() });

export const readableText = text.extend({
  url: z.url(),
  sealed: z.strictObject({ sha256, bytes: count, level: z.string(), url: z.url() }).exactOptional(),
});

export const officer = z.strictObject({
  party,
  id: z.string(),
  name: byLanguage,
  role: z.enum(ROLES),
  language: z.enum(UI_LANGUAGES),
  mail: z.email(),
});

export const officers = z.strictObject({ officers: z.array(officer) });

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
  order: z.array(z.array(z.strictObject({ slot: z.string(), party, name: byLanguage, signed: z.boolean() }))),
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

export const signature = z.strictObject({ slots: z.array(slot) });

export const entry = z.strictObject({
  number,
  agreementId: z.string(),
  titles: byLanguage,
  form,
  legalNature,
  parties: z.array(partyNamed),
  session,
  prevailingLanguage: z.string().exactOptional(),
  manifest: sha256,
  texts: z.array(text.omit({ flags: true }).extend({ sealedSha256: sha256, sealedBytes: count, level: z.string() })),
  signatures: z.array(
    slot
      .omit({ state: true, link: true, language: true, signedAt: true, certificateSerial: true })
      .extend({ signedAt: instant, date: z.iso.date(), place: byLanguage, certificateSerial: z.string() }),
  ),
  concludedOn: z.iso.date(),
  states: z.strictObject({ text: textState, signature: signatureState, force: z.literal("NOT_RECORDED") }),
  publicFrom: instant,
  registeredAt: instant,
});

export const registeredEntry = z.strictObject({
  entry,
  log: z.strictObject({ index: count, leafHash: sha256, size: count, root: sha256 }),
});

export const entries = z.strictObject({ entries: z.array(entry), cursor: z.string().exactOptional() });

/** RFC 9457, with the members of ours. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().exactOptional(),
});
