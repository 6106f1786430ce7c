import { execFileSync } from "node:child_process";
import { ROUTES, type Route, type RouteName } from "../../../shared/api/routes.ts";
import { exampleOf } from "../../../web/docs/book.ts";
import { EXAMPLES } from "../../../web/docs/examples.ts";
import { operationsOf } from "../../../web/docs/openapi.ts";
import { curlOf, type Request, requestOf, showsHeaders } from "../../../web/docs/request.ts";
import { SAMPLE } from "../../../web/docs/values.ts";
import { described, ORIGIN } from "./rendered.ts";

const values = { ...SAMPLE, origin: ORIGIN };
const rows = ROUTES as readonly (Route & { readonly name: RouteName })[];
const issuesOf = (schema: Route["body"], value: unknown) => schema?.safeParse(value).error?.issues ?? [];

test("every operation has one example, and no example is of nothing", () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(
    operationsOf(described)
      .map(({ operationId }) => operationId)
      .sort(),
  );
  expect(() => exampleOf("no-such-operation", values)).toThrow("no-such-operation");
});

test.each(rows)("$name: its example is what its row asks for", ({ name, params, query, body }) => {
  const example = exampleOf(name, values);
  expect(issuesOf(params, example.path ?? {})).toEqual([]);
  expect(issuesOf(query, example.query ?? {})).toEqual([]);
  expect(issuesOf(body, example.body)).toEqual([]);
  expect([example.path !== undefined, example.body !== undefined]).toEqual([params !== undefined, body !== undefined]);
  if (!query) expect(example.query).toBeUndefined();
});

/** What a shell makes of the text: the words that curl would get. */
const wordsOf = (text: string): string[] => {
  const script = `curl() { for word; do printf '%s\\0' "$word"; done; }\nuuidgen() { echo KEY; }\n${text}`;
  const env = { PATH: process.env.PATH, TOKEN: "t.o-k", LINK: "l.i'n k", SESSION: "s$s" };
  return execFileSync("sh", ["-c", script], { env, encoding: "utf8" }).split("\0").slice(0, -1);
};

/** The same as a list, said by hand. */
const wordsFor = ({ method, url, headers, body }: Request): string[] => [
  ...(method === "GET" ? [] : ["-X", method]),
  url,
  ...headers.flatMap(([name, value]) => ["-H", `${name}: ${value}`]),
  ...(body ? ["--data", JSON.stringify(body, null, 2)] : []),
];

test.each(operationsOf(described))("$operationId: a shell reads its example as it is meant", (operation) => {
  const example = exampleOf(operation.operationId, values);
  const filled = { ...values, token: "t.o-k", link: "l.i'n k", session: "s$s", key: "KEY" };
  const words = wordsOf(curlOf(requestOf(described, operation, example, values)));
  expect(words).toEqual(wordsFor(requestOf(described, operation, example, filled)));
});

test("values that a shell would take for its own stay as they are", () => {
  const request = { method: "GET", url: "https://h/a?b=c&d=`e`", headers: [["X", 'it\'s "so" \\ *']], body: { a: "'$(b)'" } };
  expect(wordsOf(curlOf(request as unknown as Request))).toEqual(wordsFor(request as unknown as Request));
});

test("where the next request needs a header of this answer, curl shows headers", () => {
  const shown = operationsOf(described).filter(showsHeaders);
  const withHeaders = rows.filter(({ headers }) => headers).map(({ name }) => name);
  expect(shown.map(({ operationId }) => operationId).sort()).toEqual(withHeaders.sort());
  expect(curlOf({ method: "GET", url: "https://h/", headers: [] }, { include: true })).toBe("curl -i https://h/");
});

test("each request carries what its operation asks for: proof, key, ETag", () => {
  for (const operation of operationsOf(described)) {
    const row = rows.find(({ name }) => name === operation.operationId);
    const { headers } = requestOf(described, operation, exampleOf(operation.operationId, values), values);
    const names = headers.map(([name]) => name);
    const proof = { officer: "Bearer $TOKEN", link: "Link $LINK", session: "Session $SESSION", none: undefined };
    expect(new Map(headers).get("Authorization")).toBe(proof[row?.proof ?? "none"]);
    expect(names.includes("Idempotency-Key")).toBe(row?.method === "POST");
    expect(names.includes("If-Match")).toBe(row?.edits === true);
    expect(names.includes("Content-Type")).toBe(row?.body !== undefined);
  }
});

test("an address with a part missing is no address", () => {
  const [operation] = operationsOf(described).filter(({ path }) => path.includes("{"));
  if (!operation) throw new Error("some operation has a path with a name in it");
  expect(() => requestOf(described, operation, {}, values)).toThrow(operation.path);
});
