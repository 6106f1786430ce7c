import type { Answer } from "./answer.ts";
import type { Cors } from "./api.ts";

/** The answer to a preflight request: 204, with headers only for an origin that the API allows. */
export const preflight = (cors: Cors, origin: string | undefined): Answer => {
  const allowed = allowOrigin(cors, origin);
  const headers = allowed
    ? {
        ...allowed,
        "access-control-allow-methods": cors.methods.join(","),
        "access-control-allow-headers": cors.headers.join(","),
        ...(cors.maxAge === undefined ? {} : { "access-control-max-age": String(cors.maxAge) }),
      }
    : {};
  return { status: 204, headers, body: Buffer.alloc(0) };
};

/** The answer with the API's CORS headers in place of those of the function, as API Gateway does where an API has a configuration. */
export const withCors = (answer: Answer, cors: Cors, origin: string | undefined): Answer => {
  const own = Object.entries(answer.headers).filter(([name]) => !name.startsWith("access-control-"));
  const exposed = cors.exposed.length > 0 ? { "access-control-expose-headers": cors.exposed.join(",") } : {};
  const allowed = allowOrigin(cors, origin);
  return { ...answer, headers: { ...Object.fromEntries(own), ...(allowed ? { ...allowed, ...exposed } : {}) } };
};

const allowOrigin = ({ origins, credentials }: Cors, origin: string | undefined): Record<string, string> | undefined => {
  if (origin === undefined || !origins.some((allowed) => allowed === "*" || allowed === origin)) return undefined;
  return {
    "access-control-allow-origin": origins.includes("*") ? "*" : origin,
    ...(credentials ? { "access-control-allow-credentials": "true" } : {}),
    vary: "origin",
  };
};
