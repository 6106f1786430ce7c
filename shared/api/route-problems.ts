import type { ProblemCode } from "./problems.ts";
import type { Proof, Route, RouteName } from "./routes.ts";

/** Of every act on a slot, and of every one on the agreement as a whole. */
const SLOT: readonly ProblemCode[] = ["not-shared", "not-your-side", "slot-unknown", "already-signed", "cancelled"];
const TURN: readonly ProblemCode[] = ["not-your-side", "already-signed", "cancelled"];

/** What each route refuses for reasons of its own, beside what follows from its row. */
const OWN: { readonly [name in RouteName]: readonly ProblemCode[] } = {
  draft: [
    "party-unknown",
    "not-your-side",
    "languages-mismatch",
    "too-many-slots",
    "script-not-supported",
    "idempotency-key-reused",
    "busy",
  ],
  "list-agreements": ["cursor-invalid"],
  "read-agreement": ["not-found"],
  "read-side": ["not-found"],
  "read-events": ["not-found", "cursor-invalid"],
  "propose-version": [
    "cancelled",
    "already-shared",
    "not-your-side",
    "text-frozen",
    "version-pending",
    "party-unknown",
    "languages-mismatch",
  ],
  share: ["cancelled", "already-shared", "not-your-side", "version-pending", "no-text-accepted"],
  initial: [
    "cancelled",
    "not-shared",
    "not-your-side",
    "version-pending",
    "no-text-accepted",
    "manifest-mismatch",
    "already-initialled",
  ],
  nominate: [
    "cancelled",
    "not-shared",
    "not-your-side",
    "party-unknown",
    "already-open",
    "full-powers-required",
    "too-many-slots",
    "person-holds-other-slot",
    "script-not-supported",
  ],
  "open-for-signature": [
    "cancelled",
    "not-shared",
    "not-your-side",
    "already-open",
    "not-initialled",
    "nomination-missing",
    "order-groups-mismatch",
    "window-invalid",
    "script-not-supported",
  ],
  "reissue-link": [...SLOT, "not-open"],
  "revoke-link": [...SLOT, "not-open", "link-revoked"],
  "change-contact": SLOT,
  "replace-signatory": [...SLOT, "full-powers-required", "person-holds-other-slot", "script-not-supported"],
  postpone: [...TURN, "not-shared", "not-open", "place-fixed", "window-invalid", "script-not-supported"],
  "communicate-decline": [...SLOT, "not-declined", "nothing-to-do"],
  "confirm-lapse": ["not-shared", "not-your-side", "nothing-to-do", "already-asked", "cancelled"],
  cancel: [...TURN, "already-shared", "already-asked"],
  reopen: [...TURN, "not-shared", "not-initialled", "already-asked"],
  "issue-access-code": ["not-found", "slot-unknown", "not-your-side", "already-signed", "cancelled", "second-officer-required"],
  "compare-versions": ["not-found", "version-unknown", "no-text"],
  "read-text": ["not-found"],
  "list-officers": ["not-your-side"],
  "put-officer": ["not-your-side"],
  "read-slot": ["declined"],
  decline: ["slot-unknown", "already-signed", "not-open", "cancelled", "busy", "idempotency-key-reused"],
  ask: ["too-many-tries"],
  prove: ["too-many-tries", "not-open", "code-missing", "code-locked", "code-wrong"],
  "read-signing-texts": [],
  sign: [
    "lapsed",
    "cancelled",
    "reopened",
    "postponed",
    "link-revoked",
    "manifest-mismatch",
    "slot-unknown",
    "already-signed",
    "not-open",
    "outside-window",
    "not-your-turn",
    "not-prepared",
    "script-not-supported",
    "idempotency-key-reused",
    "busy",
  ],
  "list-deliveries": ["not-found"],
  "send-again": ["not-found", "not-sent-yet", "letter-overtaken", "busy"],
  "list-steps": ["not-found"],
  "retry-step": ["not-found", "nothing-to-do"],
  "list-stuck": [],
  "read-entry": ["not-found"],
  "list-entries": ["cursor-invalid"],
  "find-text": ["not-found"],
  "find-agreement": ["not-found"],
};

const ANY: readonly ProblemCode[] = ["request-invalid", "wrong-host", "unavailable", "internal"];
const BODY: readonly ProblemCode[] = ["body-not-json", "body-too-large"];
const EDIT: readonly ProblemCode[] = [
  "if-match-required",
  "if-match-invalid",
  "stale",
  "busy",
  "idempotency-key-reused",
  "not-found",
];
const BY_PROOF: { readonly [proof in Proof]: readonly ProblemCode[] } = {
  officer: ["unauthorized", "forbidden"],
  link: ["link-altered", "link-replaced", "link-revoked", "reopened", "not-found"],
  session: ["session-invalid", "session-expired", "link-replaced", "link-revoked", "reopened", "not-found"],
  none: [],
};

/** Every problem that a route may answer, each once. */
export const problemsOf = (route: Route & { readonly name: RouteName }): readonly ProblemCode[] => [
  ...new Set([
    ...ANY,
    // A slash in a parameter, however it is encoded, makes another path.
    ...(route.params ? (["route-unknown"] as const) : []),
    ...BODY.filter((code) => route.body || code === "body-too-large"),
    ...(route.method === "POST" ? (["idempotency-key-required"] as const) : []),
    ...(route.edits ? EDIT : []),
    ...BY_PROOF[route.proof],
    ...OWN[route.name],
  ]),
];
