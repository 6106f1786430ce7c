import { randomUUID } from "node:crypto";
import { isProblemCode, PROBLEMS, type ProblemCode } from "../../../shared/api/problems.ts";
import { problemsOf } from "../../../shared/api/route-problems.ts";
import { ROUTES, type Route, type RouteName } from "../../../shared/api/routes.ts";
import type { World } from "./world.ts";

/** One request to a route; what is left out is as a well-behaved caller would send it. */
export interface Request {
  readonly params?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string };
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in place of a body. */
  readonly raw?: string;
  readonly authorization?: string;
  readonly key?: string;
  readonly ifMatch?: string;
  /** Over everything else; undefined takes a header away. */
  readonly headers?: { readonly [name: string]: string | undefined };
  readonly origin?: "public" | "api";
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: { readonly [member: string]: unknown };
}

export const routeOf = (name: RouteName): Route & { readonly name: RouteName } => {
  const route = ROUTES.find((each) => each.name === name);
  if (!route) throw new Error(`there is no route ${name}`);
  return route;
};

const addressOf = (world: World, route: Route, { params = {}, query = {}, origin }: Request): URL => {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const url = new URL(path, origin === "api" ? world.apiUrl : world.publicUrl);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
};

const headersOf = (route: Route, request: Request): Record<string, string> => {
  const { authorization, key = randomUUID(), ifMatch, body } = request;
  const all = {
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(route.method === "POST" ? { "idempotency-key": key } : {}),
    "if-match": ifMatch,
    authorization,
    ...request.headers,
  };
  return Object.fromEntries(Object.entries(all).filter((header): header is [string, string] => header[1] !== undefined));
};

/** Sends a request, and holds the answer against what the API's description says of the route. */
export const ask = async (world: World, name: RouteName, request: Request = {}): Promise<Answer> => {
  const route = routeOf(name);
  const body = request.raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  const response = await fetch(addressOf(world, route, request), {
    method: route.method,
    headers: headersOf(route, request),
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const answer = { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Answer["body"] };
  if (response.ok) expectDocumented(route, answer);
  else if (!isGateways(answer)) expectProblem(route, answer, request);
  return answer;
};

const expectDocumented = (route: Route, { status, headers, body }: Answer): void => {
  expect(status).toBe(route.status);
  expect(headers.get("content-type")).toBe("application/json");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(route.answer.safeParse(body).error?.issues).toBeUndefined();
  for (const name of ["etag", "location"] as const) {
    expect({ route: route.name, [name]: headers.has(name) }).toEqual({
      route: route.name,
      [name]: route.headers?.includes(name) ?? false,
    });
  }
};

/** API Gateway refuses in its own words a token that it does not accept. */
export const isGateways = ({ status, headers }: Answer): boolean =>
  status === 401 && headers.get("content-type") === "application/json";

/** Paths, packages, stacks, stream names, names of the platform's things. */
const INTERNAL =
  /node_modules|\.m?[jt]s\b|\bat \S+ \(|Error\b|arn:|dynamodb|kms|lambda|ZodError|side\/|agreement\/|depositary-local|undefined/i;

const expectProblem = (
  route: Route & { readonly name: RouteName },
  { status, headers, text, body }: Answer,
  request: Request,
) => {
  const code = String(body.code);
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("content-language")).toMatch(/^(en|ru|kk|uz)$/);
  expect({ code, known: isProblemCode(code), documented: problemsOf(route).includes(code as ProblemCode) }).toEqual({
    code,
    known: true,
    documented: true,
  });
  expect(body).toMatchObject({ type: `/problems/${code}`, status, title: expect.any(String) });
  expect(status).toBe(PROBLEMS[code as ProblemCode]);
  const { current: _, ...shown } = body;
  expect(JSON.stringify(shown)).not.toMatch(INTERNAL);
  expectNoSecret(text, request);
};

const expectNoSecret = (text: string, { authorization }: Request): void => {
  expect(text).not.toContain(".example");
  const token = authorization?.split(" ")[1];
  if (token) expect(text).not.toContain(token);
  expect(text).not.toMatch(/contactHash|evidenceHash/);
};
