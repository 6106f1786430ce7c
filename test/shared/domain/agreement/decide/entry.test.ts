import { entryState } from "../../../../../shared/domain/agreement/state.ts";
import { event, given, sealedTexts, stateOf, upTo, version2 } from "../../../../fixtures/agreement.ts";

const refused = (code: string) => expect.objectContaining({ refused: code });
const seal = { type: "sealed", texts: sealedTexts() } as const;
const register = { type: "registered", ...event.registered.data } as const;

describe("sealed", () => {
  test("follows the last tail, once", () => {
    expect(given(upTo.affixed).when(seal)).toEqual({ events: [event.sealed] });
    expect(given(upTo.sealed).when(seal)).toEqual(refused("nothing-to-do"));
  });

  test.each([["nominated"], ["prepared"], ["fullySigned"]] as const)("is too early when %s", (stage) => {
    expect(given(upTo[stage]).when(seal)).toEqual(refused("nothing-to-do"));
    expect(given([...upTo.fullySigned, event.affixedKZ]).when(seal)).toEqual(refused("nothing-to-do"));
  });

  test.each([
    ["none", []],
    ["one too few", sealedTexts().slice(1)],
    ["one twice", [...sealedTexts(), ...sealedTexts().slice(0, 1)]],
    ["another version's", sealedTexts(version2.texts)],
  ])("refuses texts: %s", (_, texts) => {
    expect(given(upTo.affixed).when({ ...seal, texts })).toEqual(refused("manifest-mismatch"));
  });
});

describe("registered", () => {
  test("follows the seal, once", () => {
    expect(given(upTo.sealed).when(register)).toEqual({ events: [event.registered] });
    expect(given(upTo.affixed).when(register)).toEqual(refused("nothing-to-do"));
    expect(given(upTo.registered).when(register)).toEqual(refused("nothing-to-do"));
  });

  test("is the state of the entry", () => {
    expect([upTo.sealed, upTo.registered].map((events) => entryState(stateOf(events)))).toEqual(["NONE", "REGISTERED"]);
  });
});
