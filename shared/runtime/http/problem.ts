import { isProblemCode, PROBLEMS, type ProblemCode } from "../../api/problems.ts";
import { isRefusal, type Refusal, refuse } from "../../domain/agreement/refusals.ts";
import { Fault } from "../../domain/fault.ts";
import { problemTitle } from "../../messages/problems.ts";
import { log } from "../log.ts";
import type { HttpResult } from "./message.ts";

/** Thrown inside the HTTP stack only: an answer that ends the request. */
export class Refused extends Error {
  readonly refusal: Refusal<string>;

  constructor(refusal: Refusal<string>) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

export const refused = (code: ProblemCode, detail?: string, facts?: Refusal["facts"]): Refused =>
  new Refused(refuse(code, detail, facts));

/** A refusal as a problem document (RFC 9457), titled in the reader's language; `current` is the state that a stale edit should see. */
export const problem = (refusal: Refusal<string>, acceptLanguage: string | undefined, current?: object): HttpResult => {
  const code = isProblemCode(refusal.refused) ? refusal.refused : "internal";
  const status = PROBLEMS[code];
  const { language, title } = problemTitle(code, acceptLanguage);
  const { detail, facts } = refusal;
  return {
    statusCode: status,
    headers: { "content-type": "application/problem+json", "content-language": language, "cache-control": "no-store" },
    body: JSON.stringify({ type: `/problems/${code}`, title, status, code, detail, ...facts, ...(current ? { current } : {}) }),
  };
};

/** Whatever was thrown, as an answer that leaks nothing; a Fault is logged with its cause. */
export const problemOf = (error: unknown, acceptLanguage: string | undefined): HttpResult => {
  if (error instanceof Refused) return problem(error.refusal, acceptLanguage);
  if (isRefusal(error)) return problem(error, acceptLanguage);
  const status = (error as { statusCode?: number } | undefined)?.statusCode;
  if (status === 404) return problem(refuse("route-unknown"), acceptLanguage);
  log.error("fault", error as Error);
  const retryable = error instanceof Fault && error.retryable;
  return problem(refuse(retryable ? "unavailable" : "internal"), acceptLanguage);
};
