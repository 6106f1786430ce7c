import type { z } from "zod";

type Json = unknown;
type Path = readonly (string | number)[];

export interface Mutation {
  readonly title: string;
  readonly body: Json;
}

/** A right body spoiled in every place, one way at a time: none of them may be taken. Only members that may be absent are not left out. */
export const mutations = (body: object, schema: z.ZodType): readonly Mutation[] => {
  const places = placesOf(body);
  return [
    ...places.flatMap(({ path, value }) => (isObject(value) ? [unknownMember(body, path, value)] : [])),
    ...places.flatMap(({ path }) => missing(body, path, schema)),
    ...places.flatMap(({ path, value }) => (path.length > 0 ? spoiled(body, path, value) : [])),
  ];
};

const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const placesOf = (value: Json, path: Path = []): { path: Path; value: Json }[] => {
  const members: [string | number, Json][] = Array.isArray(value)
    ? value.map((each, index) => [index, each])
    : isObject(value)
      ? Object.entries(value)
      : [];
  return [{ path, value }, ...members.flatMap(([name, member]) => placesOf(member, [...path, name]))];
};

const changed = (root: Json, [first, ...rest]: Path, change: (value: Json) => Json): Json => {
  if (first === undefined) return change(root);
  if (Array.isArray(root)) return root.map((each, index) => (index === first ? changed(each, rest, change) : each));
  const members = root as Record<string, Json>;
  return { ...members, [first]: changed(members[first], rest, change) };
};

const named = (path: Path): string => path.join("/") || "the body";

const unknownMember = (body: Json, path: Path, value: Record<string, Json>): Mutation => ({
  title: `with an unknown member in ${named(path)}`,
  body: changed(body, path, () => ({ ...value, unknown_member: "x" })),
});

const missing = (body: Json, path: Path, schema: z.ZodType): Mutation[] => {
  const name = path.at(-1);
  if (typeof name !== "string") return [];
  const without = changed(body, path.slice(0, -1), (parent) => {
    const { [name]: _, ...rest } = parent as Record<string, Json>;
    return rest;
  });
  return schema.safeParse(without).success ? [] : [{ title: `without ${named(path)}`, body: without }];
};

/** What a person writes to others may have several lines; a carriage return alone ends none. */
const OF_LINES = ["reason", "text"];

const spoiled = (body: Json, path: Path, value: Json): Mutation[] => {
  const to = (what: string, bad: Json): Mutation => ({
    title: `with ${what} as ${named(path)}`,
    body: changed(body, path, () => bad),
  });
  const types = [to("null", null), to("a wrong type", typeof value === "string" ? 7 : "7")];
  if (typeof value === "number") return [...types, to("a fraction", 1.5), to("a negative number", -1), to("a huge number", 1e21)];
  if (Array.isArray(value)) return [...types, to("an empty list", []), to("a long list", Array(100).fill(value[0]))];
  if (typeof value !== "string") return types;
  return [
    ...types,
    to("an over-long text", "x".repeat(2000)),
    to("no text", ""),
    to("a blank", " "),
    to("a control character", `${value}\u0000`),
    ...(OF_LINES.includes(named(path)) ? [] : [to("a line break", `a\r\nBcc: b`), to("a line feed", "a\nb")]),
    to("a carriage return", "a\rBcc: b"),
    to("a lone surrogate", "\ud800"),
    to("a turned direction", `${value}\u202e`),
  ];
};
