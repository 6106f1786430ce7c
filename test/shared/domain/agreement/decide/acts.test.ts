import { isRefusal } from "../../../../../shared/domain/agreement/refusals.ts";
import { signatureState, textState } from "../../../../../shared/domain/agreement/state.ts";
import { waitOf } from "../../../../../shared/domain/agreement/waits.ts";
import { DURING, event, given, nurtleu, signing, stateOf, upTo } from "../../../../fixtures/agreement.ts";

const refused = (code: string) => expect.objectContaining({ refused: code });
const ofKZ = { by: "KZ", slot: "kz1" } as const;
const replace = { ...nurtleu, ...ofKZ, type: "replace-signatory" } as const;
const postpone = { ...event.postponed.data, type: "postpone", now: DURING } as const;
const reason = "Article 3 is to be changed";

describe("a slot of the own side", () => {
  test.each([
    ["reissue-link", { ...ofKZ, type: "reissue-link" }, event.linkReissued],
    ["revoke-link", { ...ofKZ, type: "revoke-link" }, event.linkRevoked],
    ["change-contact", { ...ofKZ, type: "change-contact", contactHash: "c2" }, event.contactChanged],
    ["replace-signatory", replace, event.replaced],
  ] as const)("%s raises the generation: the old link does not sign, before it is signed, and for its own side", (_, command, happened) => {
    expect(given(upTo.prepared).when(command)).toEqual({ events: [happened] });
    expect(given([...upTo.prepared, happened]).when(signing("kz1"))).toEqual(refused("link-replaced"));
    expect(given(upTo.prepared).when({ ...command, by: "UZ" })).toEqual(refused("not-your-side"));
    expect(given(upTo.prepared).when({ ...command, slot: "kz2" })).toEqual(refused("slot-unknown"));
    expect(given(upTo.fullySigned).when(command)).toEqual(refused("already-signed"));
    expect(given(upTo.draft).when(command)).toEqual(refused("not-shared"));
    expect(given([...upTo.prepared, event.cancelled]).when(command)).toEqual(refused("cancelled"));
  });

  test("has no link before the opening, but a contact and a person", () => {
    expect(given(upTo.nominated).when({ ...ofKZ, type: "reissue-link" })).toEqual(refused("not-open"));
    expect(given(upTo.nominated).when({ ...ofKZ, type: "revoke-link" })).toEqual(refused("not-open"));
    expect(given(upTo.nominated).when(replace)).toEqual({ events: [event.replaced] });
  });

  test("a revoked link signs no more until another is given out, which is what the agreement then waits for", () => {
    const revoked = [...upTo.prepared, event.linkRevoked];
    expect(given(revoked).when({ ...signing("kz1"), generation: 2 })).toEqual(refused("link-revoked"));
    expect(waitOf(stateOf(revoked))).toEqual({ act: "reissue-link", parties: ["KZ"] });
    const again = [...revoked, { ...event.linkReissued, data: { ...event.linkReissued.data, generation: 3 } }];
    expect(isRefusal(given(again).when({ ...signing("kz1"), generation: 3 }))).toBe(false);
  });

  test("goes to nobody who holds another, and to nobody without full powers", () => {
    const aripov = stateOf(upTo.prepared).slots[1];
    expect(given(upTo.prepared).when({ ...replace, name: aripov?.name ?? {} })).toEqual(refused("person-holds-other-slot"));
    expect(given(upTo.prepared).when({ ...replace, capacity: "DEPUTY" })).toEqual(refused("full-powers-required"));
    const again = stateOf([...upTo.prepared, event.replaced]).slots[0];
    expect(again).toMatchObject({ slot: "kz1", party: "KZ", name: nurtleu.name, generation: 2, link: "ACTIVE" });
  });
});

