import type { CommandOf } from "../../../../../shared/domain/agreement/commands.ts";
import { signingHindrance } from "../../../../../shared/domain/agreement/decide/signature.ts";
import { CAPACITIES, type NewEvent } from "../../../../../shared/domain/agreement/events.ts";
import { signatureState, slotsInTurn, textState } from "../../../../../shared/domain/agreement/state.ts";
import {
  aripov,
  copies,
  DURING,
  event,
  given,
  manifest,
  signing,
  smailov,
  stateOf,
  tails,
  terms,
  upTo,
  version2,
} from "../../../../fixtures/agreement.ts";

const refused = (code: string) => expect.objectContaining({ refused: code });
const nominated = (slot: string, name: string): NewEvent => ({
  type: "Nominated",
  data: { ...event.nominatedKZ.data, slot, party: slot.slice(0, 2).toUpperCase(), name: { en: name } },
});

describe("nominate", () => {
  const nominate = (change: Partial<CommandOf<"nominate">> = {}): CommandOf<"nominate"> => ({
    type: "nominate",
    by: "KZ",
    onto: "KZ",
    ...smailov,
    ...change,
  });
  const uz = { by: "UZ", onto: "UZ" };

  test("gives a slot by virtue of the function", () => {
    expect(given(upTo.shared).when(nominate())).toEqual({ events: [event.nominatedKZ] });
    expect(given(upTo.shared).when(nominate({ ...uz, ...aripov }))).toEqual({ events: [event.nominatedUZ] });
  });

  test("numbers the slots of a side", () => {
    expect(given(upTo.nominated).when(nominate({ name: { en: "Murat Nurtleu" }, capacity: "FOREIGN_MINISTER" }))).toMatchObject({
      events: [{ data: { slot: "kz2", party: "KZ" } }],
    });
  });

  test.each(CAPACITIES)("VCLT 7(2)(a) decides whether a %s needs full powers", (capacity) => {
    const exOfficio = ["HEAD_OF_STATE", "HEAD_OF_GOVERNMENT", "FOREIGN_MINISTER"].includes(capacity);
    expect(given(upTo.shared).when(nominate({ capacity }))).toEqual(
      exOfficio
        ? { events: [{ type: "Nominated", data: { ...event.nominatedKZ.data, capacity } }] }
        : refused("full-powers-required"),
    );
  });

  test.each([
    ["in one language only", { ru: "Алихан Смаилов" }],
    ["in capitals and with other spaces", { en: "  ALIKHAN \u00a0 SMAILOV " }],
    ["with the family name first", { en: "Smailov, Alikhan" }],
    ["under another tag", { "uz-Cyrl": "Алихан Смаилов" }],
  ])("one person signs once, also named %s", (_, name) => {
    expect(given(upTo.nominated).when(nominate({ ...uz, name }))).toEqual(refused("person-holds-other-slot"));
    expect(given(upTo.nominated).when(nominate({ name }))).toEqual(refused("person-holds-other-slot"));
  });

  test("namesakes in part are two persons", () => {
    expect(given(upTo.nominated).when(nominate({ name: { en: "Alikhan Baimenov" } }))).toMatchObject({ events: [{}] });
  });

  test.each([
    ["name", "ე", "U+10D4"],
    ["name", "Smailov \u{1f58a}", "U+1F58A"],
    ["office", "王", "U+738B"],
  ])("a %s as %s cannot be set on the signature page", (member, text, character) => {
    expect(given(upTo.shared).when(nominate({ [member]: { en: text } }))).toEqual(
      expect.objectContaining({ refused: "script-not-supported", facts: { character } }),
    );
  });

  test("what stands in no file may be in any script", () => {
    const name = { ...smailov.name, ka: "ალიხან სმაილოვი" };
    expect(given(upTo.shared).when(nominate({ name }))).toMatchObject({ events: [{ data: { name } }] });
  });

  test.each([
    ["not-shared", upTo.draft, {}],
    ["not-your-side", upTo.shared, { onto: "UZ" }],
    ["party-unknown", upTo.shared, { by: "RU", onto: "RU" }],
    ["already-open", upTo.opened, { name: { en: "Murat Nurtleu" } }],
  ])("is %s", (code, events, change) => {
    expect(given(events).when(nominate(change))).toEqual(refused(code));
  });

  test("leaves the last of the twelve places to a side without a nominee", () => {
    const eleven = Array.from({ length: 11 }, (_, i) => nominated(`kz${i + 1}`, `Minister ${"I".repeat(i + 1)}`));
    expect(given([event.shared, ...eleven]).when(nominate())).toEqual(refused("too-many-slots"));
    expect(given([event.shared, ...eleven]).when(nominate({ ...uz, ...aripov }))).toEqual({ events: [event.nominatedUZ] });
  });
});

