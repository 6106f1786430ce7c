import type { Route } from "./api.ts";

export interface Match {
  route: Route;
  pathParameters: Record<string, string>;
}

/**
 * The route of a request, by API Gateway's order: a full match before a greedy one, literal segments before variables, a method before ANY,
 * `$default` last. `path` as it was sent; parameters are given decoded. Undefined where nothing matches.
 */
export const matchRoute = (routes: Route[], method: string, path: string): Match | undefined => {
  const matches = routes.flatMap((route) => {
    const found = matchOne(route, method, path);
    return found ? [found] : [];
  });
  matches.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return matches[0];
};

/** Lower ranks win: one letter a segment (a literal, b variable, c greedy), then the method. */
interface Ranked extends Match {
  rank: string;
}

const matchOne = (route: Route, method: string, path: string): Ranked | undefined => {
  if (route.key === "$default") return { route, pathParameters: {}, rank: "z" };
  const [routeMethod = "", routePath = ""] = route.key.split(" ");
  if (routeMethod !== "ANY" && routeMethod !== method) return undefined;
  const segments = routePath.split("/").map(segmentOf);
  const values = valuesFor(segments, path.split("/"));
  if (!values) return undefined;
  const named = segments.flatMap(({ name }, index) => (name === undefined ? [] : [[name, decoded(values[index] ?? "")]]));
  const rank = segments.map(({ kind }) => kind).join("") + (routeMethod === "ANY" ? "2" : "1");
  return { route, pathParameters: Object.fromEntries(named), rank };
};

interface Segment {
  text: string;
  /** Of a variable. */
  name?: string;
  kind: "a" | "b" | "c";
}

const segmentOf = (text: string): Segment => {
  const [, name, greedy] = text.match(/^\{([^+}]+)(\+?)\}$/) ?? [];
  return name === undefined ? { text, kind: "a" } : { text, name, kind: greedy ? "c" : "b" };
};

/** What of the path stands in each segment; a greedy variable, always the last, takes all that is left. */
const valuesFor = (segments: Segment[], path: string[]): string[] | undefined => {
  const last = segments.length - 1;
  const values = segments[last]?.kind === "c" ? [...path.slice(0, last), path.slice(last).join("/")] : path;
  const fits = ({ text, kind }: Segment, index: number): boolean =>
    kind === "a" ? values[index] === text : values[index] !== "";
  return values.length === segments.length && segments.every(fits) ? values : undefined;
};

/** Percent-decoded, or as it came where the encoding is broken. */
export const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};
