import { S3Error } from "./errors.ts";
import { OPERATIONS, type Operation } from "./operations.ts";
import type { S3Request } from "./request.ts";

/** Parameters that belong to the signature, and the SDK's own name of the operation. */
const SIGNING_QUERY = new Set([
  "X-Amz-Algorithm",
  "X-Amz-Content-Sha256",
  "X-Amz-Credential",
  "X-Amz-Date",
  "X-Amz-Expires",
  "X-Amz-Security-Token",
  "X-Amz-Signature",
  "X-Amz-SignedHeaders",
  "x-id",
]);
const COMMON_HEADERS = ["x-amz-date", "x-amz-content-sha256", "x-amz-security-token", "x-amz-user-agent"];

const isChosen = ({ method, level, selectors, header }: Operation, request: S3Request): boolean =>
  method === request.method &&
  level === (request.key ? "object" : "bucket") &&
  (header === undefined || request.headers[header] !== undefined) &&
  selectors.every((selector) => {
    const [name = "", value] = selector.split("=");
    return request.query.has(name) && (value === undefined || request.query.get(name) === value);
  });

const specificity = ({ selectors, header }: Operation): number => selectors.length * 2 + (header ? 1 : 0);

const unknownQuery = ({ query, selectors }: Operation, request: S3Request): string | undefined => {
  const known = new Set([...query, ...selectors.map((selector) => selector.split("=")[0])]);
  return [...request.query.keys()].find((name) => !known.has(name) && !SIGNING_QUERY.has(name));
};

const unknownHeader = ({ headers }: Operation, request: S3Request): string | undefined => {
  const known = [...COMMON_HEADERS, ...headers];
  const isKnown = (name: string) =>
    known.some((pattern) => (pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern));
  return Object.keys(request.headers).find((name) => name === "if-range" || (name.startsWith("x-amz-") && !isKnown(name)));
};

/** The operation a request means. NotImplemented where any part of it is not understood, for it might change the meaning. */
export const routeOf = (request: S3Request): Operation => {
  const [operation] = OPERATIONS.filter((candidate) => isChosen(candidate, request)).sort(
    (a, b) => specificity(b) - specificity(a),
  );
  if (!operation)
    throw new S3Error(
      "NotImplemented",
      `${request.method} on this resource is not supported here; buckets come from the template, objects are not copied whole.`,
    );
  const unknown = unknownQuery(operation, request) ?? unknownHeader(operation, request);
  if (unknown !== undefined) throw new S3Error("NotImplemented", `${operation.name} with ${unknown} is not supported here.`);
  return operation;
};
