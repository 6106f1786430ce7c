import { S3Error } from "./errors.ts";
import type { BucketDefinition, CorsRule } from "./types.ts";

type Headers = Readonly<Record<string, string>>;

const VARY = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

/** S3 allows one `*` in an origin or header of a rule. */
const matches = (pattern: string, text: string): boolean => {
  const [start = "", end] = pattern.split("*");
  if (end === undefined) return pattern === text;
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
};

const listOf = (text: string | undefined): string[] =>
  (text ?? "")
    .split(",")
    .map((item) => item.trim().toLowerCase())
    .filter(Boolean);

const allows = (rule: CorsRule, origin: string, method: string, names: readonly string[]): boolean =>
  rule.allowedMethods.includes(method) &&
  rule.allowedOrigins.some((pattern) => matches(pattern, origin)) &&
  names.every((name) => rule.allowedHeaders.some((pattern) => matches(pattern.toLowerCase(), name)));

const grant = (rule: CorsRule, origin: string): Record<string, string> => {
  const isAny = rule.allowedOrigins.includes("*");
  return {
    "access-control-allow-origin": isAny ? "*" : origin,
    ...(!isAny && { "access-control-allow-credentials": "true" }),
    "access-control-allow-methods": rule.allowedMethods.join(", "),
    ...(rule.exposedHeaders.length > 0 && { "access-control-expose-headers": rule.exposedHeaders.join(", ") }),
    vary: VARY,
  };
};

/** Headers of an answer to a request from a page of that origin, whatever the answer is; none where no rule allows it. */
export const corsHeaders = (bucket: BucketDefinition | undefined, headers: Headers, method: string): Record<string, string> => {
  const { origin } = headers;
  if (!bucket?.cors.length) return {};
  const rule = origin === undefined ? undefined : bucket.cors.find((candidate) => allows(candidate, origin, method, []));
  return rule && origin !== undefined ? grant(rule, origin) : { vary: VARY };
};

/** Headers of the answer to a preflight; AccessForbidden where no rule allows what it asks for. */
export const preflight = (bucket: BucketDefinition | undefined, headers: Headers): Record<string, string> => {
  const { origin, "access-control-request-method": method } = headers;
  if (!origin) throw new S3Error("BadRequest", "Insufficient information. Origin request header needed.");
  if (!method) throw new S3Error("BadRequest", "Invalid Access-Control-Request-Method: null");
  if (!bucket?.cors.length) throw new S3Error("AccessForbidden", "CORSResponse: CORS is not enabled for this bucket.");
  const names = listOf(headers["access-control-request-headers"]);
  const rule = bucket.cors.find((candidate) => allows(candidate, origin, method, names));
  if (!rule)
    throw new S3Error(
      "AccessForbidden",
      "CORSResponse: This CORS request is not allowed. No rule of the bucket has this origin, method and these headers.",
    );
  return {
    ...grant(rule, origin),
    ...(names.length > 0 && { "access-control-allow-headers": names.join(", ") }),
    ...(rule.maxAge !== undefined && { "access-control-max-age": String(rule.maxAge) }),
  };
};
