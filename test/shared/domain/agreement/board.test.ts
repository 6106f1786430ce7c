import { boardLines } from "../../../../shared/domain/agreement/board.ts";
import type { NewEvent } from "../../../../shared/domain/agreement/events.ts";
import { DRAFT_STREAM, event, history, ID, particulars, STREAM, upTo } from "../../../fixtures/agreement.ts";

const linesOf = (events: readonly NewEvent[]) => boardLines(history(events));
const waitsOf = (events: readonly NewEvent[], party: string) => linesOf(events).get(party)?.waits;
/** The events of the fixtures are a minute apart. */
const at = (version: number) => `2023-05-05T04:${52 + version}:00.000Z`;

test("a draft is on the board of its own side alone, a shared agreement on every party's", () => {
  expect([...linesOf(upTo.draft).keys()]).toEqual(["KZ"]);
  expect([...linesOf(upTo.shared).keys()]).toEqual(["KZ", "UZ"]);
});

test("no events give no line, and neither does a draft that was shared", () => {
  expect(boardLines([]).size).toBe(0);
  expect(linesOf([...upTo.draft, event.draftShared]).size).toBe(0);
});

test("a line says what the agreement is and where it stands", () => {
  expect(linesOf(upTo.draft).get("KZ")).toEqual({
    streamId: DRAFT_STREAM,
    version: 3,
    id: ID,
    shared: false,
    titles: particulars.titles,
    form: "ROADMAP",
    parties: ["KZ", "UZ"],
    session: particulars.session,
    states: { text: "DRAFT", signature: "NOT_OPEN", entry: "NONE" },
    versions: 1,
    slots: [],
    waits: { for: "own-side", act: "share", parties: ["KZ"], since: at(3) },
    at: at(3),
  });
});

test("who signs, in the order of signing, and what all sides know of each", () => {
  const turned = { ...event.opened, data: { ...event.opened.data, orderGroups: [["uz1"], ["kz1"]] } };
  const lives = [upTo.nominated, [...upTo.nominated, turned, event.prepared, event.signedUZ, event.linkRevoked]];
  const told = { type: "DeclineCommunicated", data: { by: "KZ", slot: "kz1" } } as const;
  const slotsOf = (events: readonly NewEvent[]) =>
    linesOf(events)
      .get("UZ")
      ?.slots.map(({ slot, state }) => `${slot} ${state}`);
  expect(lives.map(slotsOf)).toEqual([
    ["kz1 NOMINATED", "uz1 NOMINATED"],
    ["uz1 SIGNED", "kz1 REVOKED"],
  ]);
  expect(slotsOf([...upTo.prepared, event.linkRevoked, told])).toEqual(["kz1 DECLINED", "uz1 NOMINATED"]);
});

test("what is cancelled waits for nobody, and says since when", () => {
  const line = linesOf([...upTo.prepared, event.cancelled]).get("KZ");
  expect(line?.cancelled).toBe(line?.at);
  expect(line).not.toHaveProperty("waits");
});

test("what is registered waits for nobody and has its number", () => {
  const line = linesOf([...upTo.sealed, event.registered]).get("UZ");
  expect(line).toMatchObject({
    streamId: STREAM,
    shared: true,
    states: { text: "AUTHENTICATED", signature: "FULLY_SIGNED", entry: "REGISTERED" },
    number: "KAZ-UZB-2023-0001",
  });
  expect(line).not.toHaveProperty("waits");
});

test("what was cancelled waits for nobody, stays on every side's board and has no step that goes on", () => {
  for (const events of [upTo.shared, upTo.opened, upTo.prepared]) {
    const lines = linesOf([...events, event.cancelled]);
    expect([...lines.keys()]).toEqual(["KZ", "UZ"]);
    for (const line of lines.values()) expect(line).not.toHaveProperty("waits");
  }
  expect([...linesOf([...upTo.draft, event.cancelled])].map(([party, line]) => [party, "waits" in line])).toEqual([
    ["KZ", false],
  ]);
});

test("since when: the act's first moment, whoever of several did it first", () => {
  const once = [event.shared, event.initialledKZ];
  expect(waitsOf(once, "UZ")).toEqual({ for: "own-side", act: "initial", parties: ["UZ"], since: at(1) });
  expect(waitsOf(once, "KZ")).toEqual({ for: "other-side", act: "initial", parties: ["UZ"], since: at(1) });
  const anew = [...once, event.proposedAgain, event.acceptedAgain];
  expect(waitsOf(anew, "KZ")).toMatchObject({ for: "own-side", since: at(4) });
});

test("events that change nothing for who is waited for leave its since", () => {
  const affixed = [...upTo.prepared, event.signedKZ, event.affixedKZ];
  expect(waitsOf(affixed, "KZ")).toMatchObject({ act: "sign", slots: ["uz1"], since: "2023-05-05T05:01:00.000Z" });
  expect(linesOf(affixed).get("KZ")?.at).toBe("2023-05-05T05:02:00.000Z");
});

describe("trouble", () => {
  const refused = [event.drafted, event.proposed, event.refusedText];
  test("is the last version's refusal, with its reason", () => {
    const line = linesOf(refused).get("KZ");
    expect(line?.trouble).toEqual({ version: 1, by: "KZ", code: "upload-incomplete" });
    expect(line?.versions).toBe(1);
  });

  test("ends with the next version", () => {
    const next: NewEvent = { ...event.proposed, data: { ...event.proposed.data, number: 2 } };
    expect(linesOf([...refused, next]).get("KZ")).not.toHaveProperty("trouble");
  });
});
