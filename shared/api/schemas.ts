import * as z from "zod";
import { CAPACITIES, DISCLOSURES, FORMS } from "../domain/agreement/events.ts";
import { ENTRY_STATES, SIGNATURE_STATES, TEXT_STATES } from "../domain/agreement/state.ts";
import { WAITS_FOR } from "../domain/agreement/waits.ts";
import { AGREEMENT_ID } from "../domain/ids.ts";
import { UI_LANGUAGES } from "../domain/languages.ts";
import { REGISTRY_NUMBER } from "../domain/registry/number.ts";
import { ROLES } from "./surfaces.ts";
import { byLanguage, instant, language, mail, party, prose, sha256, slotName, text, zone } from "./values.ts";

/** Every request's shape. Unknown members are refused, every text and list is bounded. */

/** 100 MB: signatures.md §2. */
export const MAX_FILE_BYTES = 100_000_000;
/** All files of a version together: each step reads every one of them within its function's time. */
export const MAX_VERSION_BYTES = 500_000_000;

export const agreementParams = z.strictObject({ id: z.string().regex(AGREEMENT_ID) });
export const slotParams = z.strictObject({ id: z.string().regex(AGREEMENT_ID), slot: slotName });
export const languageParams = z.strictObject({ id: z.string().regex(AGREEMENT_ID), sha256 });
export const sideParams = z.strictObject({ party });
export const officerParams = z.strictObject({ party, officer: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/) });
export const numberParams = z.strictObject({ number: z.string().regex(REGISTRY_NUMBER).max(120) });
export const textParams = z.strictObject({ sha256 });

export const draftBody = z.strictObject({
  titles: byLanguage(500),
  form: z.enum(FORMS),
  legalNature: z.enum(["BINDING", "NON_BINDING", "UNDETERMINED"]),
  parties: z
    .array(z.strictObject({ party, name: byLanguage(300), onBehalfOf: byLanguage(300) }))
    .min(2)
    .max(12),
  session: z.strictObject({
    commission: z.string().regex(/^[A-Z0-9-]{2,40}$/),
    ordinal: z.int().min(1).max(9999),
    date: z.iso.date(),
    place: byLanguage(120),
    zone,
  }),
  authenticLanguages: z.array(language).min(1).max(8),
  prevailingLanguage: language.exactOptional(),
});

export const versionBody = z.strictObject({
  files: z
    .array(z.strictObject({ name: text(200), language, original: party, bytes: z.int().min(1).max(MAX_FILE_BYTES), sha256 }))
    .min(1)
    .max(24)
    .refine(
      (files) => files.reduce((sum, { bytes }) => sum + bytes, 0) <= MAX_VERSION_BYTES,
      `${MAX_VERSION_BYTES} bytes at most, all files together`,
    )
    .describe(`${MAX_VERSION_BYTES} bytes at most, all files together`),
});

export const initialBody = z.strictObject({ manifest: sha256 });

export const nominationBody = z.strictObject({
  party,
  name: byLanguage(120),
  office: byLanguage(200),
  capacity: z.enum(CAPACITIES),
  language,
  contact: z.strictObject({ mail }),
});

export const openingBody = z.strictObject({
  orderGroups: z.array(z.array(slotName).min(1).max(12)).min(1).max(12),
  opensAt: instant,
  closesAt: instant,
  place: byLanguage(120),
  publicFrom: instant.exactOptional(),
});

export const contactBody = z.strictObject({ mail });
export const replacementBody = nominationBody.omit({ party: true });

const reason = prose(1000);
export const postponementBody = z.strictObject({
  opensAt: instant,
  closesAt: instant,
  place: byLanguage(120).exactOptional(),
  reason: reason.exactOptional(),
});
export const reasonBody = z.strictObject({ reason });

export const communicationBody = z.strictObject({ reason: reason.exactOptional() });
export const refusalBody = z.strictObject({ reason: reason.exactOptional(), disclose: z.enum(DISCLOSURES) });
export const questionBody = z.strictObject({ text: prose(1000) });

export const officerBody = z.strictObject({ name: byLanguage(120), role: z.enum(ROLES), language: z.enum(UI_LANGUAGES), mail });

export const proofBody = z.strictObject({ code: text(64) });

/** Thousandths of the box. RFC 8785 has no -0. */
const thousandths = z
  .int()
  .min(0)
  .max(1000)
  .refine((value) => !Object.is(value, -0), "0 has no sign");
const point = z.tuple([thousandths, thousandths]);
/** All strokes together go into one event. */
const MAX_POINTS = 2000;
const strokes = z
  .array(z.array(point).min(1).max(1500))
  .min(1)
  .max(60)
  .refine((drawn) => drawn.reduce((sum, { length }) => sum + length, 0) <= MAX_POINTS, `${MAX_POINTS} points at most`)
  .describe(`${MAX_POINTS} points at most, all strokes together`);
export const signatureBody = z.strictObject({
  manifest: sha256,
  consent: z.literal("sign-v1"),
  mark: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("drawn"), strokes }),
    z.strictObject({ kind: z.literal("typed"), text: text(80) }),
  ]),
});

const sessionName = z.string().regex(/^[A-Z0-9-]{2,40}\.[1-9]\d{0,3}$/, "commission and ordinal: KZ-UZ-IGC.20");

export const entriesQuery = z.strictObject({
  q: text(200)
    .describe(
      "Beginnings of words of titles in any language, names, places and numbers, in Cyrillic or Latin letters: all of them",
    )
    .exactOptional(),
  party: z
    .string()
    .regex(/^[A-Z]{2}(,[A-Z]{2}){0,11}$/, "ISO 3166-1 alpha-2 codes, joined by commas")
    .describe("ISO 3166-1 alpha-2; several are joined by commas or given one by one, and each of them must be a party")
    .exactOptional(),
  form: z.enum(FORMS).exactOptional(),
  session: sessionName.exactOptional(),
  state: z.enum(["AUTHENTICATED"]).exactOptional(),
  from: z.iso.date().exactOptional(),
  to: z.iso.date().exactOptional(),
  limit: z.coerce.number().int().min(1).max(100).exactOptional(),
  cursor: z.string().max(400).exactOptional(),
});

export const agreementsQuery = z.strictObject({
  waitsFor: z.enum(WAITS_FOR).exactOptional(),
  session: sessionName.exactOptional(),
  state: z.enum([...TEXT_STATES, ...SIGNATURE_STATES, ...ENTRY_STATES]).exactOptional(),
  q: text(200)
    .describe("Words of the titles, the number, the session, its place or a signatory's name, each from its beginning")
    .exactOptional(),
  limit: z.coerce.number().int().min(1).max(100).exactOptional(),
  cursor: z.string().max(400).exactOptional(),
});

const versionNumber = z.coerce.number().int().min(1).max(9999);
export const comparisonQuery = z.strictObject({
  language,
  original: party.exactOptional(),
  from: versionNumber,
  to: versionNumber,
});

export const eventsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).exactOptional(),
  cursor: z.string().max(400).exactOptional(),
});
