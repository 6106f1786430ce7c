import { corrected, spelled, stemOf, uzbek } from "./corrections.ts";

/** English is that of the documents: day before month, no comma before "and". */
const localeOf = (language: string): string => (language === "en" ? "en-GB" : language);

const partOf = (parts: readonly { type: string; value: string }[], type: string): string =>
  parts.find((part) => part.type === type)?.value ?? "";

/** The months as they stand in a date. */
export const monthsOf = (language: string): string[] => {
  const format = new Intl.DateTimeFormat(localeOf(language), { day: "numeric", month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => partOf(format.formatToParts(Date.UTC(2023, month, 5)), "month"));
};

export const separatorsOf = (language: string): { decimal: string; group: string } => {
  const parts = new Intl.NumberFormat(language).formatToParts(-12345.6);
  return { decimal: partOf(parts, "decimal"), group: partOf(parts, "group") };
};

/** What stands before the last of two. */
export const andOf = (language: string): string =>
  partOf(new Intl.ListFormat(localeOf(language)).formatToParts(["A", "B"]), "literal").trim();

/** The plural forms of "byte": by category, the last ones left out where they are those of `other`. */
export const bytesOf = (language: string): { [category: string]: string } => {
  const format = new Intl.NumberFormat(language, { style: "unit", unit: "byte", unitDisplay: "long" });
  const rules = new Intl.PluralRules(language);
  const forms = [1, 2, 5, 1.5].map((count) => [rules.select(count), partOf(format.formatToParts(count), "unit")] as const);
  const other = forms.findLast(([category]) => category === "other")?.[1] ?? "";
  return Object.fromEntries(forms.filter(([category, form]) => category === "other" || form !== other));
};

/** Thousands of bytes and so on, as SI counts. */
export const unitsOf = (language: string): string[] =>
  ["kilobyte", "megabyte", "gigabyte", "terabyte"].map((unit) => {
    const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" });
    return corrected("units", language, unit) ?? partOf(format.formatToParts(5), "unit");
  });

/** As it stands before the word for "language" where the language has it so. Undefined where CLDR has no name. */
export const languageOf = (language: string, tag: string): string | undefined => {
  const name = new Intl.DisplayNames([language], { type: "language", fallback: "none" }).of(tag);
  return corrected("languages", language, tag) ?? (name && stemOf(language, name));
};

const CASED = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/** A language in itself, with a capital as a name in a list has it. Undefined where the runtime has no data in the language. */
export const ownNameOf = (tag: string): string | undefined => {
  if (Intl.DisplayNames.supportedLocalesOf([tag]).length === 0) return undefined;
  const name = new Intl.DisplayNames([tag], { type: "language", fallback: "none" }).of(tag);
  const given = corrected("ownNames", tag, tag) ?? (name && uzbek(tag, name));
  return given && CASED.test(given) ? given.charAt(0).toLocaleUpperCase(tag) + given.slice(1) : given;
};

export const countryOf = (language: string, code: string): string | undefined => {
  const name = new Intl.DisplayNames([language], { type: "region", fallback: "none" }).of(code);
  return corrected("countries", language, code) ?? (name && spelled(language, name));
};
