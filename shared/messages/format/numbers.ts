import type { Locale } from "./locale.ts";
import type { Forms } from "./table.ts";

/** With the language's decimal sign and groups of three; at most `decimals` decimals. Throws a RangeError for what is not finite or 10²¹ and more. */
export const number = (value: number, locale: Locale, decimals = 3): string => {
  const [, sign = "", whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d*?)0*)?$/.exec(value.toFixed(decimals)) ?? [];
  if (whole === undefined) throw new RangeError(`no number to write: ${value}`);
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, locale.group);
  return `${sign}${grouped}${fraction && locale.decimal + fraction}`;
};

/** The form of a noun after a number. */
export const plural = (count: number, forms: Forms, locale: Locale): string => forms[locale.plural(count)] ?? forms.other;

/** "1,234 pages", number and noun held together. */
export const counted = (count: number, forms: Forms, locale: Locale): string =>
  `${number(count, locale)}\u00a0${plural(count, forms, locale)}`;

/** "1.2 MB" of so many bytes: units of 1000, as SI counts, one decimal below ten. */
export const byteSize = (bytes: number, locale: Locale): string => {
  let [size, unit] = [bytes, ""];
  for (const larger of locale.units) {
    if (Number(size.toPrecision(3)) < 1000) break;
    [size, unit] = [size / 1000, larger];
  }
  return unit === "" ? counted(bytes, locale.bytes, locale) : `${number(size, locale, size < 9.95 ? 1 : 0)}\u00a0${unit}`;
};
