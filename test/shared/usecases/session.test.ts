import { readSigningTexts } from "../../../shared/usecases/read-signing-texts.ts";
import { newSession, openSession } from "../../../shared/usecases/session.ts";
import { ID, manifest, STREAM, tails, version1 } from "../../fixtures/agreement.ts";
import { linkOf, proven, signingRoom } from "../../fixtures/signing-room.ts";

test("a session opens its slot until it expires", async () => {
  const there = await signingRoom();
  const session = await proven(there);
  expect(await openSession(there, session, new Date("2023-05-05T06:14:59.999Z"))).toMatchObject({ slot: "kz1" });
  expect(await openSession(there, session, new Date("2023-05-05T06:15:00.000Z"))).toEqual({ refused: "session-expired" });
});

test.each<[string, (session: string) => string]>([
  ["another slot", (session) => session.replace(".kz1.", ".uz1.")],
  ["another agreement", (session) => session.replace(/^./, "3")],
  ["another generation", (session) => session.replace(".kz1.1.", ".kz1.2.")],
  ["another manifest", (session) => session.replace(manifest, "0".repeat(64))],
  ["a later expiry", (session) => session.replace(/\.\d{10}\.(?=[^.]+$)/, ".9999999999.")],
  ["another factor", (session) => session.replace("ACCESS_CODE", "PASSKEY")],
  ["another MAC", (session) => `${session.slice(0, -2)}${session.endsWith("AA") ? "BB" : "AA"}`],
  ["nothing", () => ""],
])("%s in it makes it invalid", async (_, alter) => {
  const there = await signingRoom();
  const session = alter(await proven(there));
  expect(await openSession(there, session, there.now())).toEqual({ refused: "session-invalid" });
});

test("a link is no session", async () => {
  const there = await signingRoom();
  expect(await openSession(there, await linkOf(there), there.now())).toEqual({ refused: "session-invalid" });
});

test("a session of a generation that was revoked meanwhile is refused", async () => {
  const there = await signingRoom();
  const expires = Math.floor(there.now().getTime() / 1000) + 60;
  const old = { agreementId: ID, slot: "kz1", generation: 2, manifest, factor: "ACCESS_CODE", proven: expires, expires } as const;
  expect(await openSession(there, await newSession(there.macs, old), there.now())).toEqual({ refused: "link-replaced" });
});

test("what is read to sign is every text: the upload, then its tails, each under its own hash", async () => {
  const there = await signingRoom();
  const read = await readSigningTexts(there, await proven(there), there.now());
  if ("refused" in read) throw new Error(read.refused);
  const texts = read.body;
  expect(texts.manifest).toBe(manifest);
  expect(texts.texts.map(({ parts }) => parts.map(({ sha256 }) => sha256))).toEqual(
    version1.texts.map(({ sha256 }, index) => [sha256, tails("copy")[index]?.sha256]),
  );
  expect(texts.texts[0]?.parts[0]?.url).toContain(`texts/${version1.texts[0]?.sha256}`);
  expect(await there.store.read(STREAM)).toHaveLength(8);
});
