import type { ProblemCode } from "../../../shared/api/problems.ts";
import type { RouteName } from "../../../shared/api/routes.ts";
import { type Request, routeOf } from "./ask.ts";
import { draftBody, nominationBody, openingBody, PROTOCOL, SECOND, TEXT, TREATY, versionBody } from "./life.ts";
import { mutations } from "./mutations.ts";
import type { World } from "./world.ts";

/** What the matrix is played on: an agreement open for signature, and who may act on it. */
export interface Scene {
  readonly world: World;
  readonly id: string;
  /** Of the agreement now. */
  readonly etag: string;
  readonly link: string;
  readonly session: string;
}

/** A request that is right in all but what a case spoils. */
interface Base {
  readonly who?: string;
  readonly params?: (scene: Scene) => { readonly [name: string]: string };
  readonly query?: Request["query"];
  readonly body?: object;
  /** A role of the same side that may not do it. */
  readonly without?: string;
}

const id = (scene: Scene) => ({ id: scene.id });
const slotOfKZ = (scene: Scene) => ({ id: scene.id, slot: "kz1" });
const { party: _, ...replacementBody } = nominationBody("KZ");
const { opensAt, closesAt } = openingBody();
const postponementBody = { opensAt, closesAt };
const REASON = { reason: "Overtaken by another agreement" };
const HEX = "ab".repeat(32);

/** One row a route: a route without one fails the test. */
export const MATRIX: { readonly [name in RouteName]: Base } = {
  draft: { who: TREATY.KZ, body: draftBody("Agreement"), without: PROTOCOL.KZ },
  "list-agreements": { who: TREATY.KZ },
  "read-agreement": { who: TREATY.KZ, params: id },
  "read-side": { who: TREATY.KZ, params: id },
  "read-events": { who: TREATY.KZ, params: id },
  "propose-version": { who: TREATY.KZ, params: id, body: versionBody, without: PROTOCOL.KZ },
  share: { who: TREATY.KZ, params: id, without: "kz-legal" },
  initial: { who: TREATY.KZ, params: id, body: { manifest: HEX }, without: "kz-language" },
  nominate: { who: PROTOCOL.KZ, params: id, body: nominationBody("KZ"), without: "kz-co-secretary" },
  "open-for-signature": { who: PROTOCOL.KZ, params: id, body: openingBody(), without: "kz-legal" },
  "reissue-link": { who: PROTOCOL.KZ, params: slotOfKZ, without: "kz-legal" },
  "revoke-link": { who: PROTOCOL.KZ, params: slotOfKZ, without: "kz-legal" },
  "change-contact": { who: PROTOCOL.KZ, params: slotOfKZ, body: { mail: "pm-office@kz.example" }, without: "kz-language" },
  "replace-signatory": { who: PROTOCOL.KZ, params: slotOfKZ, body: replacementBody, without: "kz-co-secretary" },
  postpone: { who: PROTOCOL.KZ, params: id, body: postponementBody, without: "kz-legal" },
  "communicate-decline": { who: PROTOCOL.KZ, params: slotOfKZ, body: REASON, without: "kz-legal" },
  "confirm-lapse": { who: PROTOCOL.KZ, params: id, without: "kz-legal" },
  cancel: { who: TREATY.KZ, params: id, body: REASON, without: PROTOCOL.KZ },
  reopen: { who: TREATY.KZ, params: id, body: REASON, without: PROTOCOL.KZ },
  "issue-access-code": { who: SECOND.KZ, params: slotOfKZ, without: "kz-legal" },
  "compare-versions": { who: TREATY.KZ, params: id, query: { language: "en", from: "1", to: "1" } },
  "read-text": { who: TREATY.KZ, params: (scene) => ({ id: scene.id, sha256: TEXT }) },
  "list-officers": { who: TREATY.KZ, params: () => ({ party: "KZ" }) },
  "put-officer": {
    who: TREATY.KZ,
    params: () => ({ party: "KZ", officer: "new-officer" }),
    body: { name: { en: "An Officer" }, role: "legal-adviser", language: "en", mail: "officer@kz.example" },
    without: PROTOCOL.KZ,
  },
  "list-deliveries": { who: TREATY.KZ, params: id },
  "send-again": { who: PROTOCOL.KZ, params: (scene) => ({ id: scene.id, delivery: "ab".repeat(16) }), without: "kz-legal" },
  "list-steps": { who: TREATY.KZ, params: id },
  "retry-step": { who: PROTOCOL.KZ, params: (scene) => ({ id: scene.id, step: "affix" }), without: "kz-language" },
  "list-stuck": { who: TREATY.KZ },
  "read-slot": {},
  prove: { body: { code: "0000-0000" } },
  "read-signing-texts": {},
  sign: { body: { manifest: HEX, consent: "sign-v1", mark: { kind: "typed", text: "Askar Mamin" } } },
  decline: { body: { reason: "Not without article 3", disclose: "OWN_SIDE" } },
  ask: { body: { text: "Which text prevails?" } },
  "read-entry": { params: () => ({ number: "KAZ-UZB-2026-0001" }) },
  "list-entries": {},
  "find-text": { params: () => ({ sha256: HEX }) },
  "find-agreement": { params: id },
};

