import { agreementDocument } from "../../shared/api/documents.ts";
import { fold } from "../../shared/domain/agreement/fold.ts";
import { isRefusal } from "../../shared/domain/agreement/refusals.ts";
import { entryOf } from "../../shared/domain/registry/entry.ts";
import { sign } from "../../shared/usecases/sign.ts";
import { asked } from "../fakes/world.ts";
import { manifest, STREAM, stateOf, upTo } from "../fixtures/agreement.ts";
import { proven, signingRoom } from "../fixtures/signing-room.ts";

describe("A1: the happy path, two prime ministers", () => {
  test("each opens his own link, proves who he is and signs; nobody was asked for full powers", async () => {
    const there = await signingRoom();
    for (const slot of ["kz1", "uz1"]) {
      const mark = { kind: "typed", text: slot } as const;
      const act = {
        session: await proven(there, slot),
        manifest,
        consent: "sign-v1",
        mark,
        address: "192.0.2.7",
        userAgent: "Browser",
      };
      expect(isRefusal(await sign(there, { ...act, cause: asked({ party: slot, key: slot }).cause }))).toBe(false);
    }
    const state = fold(await there.store.read(STREAM));
    if (!state) throw new Error("an agreement");
    const shown = agreementDocument(state);
    expect(shown.states).toMatchObject({ text: "AUTHENTICATED", signature: "FULLY_SIGNED" });
    expect(state.slots.map(({ capacity, authority, signed }) => [capacity, authority, signed?.manifest])).toEqual([
      ["HEAD_OF_GOVERNMENT", "EX_OFFICIO", manifest],
      ["HEAD_OF_GOVERNMENT", "EX_OFFICIO", manifest],
    ]);
  });

  test("the entry shows all signed, concluded on the day of the last signature at the place, force not recorded", () => {
    const entry = entryOf(stateOf(upTo.sealed), "KAZ-UZB-2023-0001", "2023-05-05T08:00:00Z");
    expect(entry).toMatchObject({
      concludedOn: "2023-05-05",
      states: { text: "AUTHENTICATED", signature: "FULLY_SIGNED", force: "NOT_RECORDED" },
    });
    expect(entry.signatures.map(({ date }) => date)).toEqual(["2023-05-05", "2023-05-05"]);
  });
});
