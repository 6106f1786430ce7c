/** The values that events and entries hold: JSON without fractions, so that RFC 8785 number formatting never matters. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * The JSON Canonicalization Scheme (RFC 8785): members sorted by UTF-16 code units, no white space, absent members left out.
 * Throws a TypeError on a number that is no safe integer and on a lone surrogate (sections 3.2.2.2 and 3.2.2.3).
 */
export const canonicalJson = (value: Json): string => {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return integer(value);
  if (typeof value === "string") return text(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.entries(value)
    .filter((member): member is [string, Json] => member[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${text(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
};

const isList = (value: object): value is readonly Json[] => Array.isArray(value);

const integer = (value: number): string => {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`${value} is not a safe integer`);
  return String(value);
};

const text = (value: string): string => {
  if (!value.isWellFormed()) throw new TypeError("a text holds a lone surrogate");
  return JSON.stringify(value);
};