export interface Case {
  readonly title: string;
  readonly request: (right: Request, scene: Scene) => Request | Promise<Request>;
  readonly code: ProblemCode | "gateway";
}

/** The request that a case spoils. */
export const rightRequest = async (name: RouteName, scene: Scene): Promise<Request> => {
  const { who, params, query, body } = MATRIX[name];
  const route = routeOf(name);
  const authorization = {
    officer: async () => scene.world.bearer(who ?? ""),
    link: async () => `Link ${scene.link}`,
    session: async () => `Session ${scene.session}`,
    none: async () => undefined,
  }[route.proof];
  const proof = await authorization();
  return {
    ...(proof ? { authorization: proof } : {}),
    ...(params ? { params: params(scene) } : {}),
    ...(query ? { query } : {}),
    ...(body ? { body } : {}),
    ...(route.edits ? { ifMatch: scene.etag } : {}),
  };
};

export const casesOf = (name: RouteName): readonly Case[] => [
  ...proofCases(name),
  ...placeCases(name),
  ...bodyCases(name),
  ...headerCases(name),
];

const withToken = (authorization: string | undefined) => (right: Request) => {
  const { authorization: _, ...rest } = right;
  return authorization === undefined ? rest : { ...rest, authorization };
};

const proofCases = (name: RouteName): Case[] => {
  const { proof } = routeOf(name);
  const around: Case = { title: "around the front", request: (right) => ({ ...right, origin: "api" }), code: "wrong-host" };
  if (proof === "none") return [around];
  if (proof === "officer") return [around, ...officerCases(name)];
  const code = proof === "link" ? "link-altered" : "session-invalid";
  const swapped = (scene: Scene) => (proof === "link" ? `Link ${scene.session}` : `Session ${scene.link}`);
  const other = (scene: Scene) => (proof === "link" ? `Session ${scene.session}` : `Link ${scene.link}`);
  return [
    around,
    { title: "without a token", request: withToken(undefined), code },
    { title: "with an empty token", request: withToken(`${proof} `), code },
    {
      title: "with an officer's token",
      request: async (right, { world }) => withToken(await world.bearer(TREATY.KZ))(right),
      code,
    },
    { title: "with the other kind of token", request: (right, scene) => withToken(other(scene))(right), code },
    { title: "with one kind called the other", request: (right, scene) => withToken(swapped(scene))(right), code },
    { title: "with a token too long", request: withToken(`${proof} ${"a".repeat(5000)}`), code },
    {
      title: "with the token in the address",
      request: (right, scene) => ({ ...right, query: { token: scene.link } }),
      code: "request-invalid",
    },
  ];
};

const officerCases = (name: RouteName): Case[] => {
  const { without } = MATRIX[name];
  return [
    { title: "without a token", request: withToken(undefined), code: "gateway" },
    { title: "with a token that nobody signed", request: withToken(`Bearer ${FORGED}`), code: "gateway" },
    { title: "with a link", request: (right, scene) => withToken(`Link ${scene.link}`)(right), code: "gateway" },
    ...(without
      ? [
          {
            title: "by another role",
            request: async (right: Request, { world }: Scene) => withToken(await world.bearer(without))(right),
            code: "forbidden" as const,
          },
        ]
      : []),
  ];
};

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const FORGED = `${part({ alg: "none", typ: "JWT" })}.${part({ sub: "kz-treaty-desk", token_use: "access", "cognito:groups": ["KZ.treaty-officer"] })}.`;

