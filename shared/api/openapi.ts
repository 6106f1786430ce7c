import * as z from "zod";
import * as answers from "./answers.ts";
import { PROBLEMS, type ProblemCode } from "./problems.ts";
import type { AnswerHeader } from "./route.ts";
import { problemsOf } from "./route-problems.ts";
import { ROUTES, type Route, type RouteName } from "./routes.ts";

type Json = { readonly [member: string]: unknown };
type Row = Route & { readonly name: RouteName };

const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });
const upper = (name: string): string => name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The components' schemas in JSON Schema 2020-12, the dialect of OpenAPI 3.1; one that holds another refers to it. */
const schemasOf = (named: { readonly [id: string]: z.ZodType }, io: "input" | "output"): Json => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}`, override: shortened });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)]));
};

/** What a format or a type says already is not said again: the pattern of a date, the bounds of a safe integer. */
const shortened = ({ jsonSchema }: { readonly jsonSchema: { [member: string]: unknown } }): void => {
  if (jsonSchema.format) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
};

/** In a components section the place names a schema, not an identifier of its own. */
const plain = (schema: object): Json => {
  const { $schema: _, $id: __, id: ___, "~standard": ____, ...rest } = schema as Json;
  return rest;
};

const bodies = (): { readonly [id: string]: z.ZodType } =>
  Object.fromEntries((ROUTES as readonly Row[]).flatMap(({ name, body }) => (body ? [[`${upper(name)}Body`, body]] : [])));

const ANSWER_NAMES = new Map<z.ZodType, string>(
  Object.entries(answers).map(([name, schema]) => [schema, `${name.charAt(0).toUpperCase()}${name.slice(1)}`]),
);
const answerSchemas = (): { readonly [id: string]: z.ZodType } =>
  Object.fromEntries([...ANSWER_NAMES].map(([schema, id]) => [id, schema]));

interface ObjectSchema {
  readonly properties?: { readonly [name: string]: Json };
  readonly required?: readonly string[];
}

const parametersIn = (place: "path" | "query", schema: z.ZodType | undefined): Json[] => {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input", override: shortened }) as ObjectSchema;
  return Object.entries(properties).map(([name, type]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: type,
  }));
};

const HEADERS: { readonly [name in AnswerHeader]: Json } = {
  etag: { description: "The state that this answer shows: send it as If-Match", schema: { type: "string" } },
  location: { description: "Where the new agreement is read", schema: { type: "string", format: "uri-reference" } },
  session: {
    description:
      "Once more than half of the session's quarter of an hour is over: the session that goes on, up to four hours after the second factor was shown. Use it in place of the one sent",
    schema: { type: "string" },
  },
};

const PROOFS: { readonly [proof in Route["proof"]]: readonly Json[] } = {
  officer: [{ officer: [] }],
  link: [{ link: [] }],
  session: [{ session: [] }],
  none: [],
};

/** Problems of one status share one response; API Gateway itself answers 401 to a token that it does not accept, in its own words. */
const problemResponses = (route: Row): Json => {
  const byStatus = Map.groupBy(problemsOf(route), (code: ProblemCode) => PROBLEMS[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.join(", "),
        ...(status === 412 ? { headers: { etag: HEADERS.etag } } : {}),
        content: {
          "application/problem+json": {
            schema: { allOf: [ref("schemas", "Problem")], properties: { code: { enum: codes }, status: { const: status } } },
          },
          ...(status === 401 && route.proof === "officer" ? { "application/json": { schema: GATEWAY } } : {}),
        },
      },
    ]),
  );
};

const GATEWAY = { type: "object", properties: { message: { type: "string" } }, required: ["message"] };

const operation = (route: Row): Json => ({
  operationId: route.name,
  summary: route.summary,
  tags: [route.surface],
  ...(route.roles ? { description: `For the roles: ${route.roles.join(", ")}.` } : {}),
  security: PROOFS[route.proof],
  parameters: [
    ...parametersIn("path", route.params),
    ...parametersIn("query", route.query),
    ...(route.method === "POST" ? [ref("parameters", "IdempotencyKey")] : []),
    ...(route.edits ? [ref("parameters", "IfMatch")] : []),
    ref("parameters", "AcceptLanguage"),
  ],
  ...(route.body
    ? { requestBody: { required: true, content: { "application/json": { schema: ref("schemas", `${upper(route.name)}Body`) } } } }
    : {}),
  responses: {
    [route.status]: {
      description: "Done",
      ...(route.headers ? { headers: Object.fromEntries(route.headers.map((name) => [name, HEADERS[name]])) } : {}),
      content: { "application/json": { schema: ref("schemas", ANSWER_NAMES.get(route.answer) ?? "") } },
    },
    ...problemResponses(route),
  },
});

const PARAMETERS = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    required: true,
    description: "A new random value (a UUID) for a new act, the same one for a repeat: a repeat is answered as the first was",
    schema: { type: "string", pattern: "^[!-~]{1,128}$" },
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    required: true,
    description: "The ETag of the agreement as its reader saw it (RFC 9110 section 13.1.1)",
    schema: { type: "string", pattern: '^"[da][1-9][0-9]{0,8}"$' },
  },
  AcceptLanguage: {
    name: "Accept-Language",
    in: "header",
    description: "The language of a problem's title",
    schema: { type: "string" },
  },
};

const token = (scheme: string, description: string) => ({
  type: "apiKey",
  in: "header",
  name: "Authorization",
  description: `\`Authorization: ${scheme} …\`: ${description}`,
});

const SECURITY = {
  officer: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "An OpenID Connect access token; its groups name side and roles, as in KZ.treaty-officer",
  },
  link: token("Link", "the fragment of the address in a signatory's invitation"),
  session: token("Session", "what link and access code opened, for a quarter of an hour, renewed by use"),
};

/** The API as an OpenAPI 3.1 document: made from the route table, the schemas and the problems alone. */
export const openapi = (): Json => ({
  openapi: "3.1.1",
  info: {
    title: "Depositary",
    version: "1",
    summary: "Takes an intergovernmental agreement from the first draft to a registry entry that anyone can check",
    description: "A body has 24 KiB at most; files go through the tickets of propose-version. Unknown members are refused.",
  },
  servers: [{ url: "/" }],
  tags: [
    { name: "desk", description: "Protocol officers of the sides" },
    { name: "signing-room", description: "Signatories" },
    { name: "registry", description: "Anyone" },
  ],
  paths: pathsOf(ROUTES),
  components: {
    securitySchemes: SECURITY,
    parameters: PARAMETERS,
    schemas: { ...schemasOf(bodies(), "input"), ...schemasOf(answerSchemas(), "output") },
  },
});

const pathsOf = (rows: readonly Row[]): Json =>
  Object.fromEntries(
    [...Map.groupBy(rows, ({ path }) => path)].map(([path, routes]) => [
      path,
      Object.fromEntries(routes.map((route) => [route.method.toLowerCase(), operation(route)])),
    ]),
  );
