import type { z } from "zod";
import type { Role, Surface } from "./surfaces.ts";

export type Method = "GET" | "POST" | "PUT";
/** An officer's access token, a signatory's link, a session that a link and a second factor opened, or nothing. */
export type Proof = "officer" | "link" | "session" | "none";

/** The state's ETag, where a new thing is, the session that goes on. */
export type AnswerHeader = "etag" | "location" | "session";

/** One row of the API: API Gateway, validation, act × role, OpenAPI and the handlers are made from it. */
export interface Route {
  /** The use case: its file, its test, its log field and its metric bear the same name. */
  readonly name: string;
  readonly surface: Surface;
  readonly method: Method;
  readonly path: string;
  readonly proof: Proof;
  /** Which of a side's roles may do it; only for officers. */
  readonly roles?: readonly Role[];
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** What the answer carries besides its body. */
  readonly headers?: readonly AnswerHeader[];
  /** It edits what a reader has seen: `If-Match` is wanted (428), and must be current (412). */
  readonly edits?: true;
  readonly status: 200 | 201 | 202 | 204;
}
