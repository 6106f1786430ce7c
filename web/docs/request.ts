import type { Example } from "./examples.ts";
import { type OpenApi, type Placed, parametersOf, successOf } from "./openapi.ts";
import type { Values } from "./values.ts";

/** A request as it goes over the wire. */
export interface Request {
  readonly method: string;
  readonly url: string;
  /** In order; a value of the page's own words (`$TOKEN`) is left to the shell. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: object;
}

/** What `{name}` stands for in a path. Throws for a name without a value: half an address leads elsewhere. */
const filled = (path: string, values: Example["path"] = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${path} wants ${name}`);
    return encodeURIComponent(value);
  });

const proofs = ({ token, link, session }: Values): { readonly [scheme: string]: string } => ({
  officer: `Bearer ${token}`,
  link: `Link ${link}`,
  session: `Session ${session}`,
});

/** An operation's example as a request: proof, key and ETag are what the operation asks for. */
export const requestOf = (api: OpenApi, operation: Placed, example: Example, values: Values): Request => {
  const query = new URLSearchParams(example.query).toString();
  const proof = operation.security.flatMap((one) => Object.keys(one)).map((scheme) => proofs(values)[scheme] ?? "");
  const asked = new Set(parametersOf(api, operation).map(({ name }) => name));
  return {
    method: operation.method,
    url: `${values.origin}${filled(operation.path, example.path)}${query && `?${query}`}`,
    headers: [
      ...proof.map((value) => ["Authorization", value] as const),
      ...(asked.has("Idempotency-Key") ? [["Idempotency-Key", values.key] as const] : []),
      ...(asked.has("If-Match") ? [["If-Match", values.etag] as const] : []),
      ...(example.body ? [["Content-Type", "application/json"] as const] : []),
    ],
    ...(example.body ? { body: example.body } : {}),
  };
};

const PLAIN = /^[\w./:@%+=,-]+$/;
/** A word of the POSIX shell (IEEE Std 1003.1, section 2.2); what begins with a dollar sign is the shell's to fill in. */
const word = (text: string): string => {
  if (/\$[\w(]/.test(text)) return `"${text.replace(/["\\`]/g, "\\$&")}"`;
  return PLAIN.test(text) ? text : literal(text);
};
const literal = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** An operation whose answer has headers that the next request needs shows them. */
export const showsHeaders = (operation: Placed): boolean => successOf(operation).answer.headers !== undefined;

/** The request as a line for the shell, to be read as much as to be run. */
export const curlOf = ({ method, url, headers, body }: Request, { include = false } = {}): string =>
  [
    `curl ${include ? "-i " : ""}${method === "GET" ? "" : `-X ${method} `}${word(url)}`,
    ...headers.map(([name, value]) => `-H ${word(`${name}: ${value}`)}`),
    ...(body ? [`--data ${literal(JSON.stringify(body, null, 2))}`] : []),
  ].join(" \\\n  ");