describe("postponed", () => {
  test("links rest until the new window opens, and then sign", () => {
    const moved = [...upTo.prepared, event.postponed];
    expect(given(moved).when(signing("kz1"))).toEqual(refused("postponed"));
    expect(isRefusal(given(moved).when({ ...signing("kz1"), now: "2023-06-12T05:00:00Z" }))).toBe(false);
    expect(given(moved).when({ ...signing("kz1"), now: "2023-06-13T05:00:00Z" })).toEqual(refused("outside-window"));
    expect(stateOf(moved).postponed).toMatchObject({ opensAt: event.opened.data.opensAt, by: "KZ" });
  });

  test("another place makes the signing copies anew, and none moves after a signature", () => {
    const place = { ru: "Астана", en: "Astana" };
    const moved = { ...event.postponed, data: { ...event.postponed.data, place } };
    expect(given(upTo.prepared).when({ ...postpone, place })).toEqual({ events: [moved] });
    const state = stateOf([...upTo.prepared, moved]);
    expect([state.tails, state.prepared, state.opened?.place]).toEqual([[], undefined, place]);
    expect(waitOf(state)?.act).toBe("prepare");
    expect(given([...upTo.prepared, event.signedKZ]).when({ ...postpone, place })).toEqual(refused("place-fixed"));
    expect(given([...upTo.prepared, event.signedKZ]).when(postpone)).toEqual({ events: [event.postponed] });
  });

  test("takes a window that is still to come, of what is open", () => {
    expect(given(upTo.prepared).when({ ...postpone, closesAt: postpone.opensAt })).toEqual(refused("window-invalid"));
    expect(given(upTo.prepared).when({ ...postpone, now: postpone.closesAt })).toEqual(refused("window-invalid"));
    expect(given(upTo.nominated).when(postpone)).toEqual(refused("not-open"));
    expect(given(upTo.fullySigned).when(postpone)).toEqual(refused("already-signed"));
    expect(given(upTo.prepared).when({ ...postpone, by: "RU" })).toEqual(refused("not-your-side"));
  });
});

describe("cancelled", () => {
  const cancel = (by: string) => ({ type: "cancel", by, reason: "Overtaken by another agreement" }) as const;

  test("by the drafting side alone; another side asks it to", () => {
    for (const events of [upTo.draft, upTo.shared, upTo.prepared])
      expect(given(events).when(cancel("KZ"))).toEqual({ events: [event.cancelled] });
    expect(given(upTo.prepared).when(cancel("UZ"))).toEqual({ events: [event.cancelRequested] });
    expect(given([...upTo.prepared, event.cancelRequested]).when(cancel("UZ"))).toEqual(refused("already-asked"));
    expect(given(upTo.prepared).when(cancel("RU"))).toEqual(refused("not-your-side"));
  });

  test("nothing follows, by hand or by itself", () => {
    const ended = [...upTo.prepared, event.cancelled];
    expect(given(ended).when(signing("kz1"))).toEqual(refused("cancelled"));
    expect(given(ended).when({ type: "prepared", tails: event.prepared.data.tails })).toEqual(refused("nothing-to-do"));
    expect(waitOf(stateOf(ended))).toBeUndefined();
    expect(given([...upTo.prepared, event.signedKZ]).when(cancel("KZ"))).toEqual(refused("already-signed"));
  });
});

describe("reopened", () => {
  const reopen = (by: string) => ({ type: "reopen", by, reason }) as const;

  test("once every side has asked, and before the first signature", () => {
    expect(given(upTo.prepared).when(reopen("KZ"))).toEqual({ events: [event.reopenRequested] });
    const both = given([...upTo.prepared, event.reopenRequested]).when(reopen("UZ"));
    expect(both).toEqual({ events: [{ type: "ReopenRequested", data: { by: "UZ", reason } }, event.reopened] });
    expect(given([...upTo.prepared, event.signedKZ]).when(reopen("KZ"))).toEqual(refused("already-signed"));
    expect(given(upTo.shared).when(reopen("KZ"))).toEqual(refused("not-initialled"));
    expect(given(upTo.draft).when(reopen("KZ"))).toEqual(refused("not-shared"));
  });

  test("voids initials, opening and every link; the nominations stand", () => {
    const state = stateOf([...upTo.prepared, event.reopenRequested, event.reopened]);
    expect([textState(state), signatureState(state), state.preserved, state.tails]).toEqual(["NEGOTIATING", "NOT_OPEN", [], []]);
    expect(state.slots.map(({ slot, generation }) => [slot, generation])).toEqual([
      ["kz1", 2],
      ["uz1", 2],
    ]);
    expect(waitOf(state)?.act).toBe("initial");
  });
});
