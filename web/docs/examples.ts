import type { RouteName } from "../../shared/api/routes.ts";
import { contact, draft, nomination, officer, place, signature, successor, version } from "./bodies.ts";
import type { Values } from "./values.ts";

/** One request of an operation without what follows from the operation itself: its proof, `Idempotency-Key`, `If-Match`. */
export interface Example {
  readonly path?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string };
  readonly body?: object;
}

type Made = (values: Values) => Example;

const ofAgreement: Made = ({ agreementId }) => ({ path: { id: agreementId } });
const ofSlot: Made = ({ agreementId, slot }) => ({ path: { id: agreementId, slot } });

/** On an agreement or one of its slots, with a body. */
const sending =
  (place: Made, body: (values: Values) => object): Made =>
  (values) => ({ ...place(values), body: body(values) });

const nothing: Made = () => ({});
const reason = (text: string) => () => ({ reason: text });
const windowOf = ({ opensAt, closesAt }: Values) => ({ opensAt, closesAt });

/** An example of every operation: an operation without one does not compile. */
export const EXAMPLES: { readonly [name in RouteName]: Made } = {
  draft: () => ({ body: draft }),
  "list-agreements": () => ({ query: { waitsFor: "own-side", session: "KZ-UZ-IGC.20", limit: "20" } }),
  "read-agreement": ofAgreement,
  "read-events": (values) => ({ ...ofAgreement(values), query: { limit: "50" } }),
  "read-side": ofAgreement,
  "propose-version": sending(ofAgreement, ({ files }) => version(files)),
  share: ofAgreement,
  initial: sending(ofAgreement, ({ manifest }) => ({ manifest })),
  nominate: sending(ofAgreement, () => ({ party: "KZ", ...nomination })),
  "open-for-signature": sending(ofAgreement, (values) => ({ orderGroups: values.order, ...windowOf(values), place })),
  "reissue-link": ofSlot,
  "revoke-link": ofSlot,
  "change-contact": sending(ofSlot, () => contact),
  "replace-signatory": sending(ofSlot, () => successor),
  postpone: sending(ofAgreement, (values) => ({ ...windowOf(values), reason: "The session was moved by a day." })),
  "communicate-decline": sending(ofSlot, reason("Article 3 is to be discussed again.")),
  "confirm-lapse": ofAgreement,
  cancel: sending(ofAgreement, reason("Overtaken by another agreement.")),
  reopen: sending(ofAgreement, reason("Article 3 is to be discussed again.")),
  "compare-versions": (values) => ({ ...ofAgreement(values), query: { language: "ru", original: "UZ", from: "1", to: "2" } }),
  "issue-access-code": ofSlot,
  "read-text": ({ agreementId, sha256 }) => ({ path: { id: agreementId, sha256 } }),
  "list-officers": () => ({ path: { party: "KZ" } }),
  "put-officer": (values) => ({ path: { party: "KZ", officer: values.officer }, body: officer }),
  "list-deliveries": ofAgreement,
  "send-again": ({ agreementId, delivery }) => ({ path: { id: agreementId, delivery } }),
  "list-steps": ofAgreement,
  "retry-step": ({ agreementId, step }) => ({ path: { id: agreementId, step } }),
  "list-stuck": nothing,
  "read-slot": nothing,
  prove: ({ code }) => ({ body: { code } }),
  "read-signing-texts": nothing,
  sign: ({ manifest }) => ({ body: signature(manifest) }),
  decline: () => ({ body: { reason: "Article 3 is not as it was agreed.", disclose: "OWN_SIDE" } }),
  ask: () => ({ body: { text: "Which text prevails where they differ?" } }),
  "read-entry": ({ number }) => ({ path: { number } }),
  "list-entries": () => ({ query: { party: "KZ", from: "2023-01-01", limit: "20" } }),
  "find-text": ({ sha256 }) => ({ path: { sha256 } }),
  "find-agreement": ofAgreement,
};
