import * as z from "zod";
import { VIEWER_ADDRESS } from "../../api/pages.ts";
import type { Route, RouteName, RouteOf } from "../../api/routes.ts";
import type { Refusal } from "../../domain/agreement/refusals.ts";
import type { Cause } from "../../domain/evidence/chain.ts";
import { sha256Hex } from "../../domain/hash.ts";
import { commandIdOf } from "../../domain/ids.ts";
import { type Asked, seenOf } from "../../usecases/asked.ts";
import { now } from "../ports.ts";
import type { HttpEvent } from "./message.ts";
import { officerOf } from "./principal.ts";
import { refused } from "./problem.ts";

type Member<R, K extends string> = R extends { readonly [k in K]: infer S extends z.ZodType } ? z.output<S> : undefined;

/** A request after every check that its route's row asks for. */
export interface Input<N extends RouteName> {
  readonly params: Member<RouteOf<N>, "params">;
  readonly query: Member<RouteOf<N>, "query">;
  readonly body: Member<RouteOf<N>, "body">;
  readonly asked: Asked;
  /** A signatory's link or session. */
  readonly token: string;
  readonly cause: Cause;
  readonly attempt: string;
  readonly address: string;
  readonly userAgent: string;
}

export interface Answer {
  readonly body: object;
  readonly etag?: string;
  readonly location?: string;
  /** A session that takes the place of the one shown. */
  readonly session?: string;
}

export type Use<N extends RouteName> = (input: Input<N>) => Promise<Answer | Refusal<string>>;

/** Bytes of a body at most: what an officer or a signatory writes must go into one event (32 KB) with all that joins it there. */
const MAX_BODY = 24 * 1024;

/** The query of a route that has none. */
const NOTHING = z.strictObject({});

/** Checks a request against its route, in the order in which a caller should learn of its faults: who, whether, what. Throws Refused. */
export const inputOf = (route: Route, event: HttpEvent): Input<RouteName> => {
  const officer = route.proof === "officer" ? officerFor(route, event) : { subject: "", party: "" };
  const token = route.proof === "link" || route.proof === "session" ? tokenOf(route.proof, event) : "";
  const principal = officer.subject || slotIn(token);
  const text = bodyOf(event);
  const input = {
    params: route.params && parsed(route.params, event.pathParameters ?? {}, "path"),
    query: parsed(route.query ?? NOTHING, event.queryStringParameters ?? {}, "query"),
    body: route.body ? parsed(route.body, json(text), "body") : noBody(text),
  };
  const attempt = route.method === "POST" ? keyOf(event) : "";
  const seen = route.edits ? seenIn(event) : undefined;
  const cause = {
    at: now().toISOString(),
    commandId: commandIdOf(principal, `${route.method} ${route.path}`, attempt),
    // The path is part of the request: the same key for another agreement is another body. The event that keeps this hash is read by
    // all sides, and the body may hold an address that only one of them may know: principal and key are its salt.
    requestHash: sha256Hex(JSON.stringify([principal, attempt, event.rawPath, input.body ?? null])),
  };
  return {
    ...input,
    asked: { officer: { subject: officer.subject, party: officer.party }, cause, ...(seen ? { seen } : {}) },
    token,
    cause,
    attempt,
    address: event.headers[VIEWER_ADDRESS] ?? event.requestContext.http.sourceIp,
    userAgent: (event.headers["user-agent"] ?? "").slice(0, 300),
  } as Input<RouteName>;
};

const officerFor = (route: Route, event: HttpEvent) => {
  const officer = officerOf(event.requestContext.authorizer?.jwt?.claims);
  if (!officer) throw refused("unauthorized", "the access token names no officer of one side");
  if (!route.roles?.some((role) => officer.roles.includes(role)))
    throw refused("forbidden", `it takes one of: ${route.roles?.join(", ")}`, { roles: route.roles ?? [] });
  return officer;
};

/** Links and sessions begin with agreement, slot and generation: whoever shows one is the same principal after it was renewed. */
const slotIn = (token: string): string => token.split(".").slice(0, 3).join(".");

/** `Authorization: Link …` or `Authorization: Session …`: never in an address, where logs would keep it. */
const tokenOf = (proof: "link" | "session", event: HttpEvent): string => {
  const [scheme, token] = (event.headers.authorization ?? "").split(" ");
  if (scheme?.toLowerCase() === proof && token && token.length <= 400) return token;
  throw refused(proof === "link" ? "link-altered" : "session-invalid");
};

const bodyOf = ({ body = "", isBase64Encoded }: HttpEvent): string => {
  const text = isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
  if (Buffer.byteLength(text) > MAX_BODY) throw refused("body-too-large", `${MAX_BODY} bytes at most`);
  return text;
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw refused("body-not-json");
  }
};

const noBody = (text: string): undefined => {
  if (text !== "" && text !== "{}") throw refused("request-invalid", "this route takes no body");
};

const parsed = (schema: z.ZodType, value: unknown, where: string): unknown => {
  const result = schema.safeParse(value, { error: ({ input }) => (input === undefined ? "is missing" : undefined) });
  if (result.success) return result.data;
  const errors = result.error.issues.slice(0, 20).map(({ path, message }) => `${[where, ...path].join("/")}: ${message}`);
  throw refused("request-invalid", errors[0], { errors });
};

/** `Idempotency-Key` as the HTTPAPI working group's draft names it: opaque, 1 to 128 visible characters. */
const keyOf = ({ headers }: HttpEvent): string => {
  const key = headers["idempotency-key"] ?? "";
  if (/^[\x21-\x7e]{1,128}$/.test(key)) return key;
  throw refused("idempotency-key-required", "send Idempotency-Key: a new value for a new act, the same one for a repeat");
};

const seenIn = ({ headers }: HttpEvent) => {
  const value = headers["if-match"];
  if (value === undefined) throw refused("if-match-required", "send If-Match with the ETag of the agreement you saw");
  const seen = seenOf(value);
  if (!seen) throw refused("if-match-invalid");
  return seen;
};
