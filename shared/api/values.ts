import * as z from "zod";

/** Values that requests and answers are made of. Every text is bounded. */

/** Controls, and what turns the direction of writing: a title must read as it is kept. */
const HIDDEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

const bounded = (value: z.ZodString, max: number) =>
  value
    .min(1)
    .max(max)
    .refine((given) => given.isWellFormed(), "a text holds a lone surrogate")
    .refine((given) => /\S/u.test(given), "a text holds spaces only");

/** One line. */
export const text = (max: number) =>
  bounded(z.string(), max).refine((value) => !HIDDEN.test(value), "a text holds control characters");

/** What a person writes to others, of one line or several: lines end with LF, CRLF becomes it, and no other control is in it. */
export const prose = (max: number) =>
  bounded(
    z.string().overwrite((value) => value.replaceAll("\r\n", "\n")),
    max,
  )
    .refine((value) => !HIDDEN.test(value.replaceAll("\n", "")), "a text holds control characters")
    .describe("May have several lines: CRLF is taken for LF");

export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/, "a BCP 47 tag: language, and script where there are two")
  .max(12);
export const byLanguage = (max: number) =>
  z
    .record(language, text(max))
    .refine((texts) => Object.keys(texts).length >= 1 && Object.keys(texts).length <= 12, "one to twelve languages");
export const party = z.string().regex(/^[A-Z]{2}$/, "an ISO 3166-1 alpha-2 code");
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits");
export const instant = z.iso.datetime({ precision: 3 });
export const slotName = z.string().regex(/^[a-z]{2}[0-9]{1,2}$/);
export const mail = z.email().max(254);
export const zone = text(64).refine(isZone, "an IANA time zone");

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
