import { agreementDocument } from "../../shared/api/documents.ts";
import { isRefusal } from "../../shared/domain/agreement/refusals.ts";
import { signatureState, textState } from "../../shared/domain/agreement/state.ts";
import { communicateDecline } from "../../shared/usecases/communicate-decline.ts";
import { decline } from "../../shared/usecases/decline.ts";
import { edit } from "../../shared/usecases/edit.ts";
import { notify } from "../../shared/usecases/reactions/notify.ts";
import { readAgreement } from "../../shared/usecases/read-agreement.ts";
import { readSide } from "../../shared/usecases/read-side.ts";
import { readSlot } from "../../shared/usecases/read-slot.ts";
import { sign } from "../../shared/usecases/sign.ts";
import { letterIn } from "../fakes/mail.ts";
import { asked, officer, type World } from "../fakes/world.ts";
import { ID, manifest, STREAM } from "../fixtures/agreement.ts";
import { linkOf, proven, signingRoom } from "../fixtures/signing-room.ts";

const REASON = "Not without the annex on customs";
const seenAt = async (there: World) => ({ stream: "agreement", version: (await there.store.read(STREAM)).length }) as const;
const by = async (there: World, party: string, key: string) => asked({ party, key, seen: await seenAt(there) });
const stateOf = async (there: World, party = "KZ") => {
  const state = await readAgreement(there.store, asked({ party }).officer, ID);
  if (isRefusal(state)) throw new Error(state.refused);
  return state;
};

/** Given a text open for signature, whose Kazakh signatory declines before his own side. */
const declined = async (disclose: "OWN_SIDE" | "ALL_SIDES" = "OWN_SIDE") => {
  const there = await signingRoom();
  for (const party of ["KZ", "UZ"]) await there.people.putOfficer(officer(party));
  const session = await proven(there);
  const { cause } = asked({ party: "KZ", key: "decline" });
  const outcome = await decline(there, { session, disclose, reason: REASON, cause });
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return { there, session, cause };
};

describe("A9: a party declines", () => {
  test("only his side knows until it communicates: the other sees a dead link and nothing else", async () => {
    const { there } = await declined();
    expect(await readSide(there.store, asked({ party: "KZ" }).officer, ID)).toMatchObject({
      declines: [{ slot: "kz1", reason: REASON, communicated: false }],
    });
    expect(await readSide(there.store, asked({ party: "UZ" }).officer, ID)).toEqual({ declines: [], questions: [], locked: [] });
    const shown = JSON.stringify([agreementDocument(await stateOf(there, "UZ")), await there.store.stored(STREAM)]);
    expect(shown).not.toContain(REASON);
    expect(shown).not.toMatch(/Declin/);
    expect(agreementDocument(await stateOf(there, "UZ")).slots[0]).toMatchObject({ state: "NOMINATED", link: "REVOKED" });
  });

  test("his own officers hear of it by mail with the reason, the other side's do not", async () => {
    const { there } = await declined();
    for (const stream of [STREAM, `side/KZ/${ID}`]) await notify(there, stream);
    const told = there.inbox.flatMap((mail) => {
      const letter = letterIn(mail);
      return letter.kind === "act" && letter.act === "declined" ? [[mail.to, letter.reason]] : [];
    });
    expect(told).toEqual([["treaty-officer@kz.example", REASON]]);
  });

  test("nothing signs with what he holds, and his link tells him what he did", async () => {
    const { there, session } = await declined();
    const act = {
      session,
      manifest,
      consent: "sign-v1",
      mark: { kind: "typed", text: "x" } as const,
      address: "",
      userAgent: "",
    };
    expect(await sign(there, { ...act, cause: asked({ party: "KZ", key: "sign" }).cause })).toMatchObject({
      refused: "link-revoked",
    });
    expect(await readSlot(there, await linkOf(there), there.now())).toMatchObject({
      refused: "declined",
      facts: { officers: ["Officer of KZ"] },
    });
  });

  test("other slots stay open, and he may later sign by another link", async () => {
    const { there } = await declined();
    expect(signatureState(await stateOf(there))).toBe("OPEN");
    const again = await edit(there.store, await by(there, "KZ", "link"), {
      agreementId: ID,
      command: { type: "reissue-link", by: "KZ", slot: "kz1" },
    });
    expect(isRefusal(again)).toBe(false);
    expect(await readSlot(there, await linkOf(there, "kz1", 3), there.now())).toMatchObject({ maySign: true });
  });

  test("once communicated all sides see it, with the reason only as his side words it", async () => {
    const { there } = await declined();
    const told = await communicateDecline(there.store, await by(there, "KZ", "tell"), { agreementId: ID, slot: "kz1" });
    expect(isRefusal(told)).toBe(false);
    const [slot] = agreementDocument(await stateOf(there, "UZ")).slots;
    expect(slot).toMatchObject({ declined: { at: expect.any(String) } });
    expect(JSON.stringify(slot)).not.toContain(REASON);
    await notify(there, STREAM);
    expect(there.inbox.map(({ to, text }) => [to, text.includes('"declined"'), text.includes(REASON)])).toContainEqual([
      "treaty-officer@uz.example",
      true,
      false,
    ]);
  });

  test("a signatory who tells all sides is seen by all at once", async () => {
    const { there } = await declined("ALL_SIDES");
    expect(agreementDocument(await stateOf(there, "UZ")).slots[0]).toMatchObject({ declined: { reason: REASON } });
  });

  test("nobody communicates what did not happen", async () => {
    const { there } = await declined();
    expect(await communicateDecline(there.store, await by(there, "UZ", "tell"), { agreementId: ID, slot: "uz1" })).toMatchObject({
      refused: "not-declined",
    });
  });

  test("between two sides the signing lapses after both confirm, and the text is negotiated again by reopening of both only", async () => {
    const { there } = await declined();
    const act = async (party: string, command: Parameters<typeof edit>[2]["command"]) => {
      const outcome = await edit(there.store, await by(there, party, `${command.type} ${party}`), { agreementId: ID, command });
      if (isRefusal(outcome)) throw new Error(outcome.refused);
    };
    await communicateDecline(there.store, await by(there, "KZ", "tell"), { agreementId: ID, slot: "kz1" });
    expect(signatureState(await stateOf(there))).toBe("OPEN");
    await act("UZ", { type: "confirm-lapse", by: "UZ" });
    expect(signatureState(await stateOf(there))).toBe("LAPSED");
    expect(await readSlot(there, await linkOf(there, "uz1"), there.now())).toMatchObject({ hindrance: { code: "lapsed" } });
    await act("KZ", { type: "reopen", by: "KZ", reason: "Annex to be added" });
    expect(textState(await stateOf(there))).toBe("INITIALLED");
    await act("UZ", { type: "reopen", by: "UZ", reason: "Agreed" });
    expect([textState(await stateOf(there)), signatureState(await stateOf(there))]).toEqual(["NEGOTIATING", "NOT_OPEN"]);
  });

  test("a repeat of the refusal declines once", async () => {
    const { there, session, cause } = await declined();
    expect(await decline(there, { session, disclose: "OWN_SIDE", reason: REASON, cause })).toMatchObject({
      refused: "link-revoked",
    });
    expect(await there.store.read(`side/KZ/${ID}`)).toHaveLength(1);
  });
});