describe("open-for-signature", () => {
  const open = (change: Partial<CommandOf<"open-for-signature">> = {}): CommandOf<"open-for-signature"> => ({
    type: "open-for-signature",
    by: "KZ",
    ...terms,
    now: "2023-05-05T04:00:00.000Z",
    ...change,
  });

  test("pins the manifest", () => {
    expect(given(upTo.nominated).when(open())).toEqual({ events: [event.opened] });
  });

  test.each([
    ["a slot left out", [["kz1"]]],
    ["a slot twice", [["kz1"], ["kz1", "uz1"]]],
    ["an unknown slot", [["kz1"], ["uz1", "uz2"]]],
    ["an empty group", [["kz1"], [], ["uz1"]]],
  ])("refuses %s", (_, orderGroups) => {
    expect(given(upTo.nominated).when(open({ orderGroups }))).toEqual(refused("order-groups-mismatch"));
  });

  test.each([
    ["2023-05-05T05:00:00.000Z", "2023-05-05T04:59:59.999Z"],
    ["2023-05-05T05:00:00.000Z", "2023-05-05T05:00:00Z"],
    ["2023-05-05T05:00:00.000Z", "tomorrow"],
  ])("refuses a window from %s to %s", (opensAt, closesAt) => {
    expect(given(upTo.nominated).when(open({ opensAt, closesAt }))).toEqual(refused("window-invalid"));
  });

  test.each([
    ["2023-05-05T12:59:59.999Z", { events: [event.opened] }],
    ["2023-05-05T13:00:00.000Z", refused("window-invalid")],
  ])("of a window that ends at 13:00, at %s", (now, decision) => {
    expect(given(upTo.nominated).when(open({ now }))).toEqual(decision);
  });

  test("refuses a place that cannot be set on the signature page", () => {
    expect(given(upTo.nominated).when(open({ place: { ka: "თბილისი" } }))).toEqual(refused("script-not-supported"));
  });

  test("names the sides that have nominated nobody", () => {
    const decision = given([...upTo.initialled, event.nominatedKZ]).when(open({ orderGroups: [["kz1"]] }));
    expect(decision).toEqual({ refused: "nomination-missing", facts: { parties: ["UZ"] } });
  });

  test.each([
    ["not-shared", upTo.draft, {}],
    ["not-your-side", upTo.nominated, { by: "RU" }],
    ["not-initialled", [event.shared, event.initialledKZ, event.nominatedKZ, event.nominatedUZ], {}],
    ["already-open", upTo.fullySigned, {}],
  ])("is %s", (code, events, change) => {
    expect(given(events).when(open(change))).toEqual(refused(code));
  });
});

describe("prepared", () => {
  test("gives each text its signing copy, once", () => {
    expect(given(upTo.opened).when({ type: "prepared", tails: copies() })).toEqual({ events: [event.prepared] });
    expect(given(upTo.prepared).when({ type: "prepared", tails: copies() })).toEqual(refused("nothing-to-do"));
    expect(given(upTo.nominated).when({ type: "prepared", tails: copies() })).toEqual(refused("nothing-to-do"));
  });

  test("appends nothing to a text that does not stand under Object Lock, so that nobody signs it", () => {
    const unlocked = upTo.opened.filter(({ type }) => type !== "Preserved");
    expect(given(unlocked).when({ type: "prepared", tails: copies() })).toEqual(refused("nothing-to-do"));
    expect(given(unlocked).when(signing("kz1"))).toEqual(refused("not-prepared"));
  });

  test.each([
    ["none", []],
    ["one too few", copies().slice(1)],
    ["another version's", copies(version2.texts)],
  ])("refuses tails: %s", (_, wrong) => {
    expect(given(upTo.opened).when({ type: "prepared", tails: wrong })).toEqual(refused("manifest-mismatch"));
  });
});

