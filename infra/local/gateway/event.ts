import { randomUUID } from "node:crypto";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { account } from "../templates/account.ts";
import { decoded, type Match } from "./routing.ts";

/** A request as it reached the API. `headers` as node gives them in pairs, in the order they were sent. */
export interface ApiRequest {
  method: string;
  /** Path and query as they were sent. */
  url: string;
  rawHeaders: string[];
  sourceIp: string;
  body: Buffer;
}

/** What the authorizer hands over: every claim is a string. */
export interface JwtContext {
  claims: Record<string, string>;
  scopes: string[] | null;
}

export type HttpApiEvent = APIGatewayProxyEventV2 & { requestContext: { authorizer?: { jwt: JwtContext } } };

/** Lambda's event in payload format 2.0 ("Create AWS Lambda proxy integrations for HTTP APIs"). */
export const eventOf = (apiId: string, request: ApiRequest, { route, pathParameters }: Match, jwt?: JwtContext): HttpApiEvent => {
  const [path = "/", ...query] = request.url.split("?");
  const rawQueryString = query.join("?");
  const { cookie, ...headers } = joinedHeaders(request.rawHeaders);
  const parameters = queryParameters(rawQueryString);
  const now = new Date();
  const domainName = headers.host ?? "localhost";
  return {
    version: "2.0",
    routeKey: route.key,
    rawPath: decoded(path),
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(rawQueryString === "" ? {} : { queryStringParameters: parameters }),
    requestContext: {
      accountId: account,
      apiId,
      ...(jwt ? { authorizer: { jwt } } : {}),
      domainName,
      domainPrefix: domainName.split(".")[0] ?? domainName,
      http: {
        method: request.method,
        path: decoded(path),
        protocol: "HTTP/1.1",
        sourceIp: request.sourceIp,
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey: route.key,
      stage: "$default",
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters }),
    ...bodyMembers(request.body, headers),
  };
};

/** Lower-case names; values of a name that came more than once joined by commas (cookies by semicolons, RFC 9113 §8.2.3). */
export const joinedHeaders = (rawHeaders: string[]): Record<string, string> => {
  const joined: Record<string, string> = {};
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? "").toLowerCase();
    const value = rawHeaders[index + 1] ?? "";
    const before = joined[name];
    joined[name] = before === undefined ? value : `${before}${name === "cookie" ? "; " : ","}${value}`;
  }
  return joined;
};

const queryParameters = (rawQueryString: string): Record<string, string> => {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    const before = parameters[name];
    parameters[name] = before === undefined ? value : `${before},${value}`;
  }
  return parameters;
};

const TEXT = /^(?:text\/|application\/(?:json|javascript|xml)|application\/[\w.-]+\+(?:json|xml))/i;

/** Text by its content type, everything else in base64: a form too, as API Gateway does. */
const bodyMembers = (body: Buffer, headers: Record<string, string>): { body?: string; isBase64Encoded: boolean } => {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = TEXT.test(headers["content-type"] ?? "text/plain") && !headers["content-encoding"];
  return { body: body.toString(isText ? "utf8" : "base64"), isBase64Encoded: !isText };
};
