import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { boundedBodyOf, close, listen } from "../http.ts";
import { MAX_PAYLOAD, type Outcome } from "../lambda/types.ts";
import { type Answer, answerOf, message } from "./answer.ts";
import type { HttpApi } from "./api.ts";
import type { Authorizer } from "./authorizer.ts";
import { preflight, withCors } from "./cors.ts";
import { type ApiRequest, eventOf, type HttpApiEvent, type JwtContext, joinedHeaders } from "./event.ts";
import { type Match, matchRoute } from "./routing.ts";

export interface GatewayOptions {
  api: HttpApi;
  authorize: Authorizer;
  invoke: (functionName: string, event: HttpApiEvent) => Promise<Outcome>;
  onError: (error: unknown) => void;
}

/** What stands before the API puts in place of headers of the same name: the caller's, and the API's own. */
export interface FrontHeaders {
  toOrigin: Record<string, string>;
  toCaller: Record<string, string>;
}

/** Answers one request to the API. */
export type Gateway = (request: IncomingMessage, response: ServerResponse, front?: FrontHeaders) => Promise<void>;

/** API Gateway's limit on a request's body. */
const MAX_BODY = 10 * 1024 * 1024;

/** An HTTP API as API Gateway would serve it. */
export const createGateway = (options: GatewayOptions): Gateway => {
  return async (request, response, { toOrigin, toCaller } = { toOrigin: {}, toCaller: {} }) => {
    const answer = await corsAnswerTo(options, request, toOrigin).catch((error) => {
      options.onError(error);
      return message(500, "Internal Server Error");
    });
    const isEmpty = answer.status === 204 || answer.status === 304;
    const own = { "apigw-requestid": randomUUID(), ...(isEmpty ? {} : { "content-length": String(answer.body.length) }) };
    response.writeHead(answer.status, { ...answer.headers, ...own, ...toCaller });
    response.end(request.method === "HEAD" || isEmpty ? undefined : answer.body);
  };
};

/** The API at an address of its own, as execute-api is one beside CloudFront: callers can go round the front. */
export const serveGateway = async (gateway: Gateway, port?: number): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = createServer((request, response) => void gateway(request, response));
  const bound = await listen(server, port);
  return { url: `http://127.0.0.1:${bound}`, close: () => close(server) };
};

const corsAnswerTo = async (
  options: GatewayOptions,
  request: IncomingMessage,
  added: Record<string, string>,
): Promise<Answer> => {
  const { cors } = options.api;
  if (!cors) return answerTo(options, request, added);
  const { origin, "access-control-request-method": asked } = request.headers;
  if (request.method === "OPTIONS" && asked !== undefined) return drained(request, preflight(cors, origin));
  return withCors(await answerTo(options, request, added), cors, origin);
};

const answerTo = async (options: GatewayOptions, request: IncomingMessage, added: Record<string, string>): Promise<Answer> => {
  const { api } = options;
  const { method = "GET", url = "/" } = request;
  const match = matchRoute(api.routes, method, url.split("?")[0] ?? "/");
  if (!match) return drained(request, message(404, "Not Found"));
  const body = await boundedBodyOf(request, MAX_BODY);
  if (!body) return message(413, "Request Entity Too Large");
  const sourceIp = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  const received = { method, url, rawHeaders: replaced(request.rawHeaders, added), sourceIp, body };
  return authorized(options, received, match);
};

/** Reads the body away: an answer while the caller still sends would reset its connection. */
const drained = async (request: IncomingMessage, answer: Answer): Promise<Answer> => {
  await boundedBodyOf(request, 0);
  return answer;
};

const replaced = (rawHeaders: string[], added: Record<string, string>): string[] => {
  const kept = rawHeaders.filter((_, index) => !((rawHeaders[index - (index % 2)] ?? "").toLowerCase() in added));
  return [...kept, ...Object.entries(added).flat()];
};

const authorized = async (options: GatewayOptions, request: ApiRequest, match: Match): Promise<Answer> => {
  const { authorization } = match.route;
  if (!authorization) return integrated(options, request, match);
  const verdict = await options.authorize(authorization, joinedHeaders(request.rawHeaders).authorization);
  if ("jwt" in verdict) return integrated(options, request, match, verdict.jwt);
  const text = verdict.status === 401 ? "Unauthorized" : "Forbidden";
  return message(verdict.status, text, { "www-authenticate": verdict.wwwAuthenticate });
};

const integrated = async (options: GatewayOptions, request: ApiRequest, match: Match, jwt?: JwtContext): Promise<Answer> => {
  const event = eventOf(options.api.id, request, match, jwt);
  if (Buffer.byteLength(JSON.stringify(event)) > MAX_PAYLOAD) return message(413, "Request Entity Too Large");
  const outOfTime = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => outOfTime.resolve(undefined), match.route.timeoutMs);
  const outcome = await Promise.race([options.invoke(match.route.functionName, event), outOfTime.promise]).finally(() =>
    clearTimeout(timer),
  );
  return outcome ? answerOf(outcome) : message(503, "Service Unavailable");
};