/** Path and query. */
const placeCases = (name: RouteName): Case[] => {
  const names = [...routeOf(name).path.matchAll(/\{(\w+)\}/g)].map(([, each]) => each ?? "");
  const bad = ["K", "../..", "\u0000", "%00", "'or''='", "a".repeat(300)];
  const path = names.flatMap((each) =>
    bad.map((value) => ({
      title: `with ${each} ${value.slice(0, 12)}`,
      request: (right: Request) => ({ ...right, params: { ...right.params, [each]: value } }),
      code: value.includes("/") ? ("route-unknown" as const) : ("request-invalid" as const),
    })),
  );
  const query = [{ unknown: "1" }, { __proto__x: "1" }, ...(BAD_QUERIES[name] ?? [])].map((each) => ({
    title: `with the query ${JSON.stringify(each).slice(0, 40)}`,
    request: (right: Request) => ({ ...right, query: each as { [name: string]: string } }),
    code: "request-invalid" as const,
  }));
  return [...path, ...query];
};

const PAGING = [{ limit: "0" }, { limit: "101" }, { limit: "1.5" }, { limit: "ten" }, { limit: "" }, { cursor: "a".repeat(401) }];
const BAD_QUERIES: { readonly [name in RouteName]?: readonly { readonly [name: string]: string }[] } = {
  "read-events": PAGING,
  "list-agreements": [
    ...PAGING,
    { waitsFor: "me" },
    { state: "SIGNED" },
    { session: "KZ-UZ-IGC" },
    { session: "KZ-UZ-IGC.020" },
    { session: "side#UZ.20" },
    { party: "UZ" },
  ],
  "list-entries": [
    ...PAGING,
    { q: "" },
    { q: "  " },
    { q: "a".repeat(201) },
    { q: "a\u0000" },
    { q: "\u202eabc" },
    { party: "kz" },
    { party: "" },
    { party: "KZ," },
    { party: "KZ;UZ" },
    { party: Array(13).fill("KZ").join(",") },
    { form: "POEM" },
    { session: "KZ-UZ-IGC" },
    { session: "public#entries.20" },
    { state: "DRAFT" },
    { from: "2026-02-30" },
    { to: "yesterday" },
  ],
};

const bodyCases = (name: RouteName): Case[] => {
  const { method, body: schema } = routeOf(name);
  const sent = (title: string, request: Partial<Request>, code: ProblemCode): Case => ({
    title,
    request: ({ body: _, ...right }) => ({ ...right, ...request }),
    code,
  });
  if (method === "GET") return [];
  const large = sent("with a body too large", { raw: `{"a":"${"ж".repeat(16_000)}"}` }, "body-too-large");
  if (!schema) return [large, sent("with a body", { body: { a: 1 } }, "request-invalid")];
  return [
    large,
    sent("with no body", {}, "body-not-json"),
    sent("with a body that is not JSON", { raw: '{"a":' }, "body-not-json"),
    sent("with a form", { raw: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } }, "body-not-json"),
    sent("with a deep body", { raw: `${"[".repeat(12_000)}${"]".repeat(12_000)}` }, "request-invalid"),
    ...[null, [], "text", 1].map((body) => sent(`with the body ${JSON.stringify(body)}`, { body }, "request-invalid")),
    sent("with a prototype", { raw: `{"__proto__":{"a":1},${JSON.stringify(MATRIX[name].body).slice(1)}` }, "request-invalid"),
    ...mutations(MATRIX[name].body ?? {}, schema).map(({ title, body }) => sent(title, { body }, "request-invalid")),
  ];
};

const headerCases = (name: RouteName): Case[] => {
  const { method, edits } = routeOf(name);
  const sent = (title: string, headers: Request["headers"], code: ProblemCode): Case => ({
    title,
    request: (right) => ({ ...right, headers: { ...headers } }),
    code,
  });
  const keys = [undefined, "", "k".repeat(129), "with space", "clé"].map((key) =>
    sent(`with the Idempotency-Key ${String(key).slice(0, 12)}`, { "idempotency-key": key }, "idempotency-key-required"),
  );
  const tags = ["a5", "*", 'W/"a5"', '"x5"', '"a0"', '"a5", "a6"', '"a99999999999"', ""].map((tag) =>
    sent(`with If-Match ${tag}`, { "if-match": tag }, "if-match-invalid"),
  );
  return [
    ...(method === "POST" ? keys : []),
    ...(edits ? [sent("without If-Match", { "if-match": undefined }, "if-match-required"), ...tags] : []),
  ];
};
