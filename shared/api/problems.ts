import type { RefusalCode } from "../domain/agreement/refusals.ts";

/** Every problem the API answers, with its HTTP status (RFC 9457; RFC 9110 for the meaning of each). Titles: messages/problems.ts. */
const DOMAIN: { readonly [code in RefusalCode]: number } = {
  "not-found": 404,
  "already-shared": 409,
  "not-shared": 409,
  "not-your-side": 403,
  "version-pending": 409,
  "no-text-accepted": 409,
  "languages-mismatch": 422,
  "manifest-mismatch": 409,
  "already-initialled": 409,
  "text-frozen": 409,
  "not-initialled": 409,
  "full-powers-required": 422,
  "person-holds-other-slot": 409,
  "too-many-slots": 409,
  "nomination-missing": 409,
  "already-open": 409,
  "not-open": 409,
  "order-groups-mismatch": 422,
  "window-invalid": 422,
  "party-unknown": 422,
  "slot-unknown": 404,
  "link-replaced": 410,
  "script-not-supported": 422,
  "not-prepared": 409,
  "not-your-turn": 409,
  "outside-window": 409,
  "already-signed": 409,
  "nothing-to-do": 409,
  "idempotency-key-reused": 422,
};

export const PROBLEMS = {
  ...DOMAIN,
  stale: 412,
  busy: 409,
  "second-officer-required": 403,
  "link-altered": 403,
  "session-invalid": 401,
  "session-expired": 401,
  "code-missing": 409,
  "code-locked": 403,
  "code-wrong": 403,
  "cursor-invalid": 400,
  "request-invalid": 400,
  "body-not-json": 415,
  "body-too-large": 413,
  "idempotency-key-required": 400,
  "if-match-required": 428,
  "if-match-invalid": 400,
  unauthorized: 401,
  forbidden: 403,
  "wrong-host": 403,
  "route-unknown": 404,
  unavailable: 503,
  internal: 500,
} as const satisfies { readonly [code: string]: number };

export type ProblemCode = keyof typeof PROBLEMS;

export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code);
