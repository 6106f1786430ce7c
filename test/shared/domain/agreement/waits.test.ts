import type { NewEvent } from "../../../../shared/domain/agreement/events.ts";
import { goesOn, type Wait, waitOf, waitsFor } from "../../../../shared/domain/agreement/waits.ts";
import { event, stateOf, terms, upTo, version1 } from "../../../fixtures/agreement.ts";

const { drafted, proposed, refusedText, draftShared, shared, proposedAgain, acceptedAgain } = event;
const { initialledKZ, initialledUZ, preserved, nominatedKZ, nominatedUZ, opened, prepared } = event;
const agreed = [shared, initialledKZ, initialledUZ];
const together: NewEvent = { ...opened, data: { ...opened.data, orderGroups: [["kz1", "uz1"]] } };
const window = { from: terms.opensAt, until: terms.closesAt };
const both = ["KZ", "UZ"];

const intake: Wait = { act: "intake", parties: [], until: version1.ticketsUntil };
const upload: Wait = { act: "propose-version", parties: ["KZ"] };

test.each<[string, readonly NewEvent[], Wait | undefined]>([
  ["a draft without a text, for its files", [drafted], upload],
  ["announced files, for their intake", [drafted, proposed], intake],
  ["a draft whose only version was refused, for another", [drafted, proposed, refusedText], upload],
  ["a draft with a text, for sharing", upTo.draft, { act: "share", parties: ["KZ"] }],
  ["a shared draft, for nothing: its agreement's stream goes on", [...upTo.draft, draftShared], undefined],
  ["a shared text, for both initials", [shared], { act: "initial", parties: both }],
  ["a text that one side initialled, for the other", [shared, initialledKZ], { act: "initial", parties: ["UZ"] }],
  ["a new version, for its intake", [shared, initialledKZ, proposedAgain], intake],
  [
    "a new text, for both initials again",
    [shared, initialledKZ, proposedAgain, acceptedAgain],
    { act: "initial", parties: both },
  ],
  ["an initialled text, for both nominations, preserved or not", agreed, { act: "nominate", parties: both }],
  ["one nomination, for the other", [...agreed, nominatedKZ], { act: "nominate", parties: ["UZ"] }],
  ["all nominations, for either side to open", upTo.nominated, { act: "open-for-signature", parties: both }],
  ["nominations before the initials, for the initials", [shared, nominatedKZ, nominatedUZ], { act: "initial", parties: both }],
  [
    "one opened before it was preserved, for that",
    [...agreed, nominatedKZ, nominatedUZ, opened],
    { act: "preserve", parties: [] },
  ],
  ["one opened, for its signing copies", upTo.opened, { act: "prepare", parties: [] }],
  ["the first order group", upTo.prepared, { act: "sign", parties: ["KZ"], slots: ["kz1"], ...window }],
  [
    "the second group, before the first's signature is affixed",
    [...upTo.prepared, event.signedKZ],
    { act: "sign", parties: ["UZ"], slots: ["uz1"], ...window },
  ],
  [
    "all of one group",
    [...agreed, preserved, nominatedKZ, nominatedUZ, together, prepared],
    { act: "sign", parties: both, slots: ["kz1", "uz1"], ...window },
  ],
  [
    "one moved to another time, for the same signatories in the new window",
    [...upTo.prepared, event.postponed],
    { act: "sign", parties: ["KZ"], slots: ["kz1"], from: event.postponed.data.opensAt, until: event.postponed.data.closesAt },
  ],
  ["a reopened one, for its initials", [...upTo.prepared, event.reopened], { act: "initial", parties: both }],
  ["a cancelled one, for nothing", [...upTo.prepared, event.cancelled], undefined],
  [
    "a signing that lapsed, for reopening by both",
    [...upTo.prepared, event.declined, event.lapse],
    { act: "reopen", parties: both },
  ],
  [
    "one that lapsed after a signature, for nothing: it is not reopened",
    [...upTo.prepared, event.signedKZ, event.declined, event.lapse],
    undefined,
  ],
  ["all signatures, for the last to be affixed", upTo.fullySigned, { act: "affix", parties: [] }],
  ["all affixed, for the seal", upTo.affixed, { act: "seal", parties: [] }],
  ["what is sealed, for its entry", upTo.sealed, { act: "register", parties: [] }],
  ["what is registered, for nothing", [...upTo.sealed, event.registered], undefined],
])("waits: %s", (_, events, expected) => {
  expect(waitOf(stateOf(events))).toEqual(expected);
});

test.each<[Wait, string, string]>([
  [{ act: "initial", parties: ["KZ", "UZ"] }, "own-side", "own-side"],
  [{ act: "initial", parties: ["UZ"] }, "other-side", "own-side"],
  [{ act: "share", parties: ["KZ"] }, "own-side", "other-side"],
  [{ act: "open-for-signature", parties: ["KZ", "UZ"] }, "own-side", "own-side"],
  [{ act: "sign", parties: ["KZ"], slots: ["kz1"] }, "signatory", "signatory"],
  [{ act: "seal", parties: [] }, "system", "system"],
])("%j is for KZ %s, for UZ %s", (wait, kz, uz) => {
  expect([waitsFor(wait, "KZ"), waitsFor(wait, "UZ")]).toEqual([kz, uz]);
});

describe("a wait goes on", () => {
  const initial: Wait = { act: "initial", parties: both };
  const sign: Wait = { act: "sign", parties: both, slots: ["kz1", "uz1"] };
  test.each<[string, Wait | undefined, Wait, boolean]>([
    ["for fewer sides", initial, { act: "initial", parties: ["UZ"] }, true],
    ["for fewer signatories", sign, { act: "sign", parties: ["UZ"], slots: ["uz1"] }, true],
    ["not for a side that was not waited for", { act: "initial", parties: ["UZ"] }, initial, false],
    ["not for a later group", { ...sign, slots: ["kz1"] }, { ...sign, slots: ["uz1"] }, false],
    ["not as another act", initial, { act: "nominate", parties: both }, false],
    ["not from nothing", undefined, initial, false],
  ])("%s", (_, before, now, expected) => {
    expect(goesOn(before, now)).toBe(expected);
  });
});
