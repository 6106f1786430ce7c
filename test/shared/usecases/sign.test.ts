import { sha256Hex } from "../../../shared/domain/hash.ts";
import { sign } from "../../../shared/usecases/sign.ts";
import { asked, type World } from "../../fakes/world.ts";
import { event, ID, manifest, STREAM, upTo } from "../../fixtures/agreement.ts";
import { proven, signingRoom } from "../../fixtures/signing-room.ts";

const act = (session: string, { key = "sign", at = "2023-05-05T06:00:00.000Z", shown = manifest } = {}) => ({
  session,
  manifest: shown,
  consent: "sign/v1",
  mark: { kind: "typed", text: "A. Smailov" } as const,
  address: "192.0.2.7",
  userAgent: "Browser/1",
  cause: asked({ party: "KZ", key, at }).cause,
});
const lastOf = async ({ store }: World) => (await store.read(STREAM)).at(-1);

test("one act signs, makes affixing and the notices due, and asks the key service once", async () => {
  const there = await signingRoom();
  const session = await proven(there);
  const before = there.macs.asked.length;
  expect(await sign(there, act(session))).toMatchObject({ state: { version: 9 } });
  expect(await lastOf(there)).toMatchObject({ type: "Signed", data: { slot: "kz1", manifest, factor: "ACCESS_CODE" } });
  expect([...there.due.values()].map(({ step }) => step).sort()).toEqual(["affix", "notify"]);
  expect(there.macs.asked.slice(before)).toEqual(["verify session"]);
});

test("address and user agent go to People; the event keeps their salted hash only", async () => {
  const there = await signingRoom();
  await sign(there, act(await proven(there)));
  const kept = there.people.evidence.get(`${ID} kz1`);
  expect(kept).toMatchObject({ address: "192.0.2.7", userAgent: "Browser/1" });
  const hash = sha256Hex([kept?.salt, "192.0.2.7", "Browser/1"].join("\n"));
  expect(await lastOf(there)).toMatchObject({ data: { evidenceHash: hash } });
  expect(JSON.stringify(await there.store.stored(STREAM))).not.toContain("192.0.2.7");
});

test("a replay of the same request signs once and keeps the first evidence", async () => {
  const there = await signingRoom();
  const session = await proven(there);
  const first = await sign(there, act(session));
  const evidence = there.people.evidence.get(`${ID} kz1`);
  expect(await sign(there, act(session))).toEqual(first);
  expect(there.people.evidence.get(`${ID} kz1`)).toEqual(evidence);
  expect(await there.store.read(STREAM)).toHaveLength(9);
});

test("an act whose answer was lost stands, and its repeat is told so", async () => {
  const there = await signingRoom();
  const session = await proven(there);
  there.fail("append", "after");
  await expect(sign(there, act(session))).rejects.toMatchObject({ code: "store-failed" });
  expect(await sign(there, act(session))).toMatchObject({ state: { version: 9 } });
});

test("a second act of the same session is refused", async () => {
  const there = await signingRoom();
  const session = await proven(there);
  await sign(there, act(session));
  expect(await sign(there, act(session, { key: "again" }))).toMatchObject({ refused: "already-signed" });
});

test("two acts of one session at once: one signature", async () => {
  const there = await signingRoom();
  const session = await proven(there);
  const both = await Promise.all(["a", "b"].map((key) => sign(there, act(session, { key }))));
  expect(both.map((outcome) => ("refused" in outcome ? outcome.refused : "signed")).sort()).toEqual(["already-signed", "signed"]);
  expect((await there.store.read(STREAM)).filter(({ type }) => type === "Signed")).toHaveLength(1);
});

test.each([
  ["another manifest than was shown", { shown: "0".repeat(64) }, "manifest-mismatch"],
  ["an expired session", { at: "2023-05-05T06:15:00.000Z" }, "session-expired"],
])("%s signs nothing", async (_, options, refused) => {
  const there = await signingRoom();
  expect(await sign(there, act(await proven(there), options))).toMatchObject({ refused });
  expect((await lastOf(there))?.type).toBe("Prepared");
  expect(there.people.evidence.size).toBe(0);
});

test("before its turn a proven signatory cannot sign; after the first group it can", async () => {
  const there = await signingRoom();
  expect(await sign(there, act(await proven(there, "uz1")))).toMatchObject({ refused: "not-your-turn" });
  const later = await signingRoom([...upTo.prepared, event.signedKZ]);
  expect(await sign(later, act(await proven(later, "uz1")))).toMatchObject({ state: { version: 10 } });
});
