import type { EventData, NewEvent } from "../../../../shared/domain/agreement/events.ts";
import { entryOf, leafData } from "../../../../shared/domain/registry/entry.ts";
import {
  aripov,
  event,
  ID,
  manifest,
  particulars,
  sealedTexts,
  smailov,
  stateOf,
  terms,
  upTo,
} from "../../../fixtures/agreement.ts";

const NUMBER = "KAZ-UZB-2023-0007";
const REGISTERED_AT = "2023-05-05T06:00:00.000Z";
const entry = entryOf(stateOf(upTo.sealed), NUMBER, REGISTERED_AT);

test("an entry says what was agreed, by whom and under which number", () => {
  const { titles, form, legalNature, parties, session, prevailingLanguage } = particulars;
  expect(entry).toMatchObject({ titles, form, legalNature, parties, session, prevailingLanguage });
  expect(entry).toMatchObject({
    number: NUMBER,
    agreementId: ID,
    manifest,
    concludedOn: "2023-05-05",
    registeredAt: REGISTERED_AT,
  });
  expect(entry.states).toEqual({ text: "AUTHENTICATED", signature: "FULLY_SIGNED", force: "NOT_RECORDED" });
});

test.each([
  ["its registration, where no time was set", undefined, REGISTERED_AT],
  ["its registration, where the time set was over", "2023-05-05T05:59:59.999Z", REGISTERED_AT],
  ["the time set", "2023-06-01T00:00:00.000Z", "2023-06-01T00:00:00.000Z"],
])("it is public from %s", (_, set, expected) => {
  const { publicFrom: __, ...opening } = event.opened.data as EventData["OpenedForSignature"];
  const opened = { type: "OpenedForSignature", data: { ...opening, ...(set ? { publicFrom: set } : {}) } } as const;
  const events = upTo.sealed.map((each): NewEvent => (each.type === "OpenedForSignature" ? opened : each));
  expect(entryOf(stateOf(events), NUMBER, REGISTERED_AT).publicFrom).toBe(expected);
});

test("each text stands with its upload and its sealed file", () => {
  const sealed = sealedTexts();
  expect(entry.texts.map(({ language }) => language)).toEqual(particulars.authenticLanguages);
  expect(entry.texts.map(({ sha256 }) => sha256)).toEqual(sealed.map(({ text }) => text));
  expect(entry.texts.map(({ sealedSha256 }) => sealedSha256)).toEqual(sealed.map(({ sha256 }) => sha256));
  expect(entry.texts.every(({ level, sealedBytes, bytes }) => level === "B-B" && sealedBytes > bytes)).toBe(true);
});

test("signatures stand in the order in which they were given, each with its own place and day", () => {
  const groups = { ...event.opened, data: { ...event.opened.data, orderGroups: [["kz1", "uz1"]] } };
  const events = [...upTo.nominated, groups, event.prepared, event.signedUZ, event.signedKZ, event.affixedUZ, event.affixedKZ];
  const { signatures } = entryOf(stateOf([...events, event.sealed]), NUMBER, REGISTERED_AT);
  expect(signatures).toMatchObject([
    { slot: "uz1", name: aripov.name, signedAt: "2023-05-05T05:01:00.000Z", date: "2023-05-05", certificateSerial: "0a02" },
    { slot: "kz1", name: smailov.name, signedAt: "2023-05-05T05:02:00.000Z", place: terms.place, authority: "EX_OFFICIO" },
  ]);
});

test("it is public from its registration, unless another time was set", () => {
  expect(entry.publicFrom).toBe(REGISTERED_AT);
  const embargo = { ...event.opened, data: { ...event.opened.data, publicFrom: "2023-06-01T00:00:00.000Z" } };
  const events = upTo.sealed.map((each) => (each.type === "OpenedForSignature" ? embargo : each));
  expect(entryOf(stateOf(events), NUMBER, REGISTERED_AT).publicFrom).toBe("2023-06-01T00:00:00.000Z");
});

test("without a prevailing language there is no such member", () => {
  const { prevailingLanguage: _, ...equal } = particulars;
  const events = upTo.sealed.map((each) =>
    each.type === "Shared" ? { ...each, data: { ...each.data, particulars: equal } } : each,
  );
  expect(entryOf(stateOf(events), NUMBER, REGISTERED_AT)).not.toHaveProperty("prevailingLanguage");
});

test("the leaf is the entry's canonical JSON, and no contact stands in it", () => {
  expect(JSON.parse(leafData(entry))).toEqual(entry);
  expect(leafData(entry)).toMatch(/^\{"agreementId":"20thsess10n2023r","concludedOn":"2023-05-05","form":"ROADMAP",/);
  expect(leafData(entry)).not.toContain(smailov.contactHash);
});
