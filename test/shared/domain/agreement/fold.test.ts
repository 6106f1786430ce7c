import type { AgreementEvent, NewEvent } from "../../../../shared/domain/agreement/events.ts";
import { evolve, fold } from "../../../../shared/domain/agreement/fold.ts";
import { currentVersion, type TextState, textState } from "../../../../shared/domain/agreement/state.ts";
import { Fault } from "../../../../shared/domain/fault.ts";
import { event, history, manifest, stateOf, stored, upTo, version1, version2 } from "../../../fixtures/agreement.ts";

const faultOf = (act: () => unknown): Partial<Fault> => {
  try {
    act();
  } catch (error) {
    if (error instanceof Fault) return { code: error.code, retryable: error.retryable };
  }
  return {};
};
const oddly = (type: string, version: number): AgreementEvent =>
  ({ ...history(upTo.shared)[0], type, version }) as unknown as AgreementEvent;

test("no events, no state", () => {
  expect(fold([])).toBeUndefined();
});

test("the state names the head of its stream", () => {
  const last = stored(upTo.registered).at(-1);
  expect(stateOf(upTo.registered)).toMatchObject({
    version: last?.version,
    hash: last?.hash,
    at: last?.at,
    streamId: last?.streamId,
  });
});

describe("an event of a newer release is waited for, never skipped", () => {
  // "constructor" and "toString" are names that every object has.
  test.each(["Denounced", "constructor", "toString"])("%s", (type) => {
    expect(faultOf(() => fold([...history(upTo.shared), oddly(type, 2)]))).toEqual({ code: "event-unknown", retryable: true });
    expect(faultOf(() => fold([oddly(type, 1)]))).toEqual({ code: "event-unknown", retryable: true });
  });
});

describe("a stream out of order is broken for good", () => {
  const broken = { code: "stream-broken", retryable: false };

  test("a beginning that is none", () => {
    expect(faultOf(() => fold(history([event.initialledKZ])))).toEqual(broken);
  });

  test.each([event.drafted, event.shared])("a second beginning: $type", (again) => {
    expect(faultOf(() => fold(history([event.shared, again])))).toEqual(broken);
  });
});

test("the shared text is version 1 of the agreement's own stream", () => {
  const state = stateOf(upTo.shared);
  expect(state).toMatchObject({ shared: true, draftedBy: "KZ", initialledBy: [], slots: [] });
  expect(currentVersion(state)).toMatchObject({ number: 1, by: "KZ", outcome: { texts: version1.texts, manifest } });
});

test("the current version is the newest that was taken in", () => {
  const current = (...events: NewEvent[]) => currentVersion(stateOf([event.shared, event.proposedAgain, ...events]))?.number;
  expect(current()).toBe(1);
  expect(current({ type: "TextRefused", data: { number: 2, code: "encrypted" } })).toBe(1);
  expect(current(event.acceptedAgain)).toBe(2);
});

test("a refusal of files keeps its reason", () => {
  const reason = { code: "encrypted", file: "roadmap.v2.ru.pdf", detail: "the file wants a password" };
  const state = stateOf([event.shared, event.proposedAgain, { type: "TextRefused", data: { number: 2, ...reason } }]);
  expect(state.versions.at(-1)).toMatchObject({ number: 2, files: version2.files, outcome: { kind: "refused", ...reason } });
});

test.each<[TextState, readonly NewEvent[]]>([
  ["DRAFT", upTo.draft],
  ["NEGOTIATING", upTo.shared],
  ["NEGOTIATING", [event.shared, event.initialledKZ]],
  ["INITIALLED", upTo.initialled],
  ["NEGOTIATING", [event.shared, event.initialledKZ, event.proposedAgain, event.acceptedAgain, event.initialledUZ]],
  ["AUTHENTICATED", upTo.fullySigned],
])("the text is %s", (text, events) => {
  expect(textState(stateOf(events))).toBe(text);
});

test("the tails stand by revision: the signing copy, then each signatory's", () => {
  const { tails, slots } = stateOf(upTo.affixed);
  expect(tails).toEqual([event.prepared, event.affixedKZ, event.affixedUZ].map(({ data }) => data.tails));
  expect(slots.map(({ affixed }) => affixed?.serial)).toEqual(["0a01", "0a02"]);
});

test("a caller's commands are known with the hashes of their requests", () => {
  const events = history([event.shared, event.initialledKZ]);
  const [first, second] = events;
  expect(fold(events)?.commands).toEqual({
    [first?.commandId ?? ""]: { version: 1, requestHash: first?.requestHash },
    [second?.commandId ?? ""]: { version: 2, requestHash: second?.requestHash },
  });
});

test("a reaction's command came without a request and is not kept", () => {
  const [first, ...rest] = history(upTo.initialled).map(({ requestHash: _, ...each }) => each as AgreementEvent);
  expect(fold(first ? [first, ...rest] : [])?.commands).toEqual({});
});

test("evolve leaves the state before untouched", () => {
  const before = stateOf(upTo.prepared);
  const kept = structuredClone(before);
  const next = history([...upTo.prepared, event.signedKZ]).at(-1);
  expect(next && evolve(before, next).slots[0]?.signed?.manifest).toBe(manifest);
  expect(before).toEqual(kept);
});
