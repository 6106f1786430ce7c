import * as z from "zod";
import { DISCLOSURES } from "../domain/agreement/events.ts";
import { UI_LANGUAGES } from "../domain/languages.ts";
import { slot, text } from "./answer-texts.ts";
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
export * from "./answers-comparison.ts";
export * from "./answers-signing.ts";
export * from "./answers-work.ts";

/** Every answer's shape, exactly: a member that is not here is not shown. The tests hold what the handlers send against them. */

const announced = z.strictObject({ name: z.string(), language: z.string(), original: party, bytes: count, sha256 });
const proposed = { number: z.int(), by: party, at: instant, files: z.array(announced), ticketsUntil: instant };
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
  lapseBy: z.array(party).describe("Sides that hold a refusal for the end of this signing"),
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

const noted = { slot: z.string(), name: byLanguage, at: instant };
export const side = z.strictObject({
  declines: z.array(
    z.strictObject({
      ...noted,
      disclose: z.enum(DISCLOSURES),
      communicated: z.boolean(),
      reason: z.string().exactOptional(),
    }),
  ),
  questions: z.array(z.strictObject({ ...noted, text: z.string() })),
  locked: z.array(z.strictObject(noted)),
});

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
      .omit({ state: true, link: true, declined: true, language: true, signedAt: true, certificateSerial: true })
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

const choices = z
  .array(z.strictObject({ value: z.string(), count }))
  .describe("Each with how many there are if it is chosen too; absent where there is nothing to choose");

export const entries = z.strictObject({
  entries: z.array(entry),
  cursor: z.string().exactOptional(),
  total: count.describe("How many match, on all pages together"),
  facets: z.strictObject({
    party: choices.exactOptional(),
    form: choices.exactOptional(),
    session: choices.exactOptional(),
    state: choices.exactOptional(),
  }),
  complete: z
    .boolean()
    .describe(
      "Whether all of the time asked for was looked through; else total and facets are of its newest part, and the cursor leads on",
    ),
});

/** RFC 9457, with the members of ours. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().exactOptional(),
});
