import * as answers from "./answers-signing.ts";
import type { Route } from "./route.ts";
import * as schemas from "./schemas.ts";

const room = <const R extends Omit<Route, "surface">>(route: R) => ({ ...route, surface: "signing-room" }) as const;

/** What a signatory does, by link and by session. */
export const SIGNING_ROOM = [
  room({
    name: "read-slot",
    method: "GET",
    path: "/v1/signing/slot",
    proof: "link",
    summary: "What a signatory's link leads to; changes nothing",
    answer: answers.signingSlot,
    status: 200,
  }),
  room({
    name: "prove",
    method: "POST",
    path: "/v1/signing/proof",
    proof: "link",
    summary: "Prove who one is by the access code; answers a session",
    body: schemas.proofBody,
    answer: answers.proven,
    status: 200,
  }),
  room({
    name: "read-signing-texts",
    method: "GET",
    path: "/v1/signing/texts",
    proof: "session",
    summary: "Where the texts to sign are read: upload and tails of each",
    answer: answers.signingTexts,
    headers: ["session"],
    status: 200,
  }),
  room({
    name: "sign",
    method: "POST",
    path: "/v1/signing/signature",
    proof: "session",
    summary: "Sign every text of the manifest that was shown",
    body: schemas.signatureBody,
    answer: answers.signature,
    status: 200,
  }),
  room({
    name: "decline",
    method: "POST",
    path: "/v1/signing/refusal",
    proof: "session",
    summary: "Decline to sign, with or without a reason, before the own side or before all",
    body: schemas.refusalBody,
    answer: answers.declined,
    status: 200,
  }),
  room({
    name: "ask",
    method: "POST",
    path: "/v1/signing/question",
    proof: "link",
    summary: "Ask the officers of the own side",
    body: schemas.questionBody,
    answer: answers.asked,
    status: 201,
  }),
] as const satisfies readonly Route[];
