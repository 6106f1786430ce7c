import type { z } from "zod";
import * as schemas from "./schemas.ts";
import type { Role, Surface } from "./surfaces.ts";

export type Method = "GET" | "POST" | "PUT";
/** An officer's access token, a signatory's link, a session that a link and a second factor opened, or nothing. */
export type Proof = "officer" | "link" | "session" | "none";

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
  /** It edits what a reader has seen: `If-Match` is wanted (428), and must be current (412). */
  readonly edits?: true;
  readonly status: 200 | 201 | 202 | 204;
}

const TEXT: readonly Role[] = ["treaty-officer"];
const SIGNING: readonly Role[] = ["treaty-officer", "protocol-officer"];
const ALL: readonly Role[] = ["treaty-officer", "protocol-officer", "legal-adviser", "language-officer", "co-secretary"];

const desk = <const R extends Omit<Route, "surface" | "proof">>(route: R) =>
  ({ ...route, surface: "desk", proof: "officer" }) as const;
const room = <const R extends Omit<Route, "surface">>(route: R) => ({ ...route, surface: "signing-room" }) as const;
const registry = <const R extends Omit<Route, "surface" | "proof">>(route: R) =>
  ({ ...route, surface: "registry", proof: "none" }) as const;

export const ROUTES = [
  desk({
    name: "draft",
    method: "POST",
    path: "/v1/agreements",
    roles: TEXT,
    summary: "Draft an agreement; it is the own side's until it is shared",
    body: schemas.draftBody,
    status: 201,
  }),
  desk({
    name: "read-agreement",
    method: "GET",
    path: "/v1/agreements/{id}",
    roles: ALL,
    summary: "Read an agreement as the own side may see it",
    params: schemas.agreementParams,
    status: 200,
  }),
  desk({
    name: "read-events",
    method: "GET",
    path: "/v1/agreements/{id}/events",
    roles: ALL,
    summary: "Read the chained events of a shared agreement",
    params: schemas.agreementParams,
    query: schemas.eventsQuery,
    status: 200,
  }),
  desk({
    name: "propose-version",
    method: "POST",
    path: "/v1/agreements/{id}/versions",
    roles: TEXT,
    summary: "Announce the files of a version and receive an upload ticket for each",
    params: schemas.agreementParams,
    body: schemas.versionBody,
    edits: true,
    status: 202,
  }),
  desk({
    name: "share",
    method: "POST",
    path: "/v1/agreements/{id}/share",
    roles: TEXT,
    summary: "Share a draft and its text with the other sides",
    params: schemas.agreementParams,
    edits: true,
    status: 200,
  }),
  desk({
    name: "initial",
    method: "POST",
    path: "/v1/agreements/{id}/initials",
    roles: TEXT,
    summary: "Initial the text that has this manifest, for the own side",
    params: schemas.agreementParams,
    body: schemas.initialBody,
    edits: true,
    status: 200,
  }),
  desk({
    name: "nominate",
    method: "POST",
    path: "/v1/agreements/{id}/nominations",
    roles: SIGNING,
    summary: "Nominate a signatory of the own side",
    params: schemas.agreementParams,
    body: schemas.nominationBody,
    edits: true,
    status: 201,
  }),
  desk({
    name: "open-for-signature",
    method: "POST",
    path: "/v1/agreements/{id}/opening",
    roles: SIGNING,
    summary: "Open the initialled text for signature: order, window, place",
    params: schemas.agreementParams,
    body: schemas.openingBody,
    edits: true,
    status: 202,
  }),
  desk({
    name: "issue-access-code",
    method: "POST",
    path: "/v1/agreements/{id}/slots/{slot}/access-code",
    roles: SIGNING,
    summary: "Make the access code of a slot of the own side; shown once, to an officer who did not set the contact",
    params: schemas.slotParams,
    status: 201,
  }),
  desk({
    name: "read-text",
    method: "GET",
    path: "/v1/agreements/{id}/texts/{sha256}",
    roles: ALL,
    summary: "Where a text of the agreement is read, and its sealed file once there is one",
    params: schemas.languageParams,
    status: 200,
  }),
  desk({
    name: "put-officer",
    method: "PUT",
    path: "/v1/sides/{party}/officers/{officer}",
    roles: TEXT,
    summary: "Keep an officer of the own side: role, language and mail address",
    params: schemas.officerParams,
    body: schemas.officerBody,
    status: 200,
  }),
  room({
    name: "read-slot",
    method: "GET",
    path: "/v1/signing/slot",
    proof: "link",
    summary: "What a signatory's link leads to; changes nothing",
    status: 200,
  }),
  room({
    name: "prove",
    method: "POST",
    path: "/v1/signing/proof",
    proof: "link",
    summary: "Prove who one is by the access code; answers a session",
    body: schemas.proofBody,
    status: 200,
  }),
  room({
    name: "read-signing-texts",
    method: "GET",
    path: "/v1/signing/texts",
    proof: "session",
    summary: "Where the texts to sign are read: upload and tails of each",
    status: 200,
  }),
  room({
    name: "sign",
    method: "POST",
    path: "/v1/signing/signature",
    proof: "session",
    summary: "Sign every text of the manifest that was shown",
    body: schemas.signatureBody,
    status: 200,
  }),
  registry({
    name: "read-entry",
    method: "GET",
    path: "/v1/registry/agreements/{number}",
    summary: "A registered agreement by its number",
    params: schemas.numberParams,
    status: 200,
  }),
  registry({
    name: "list-entries",
    method: "GET",
    path: "/v1/registry/agreements",
    summary: "Registered agreements by party, date and state, newest first",
    query: schemas.entriesQuery,
    status: 200,
  }),
  registry({
    name: "find-text",
    method: "GET",
    path: "/v1/registry/texts/{sha256}",
    summary: "The agreement that a text belongs to, by the SHA-256 of the upload or of the sealed file",
    params: schemas.textParams,
    status: 200,
  }),
] as const satisfies readonly Route[];

export type RouteName = (typeof ROUTES)[number]["name"];
export type RouteOf<N extends RouteName> = Extract<(typeof ROUTES)[number], { name: N }>;
