import * as answers from "./answers.ts";
import type { Route } from "./route.ts";
import * as schemas from "./schemas.ts";
import type { Role } from "./surfaces.ts";

const SIGNING: readonly Role[] = ["treaty-officer", "protocol-officer"];
const TEXT: readonly Role[] = ["treaty-officer"];

/** An act of an officer on an agreement as it was seen; it answers the agreement. */
const act = <const R extends Pick<Route, "name" | "method" | "path" | "roles" | "summary" | "params" | "body">>(route: R) =>
  ({
    ...route,
    surface: "desk",
    proof: "officer",
    edits: true,
    answer: answers.agreement,
    headers: ["etag"],
    status: 200,
  }) as const;

/** What happens to an agreement between its opening and its signatures, and what takes it back. */
export const EVERYDAY = [
  act({
    name: "reissue-link",
    method: "POST",
    path: "/v1/agreements/{id}/slots/{slot}/link",
    roles: SIGNING,
    summary: "Replace the link of a signatory of the own side; the new one goes out by mail",
    params: schemas.slotParams,
  }),
  act({
    name: "revoke-link",
    method: "POST",
    path: "/v1/agreements/{id}/slots/{slot}/revocation",
    roles: SIGNING,
    summary: "Revoke the link of a signatory of the own side",
    params: schemas.slotParams,
  }),
  act({
    name: "change-contact",
    method: "POST",
    path: "/v1/agreements/{id}/slots/{slot}/contact",
    roles: SIGNING,
    summary: "Change the mail address of a signatory of the own side; the link is replaced, the old address is told",
    params: schemas.slotParams,
    body: schemas.contactBody,
  }),
  act({
    name: "replace-signatory",
    method: "POST",
    path: "/v1/agreements/{id}/slots/{slot}/replacement",
    roles: SIGNING,
    summary: "Put another signatory of the own side in the place of one who has not signed",
    params: schemas.slotParams,
    body: schemas.replacementBody,
  }),
  act({
    name: "postpone",
    method: "POST",
    path: "/v1/agreements/{id}/postponement",
    roles: SIGNING,
    summary: "Move the signing to another time, and before the first signature to another place; links rest until then",
    params: schemas.agreementParams,
    body: schemas.postponementBody,
  }),
  act({
    name: "communicate-decline",
    method: "POST",
    path: "/v1/agreements/{id}/slots/{slot}/decline-communication",
    roles: SIGNING,
    summary: "Tell the other sides that a signatory of the own side declined",
    params: schemas.slotParams,
    body: schemas.communicationBody,
  }),
  act({
    name: "confirm-lapse",
    method: "POST",
    path: "/v1/agreements/{id}/lapse",
    roles: SIGNING,
    summary: "Take a refusal for the end of a signing of two sides, once both say so",
    params: schemas.agreementParams,
  }),
  act({
    name: "cancel",
    method: "POST",
    path: "/v1/agreements/{id}/cancellation",
    roles: TEXT,
    summary: "Cancel an agreement nobody has signed: the drafting side does, another side asks it to",
    params: schemas.agreementParams,
    body: schemas.reasonBody,
  }),
  act({
    name: "reopen",
    method: "POST",
    path: "/v1/agreements/{id}/reopening",
    roles: TEXT,
    summary: "Ask to reopen an initialled text nobody has signed; it is reopened once every side has asked",
    params: schemas.agreementParams,
    body: schemas.reasonBody,
  }),
] as const satisfies readonly Route[];
