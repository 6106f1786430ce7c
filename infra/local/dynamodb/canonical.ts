const SETS = ["SS", "NS", "BS"];

const ordered = (name: string, value: unknown): unknown => {
  if (Array.isArray(value)) return SETS.includes(name) ? [...value].sort() : value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** One text for values that mean the same in DynamoDB: members of maps and elements of sets have no order. */
export const canonical = (value: unknown): string => JSON.stringify(value, ordered) ?? "";

export const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