describe("sign", () => {
  test("keeps what was shown and how it was proven", () => {
    expect(given(upTo.prepared).when(signing("kz1"))).toEqual({ events: [event.signedKZ] });
  });

  test("the first signature authenticates the text (VCLT 10), the last one completes it", () => {
    const half = stateOf([...upTo.prepared, event.signedKZ]);
    expect([textState(half), signatureState(half)]).toEqual(["AUTHENTICATED", "PARTIALLY_SIGNED"]);
    expect(signatureState(stateOf(upTo.fullySigned))).toBe("FULLY_SIGNED");
    expect([upTo.nominated, upTo.opened].map((events) => signatureState(stateOf(events)))).toEqual(["NOT_OPEN", "OPEN"]);
  });

  test("refuses another manifest than that of all texts", () => {
    const decision = given(upTo.prepared).when({ ...signing("kz1"), manifest: version2.manifest });
    expect(decision).toEqual({ refused: "manifest-mismatch", facts: { manifest } });
  });

  test("refuses a generation that was revoked, and one that was never given", () => {
    for (const generation of [0, 2]) {
      expect(given(upTo.prepared).when({ ...signing("kz1"), generation })).toEqual({ refused: "link-replaced" });
    }
  });

  test("refuses a typed mark that cannot be set", () => {
    const mark = { kind: "typed", text: "სმაილოვი" } as const;
    expect(given(upTo.prepared).when({ ...signing("kz1"), mark })).toEqual(refused("script-not-supported"));
  });

  test.each([
    ["2023-05-05T04:59:59.999Z", "outside-window"],
    ["2023-05-05T05:00:00.000Z", undefined],
    ["2023-05-05T12:59:59.999Z", undefined],
    ["2023-05-05T13:00:00.000Z", "outside-window"],
  ])("at %s it is %s", (now, code) => {
    expect(signingHindrance(stateOf(upTo.prepared), "kz1", now)?.refused).toBe(code);
  });

  test.each([
    ["2023-05-05T05:00:00.000Z", undefined],
    ["2023-05-05T13:00:00.500Z", "outside-window"],
  ])("a window in whole seconds has the same bounds: at %s it is %s", (now, code) => {
    const opened = {
      ...event.opened,
      data: { ...event.opened.data, opensAt: "2023-05-05T05:00:00Z", closesAt: "2023-05-05T13:00:00Z" },
    };
    const state = stateOf([...upTo.nominated, opened, event.prepared]);
    expect(signingHindrance(state, "kz1", now)?.refused).toBe(code);
  });

  test("groups follow each other, and within one the order is free", () => {
    const opened = { ...event.opened, data: { ...event.opened.data, orderGroups: [["uz1", "kz2"], ["kz1"]] } };
    const events = [...upTo.nominated, nominated("kz2", "Murat Nurtleu"), opened, event.prepared];
    const inTurn = (...more: NewEvent[]) => slotsInTurn(stateOf([...events, ...more]));
    expect(inTurn()).toEqual(["uz1", "kz2"]);
    expect(inTurn(event.signedUZ)).toEqual(["uz1", "kz2"]);
    const kz2: NewEvent = { ...event.signedKZ, data: { ...event.signedKZ.data, slot: "kz2" } };
    expect(inTurn(event.signedUZ, kz2)).toEqual(["kz1"]);
    expect(inTurn(event.signedUZ, kz2, event.signedKZ)).toEqual([]);
    expect(given([...events, kz2]).when(signing("kz1"))).toEqual(refused("not-your-turn"));
  });

  test("whether it is one's turn is told before the copies are made", () => {
    expect(signingHindrance(stateOf(upTo.opened), "uz1", DURING)).toEqual(refused("not-your-turn"));
  });
});

describe("affixed", () => {
  const affixed = (slot: string, of = tails(slot)): CommandOf<"affixed"> => ({
    type: "affixed",
    slot,
    serial: "0a01",
    tails: of,
  });

  test("follows the order of the signatures", () => {
    expect(given(upTo.fullySigned).when(affixed("uz1"))).toEqual(refused("nothing-to-do"));
    expect(given(upTo.fullySigned).when(affixed("kz1"))).toEqual({ events: [event.affixedKZ] });
    expect(given([...upTo.fullySigned, event.affixedKZ]).when(affixed("kz1"))).toEqual(refused("nothing-to-do"));
    expect(given([...upTo.fullySigned, event.affixedKZ]).when(affixed("uz1"))).toMatchObject({
      events: [{ data: { slot: "uz1" } }],
    });
  });

  test("does not follow the order of the nominations", () => {
    const opened = { ...event.opened, data: { ...event.opened.data, orderGroups: [["kz1", "uz1"]] } };
    const uzFirst = given([...upTo.nominated, opened, event.prepared, event.signedUZ, event.signedKZ]);
    expect(uzFirst.when(affixed("kz1"))).toEqual(refused("nothing-to-do"));
    expect(uzFirst.when(affixed("uz1"))).toMatchObject({ events: [{ data: { slot: "uz1" } }] });
  });

  test("wants a signature first, and a tail of each text", () => {
    expect(given(upTo.prepared).when(affixed("kz1"))).toEqual(refused("nothing-to-do"));
    expect(given(upTo.fullySigned).when(affixed("kz1", tails("kz1").slice(1)))).toEqual(refused("manifest-mismatch"));
  });
});
