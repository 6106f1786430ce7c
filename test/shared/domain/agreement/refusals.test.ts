import type { Decision } from "../../../../shared/domain/agreement/decide.ts";
import { isRefusal, REFUSALS, type RefusalCode, refuse } from "../../../../shared/domain/agreement/refusals.ts";
import {
  DURING,
  event,
  given,
  manifest,
  particulars,
  signing,
  smailov,
  terms,
  upTo,
  version1,
  version2,
} from "../../../fixtures/agreement.ts";

const nominateKZ = { type: "nominate", by: "KZ", onto: "KZ", ...smailov } as const;
const open = { type: "open-for-signature", by: "KZ", ...terms, now: DURING } as const;
const propose = { type: "propose-version", by: "UZ", files: version2.files, ticketsUntil: version2.ticketsUntil } as const;
const pending = [event.shared, event.proposedAgain];
const crowd = Array.from({ length: 12 }, (_, i) => ({
  type: "Nominated" as const,
  data: { ...event.nominatedKZ.data, slot: `kz${i + 1}`, name: { en: `Minister ${"I".repeat(i + 1)}` } },
}));

/** One path to each code; the type wants a row for a code that is added. */
const paths: { readonly [code in RefusalCode]: Decision | "a use case" } = {
  "not-found": given([]).when({ type: "share", by: "KZ" }),
  "already-shared": given([...upTo.draft, event.draftShared]).when(propose),
  "not-shared": given(upTo.draft).when({ type: "initial", by: "KZ", manifest }),
  "not-your-side": given(upTo.shared).when({ type: "initial", by: "RU", manifest }),
  "version-pending": given(pending).when({ type: "initial", by: "KZ", manifest }),
  "no-text-accepted": given([event.drafted, event.proposed, event.refusedText]).when({ type: "share", by: "KZ" }),
  "languages-mismatch": given(upTo.shared).when({ ...propose, files: version2.files.slice(1) }),
  "manifest-mismatch": given(upTo.shared).when({ type: "initial", by: "KZ", manifest: version2.manifest }),
  "already-initialled": given(upTo.initialled).when({ type: "initial", by: "UZ", manifest }),
  "text-frozen": given(upTo.initialled).when(propose),
  "not-initialled": given([event.shared, event.nominatedKZ, event.nominatedUZ, event.initialledUZ]).when(open),
  "full-powers-required": given(upTo.shared).when({ ...nominateKZ, capacity: "MINISTER" }),
  "person-holds-other-slot": given(upTo.nominated).when({ ...nominateKZ, by: "UZ", onto: "UZ" }),
  "too-many-slots": given([event.shared, ...crowd]).when(nominateKZ),
  "nomination-missing": given([...upTo.initialled, event.nominatedKZ]).when({ ...open, orderGroups: [["kz1"]] }),
  "already-open": given(upTo.opened).when(open),
  "not-open": given(upTo.nominated).when(signing("kz1")),
  "order-groups-mismatch": given(upTo.nominated).when({ ...open, orderGroups: [["kz1"]] }),
  "window-invalid": given(upTo.nominated).when({ ...open, closesAt: open.opensAt }),
  "party-unknown": given([]).when({
    type: "draft",
    by: "KZ",
    particulars: { ...particulars, parties: [...particulars.parties, { party: "SU", name: {}, onBehalfOf: {} }] },
  }),
  "slot-unknown": given(upTo.prepared).when(signing("kz2")),
  "link-revoked": given([...upTo.prepared, event.linkRevoked]).when({
    ...signing("kz1"),
    generation: 2,
  }),
  cancelled: given([...upTo.initialled, event.cancelled]).when(propose),
  reopened: given([...upTo.nominated, event.reopenRequested, event.reopened]).when({
    ...signing("kz1"),
    generation: 2,
  }),
  postponed: given([...upTo.prepared, event.postponed]).when(signing("kz1")),
  declined: "a use case",
  "not-declined": given(upTo.prepared).when({ type: "communicate-decline", by: "UZ", slot: "uz1", declined: false }),
  lapsed: given([...upTo.prepared, event.declined, event.lapse]).when(signing("kz1")),
  "place-fixed": given([...upTo.prepared, event.signedKZ]).when({
    type: "postpone",
    now: DURING,
    ...event.postponed.data,
    place: { ru: "Астана" },
  }),
  "already-asked": given([...upTo.initialled, event.reopenRequested]).when({ type: "reopen", by: "KZ", reason: "Article 3" }),
  "link-replaced": given(upTo.prepared).when({ ...signing("kz1"), generation: 2 }),
  "script-not-supported": given(upTo.shared).when({ ...nominateKZ, name: { en: "სმაილოვი" } }),
  "not-prepared": given(upTo.opened).when(signing("kz1")),
  "not-your-turn": given(upTo.prepared).when(signing("uz1")),
  "outside-window": given(upTo.prepared).when({ ...signing("kz1"), now: terms.closesAt }),
  "already-signed": given(upTo.fullySigned).when(signing("kz1")),
  "nothing-to-do": given(upTo.shared).when({ type: "accept-text", number: version1.number, texts: version1.texts }),
  "idempotency-key-reused": "a use case",
};

test.each(
  Object.entries(paths).filter(([, decision]) => decision !== "a use case"),
)("%s is refused by the domain", (code, decision) => {
  expect(decision).toMatchObject({ refused: code });
});

test("the other codes are the use cases': If-Match and idempotency are no matter of the events", () => {
  const elsewhere = REFUSALS.filter((code) => paths[code] === "a use case");
  expect(elsewhere).toEqual(["declined", "idempotency-key-reused"]);
});

test("a refusal holds no empty member", () => {
  expect(refuse("not-open")).toStrictEqual({ refused: "not-open" });
  expect(refuse("not-open", "soon", { at: "noon" })).toStrictEqual({
    refused: "not-open",
    detail: "soon",
    facts: { at: "noon" },
  });
});

test.each([null, undefined, "refused", { events: [] }])("%p is no refusal", (value) => {
  expect(isRefusal(value)).toBe(false);
});
