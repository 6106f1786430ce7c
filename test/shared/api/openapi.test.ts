import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openapi } from "../../../shared/api/openapi.ts";
import { PROBLEMS } from "../../../shared/api/problems.ts";
import { problemsOf } from "../../../shared/api/route-problems.ts";
import { ROUTES } from "../../../shared/api/routes.ts";

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name?: string; readonly in?: string; readonly $ref?: string }[];
  readonly responses: { readonly [status: string]: { readonly description: string; readonly headers?: object } };
}
interface Document {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: { readonly [kind: string]: { readonly [name: string]: object } };
}

const document = JSON.parse(JSON.stringify(openapi())) as Document;
const operation = (name: string): Operation => {
  const found = Object.values(document.paths)
    .flatMap((path) => Object.values(path))
    .find(({ operationId }) => operationId === name);
  if (!found) throw new Error(`${name} is not described`);
  return found;
};
const parametersOf = (name: string) => operation(name).parameters.map((each) => each.$ref?.split("/").at(-1) ?? each.name);

test("docs/openapi.json is what the tables give: run `npm run openapi`", () => {
  expect(JSON.parse(readFileSync(join(process.cwd(), "docs/openapi.json"), "utf8"))).toEqual(document);
});

test("every reference leads to a component", () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(50);
  for (const [, kind = "", name = ""] of references) expect(document.components[kind]).toHaveProperty([name]);
});

test.each(ROUTES.map((route) => [route.name, route] as const))("%s is described by its row", (name, route) => {
  const described = operation(name);
  expect(document.paths[route.path]?.[route.method.toLowerCase()]).toBe(described);
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
  expect(described.parameters.filter((each) => each.in === "path").map((each) => each.name)).toEqual(inPath);
  const codes = Object.values(described.responses).flatMap(({ description }) => description.split(", "));
  expect(codes.sort()).toEqual(["Done", ...problemsOf(route)].sort());
  for (const code of problemsOf(route)) expect(described.responses[PROBLEMS[code]]?.description).toContain(code);
});

test("acts want a key, edits what was seen, and each surface its own proof", () => {
  expect(parametersOf("initial")).toEqual(["id", "IdempotencyKey", "IfMatch", "AcceptLanguage"]);
  expect(parametersOf("draft")).toEqual(["IdempotencyKey", "AcceptLanguage"]);
  expect(parametersOf("list-entries")).toEqual([
    ...["q", "party", "form", "session", "state", "from", "to", "limit", "cursor", "AcceptLanguage"],
  ]);
  const proofs = ["share", "prove", "sign", "read-entry"].map((name) => operation(name).security);
  expect(proofs).toEqual([[{ officer: [] }], [{ link: [] }], [{ session: [] }], []]);
  expect(operation("read-signing-texts").responses[200]?.headers).toHaveProperty("session");
  expect(operation("share").responses[412]?.headers).toHaveProperty("etag");
});

test("a body's schema refuses unknown members and bounds what it takes", () => {
  expect(document.components.schemas?.InitialBody).toEqual({
    type: "object",
    properties: { manifest: { type: "string", pattern: "^[0-9a-f]{64}$" } },
    required: ["manifest"],
    additionalProperties: false,
  });
});
