import { sha256Hex } from "../../../shared/domain/hash.ts";
import { prove } from "../../../shared/usecases/prove.ts";
import { openSession } from "../../../shared/usecases/session.ts";
import { ID, manifest, STREAM, upTo } from "../../fixtures/agreement.ts";
import { codeOf, linkOf, signingRoom } from "../../fixtures/signing-room.ts";

const address = "192.0.2.7";

const start = async () => {
  const there = await signingRoom();
  const link = await linkOf(there);
  const right = await codeOf(there);
  const wrong = right.startsWith("0") ? `1${right.slice(1)}` : `0${right.slice(1)}`;
  let attempts = 0;
  const attempt = (code: string, name = `attempt ${attempts++}`) =>
    prove(there, { link, code, attempt: name, address, now: there.now() });
  return { there, link, right, wrong, attempt };
};

test("the right code gives a session of a quarter of an hour over what the link names", async () => {
  const { there, right, attempt } = await start();
  const outcome = await attempt(right);
  if (!("session" in outcome)) throw new Error(outcome.refused);
  expect(outcome.expiresAt).toBe("2023-05-05T06:15:00.000Z");
  expect(outcome.session.split(".").slice(0, 6)).toEqual([ID, "kz1", "1", manifest, "ACCESS_CODE", "1683266400"]);
  expect(await openSession(there, outcome.session, there.now())).toMatchObject({ slot: "kz1", session: { manifest } });
});

test("asks the key service three times", async () => {
  const { there, right, attempt } = await start();
  const before = there.macs.asked.length;
  await attempt(right);
  expect(there.macs.asked.slice(before)).toEqual(["verify link", "verify code", "generate session"]);
});

test.each<[string, (code: string) => string]>([
  ["in lower case", (code) => code.toLowerCase()],
  ["without its dash, with spaces", (code) => ` ${code.replace("-", " ")} `],
  ["with look-alikes", (code) => code.replaceAll("0", "O").replaceAll("1", "l")],
])("a code typed %s is right", async (_, typed) => {
  const { right, attempt } = await start();
  expect(await attempt(typed(right))).toHaveProperty("session");
});

test("five wrong codes lock it, and then the right one does not help", async () => {
  const { right, wrong, attempt } = await start();
  for (const triesLeft of [4, 3, 2, 1, 0])
    expect(await attempt(wrong)).toMatchObject({ refused: "code-wrong", facts: { triesLeft } });
  expect(await attempt(wrong)).toMatchObject({ refused: "code-locked" });
  expect(await attempt(right)).toMatchObject({ refused: "code-locked" });
});

test("a locked code is compared no more: the key service is not asked", async () => {
  const { there, wrong, attempt } = await start();
  for (let tries = 0; tries < 5; tries++) await attempt(wrong);
  const before = there.macs.asked.length;
  await attempt(wrong);
  expect(there.macs.asked.slice(before)).toEqual(["verify link"]);
});

test("20 wrong codes at once are five tries", async () => {
  const { wrong, attempt } = await start();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => attempt(wrong)));
  const codes = outcomes.map((outcome) => ("refused" in outcome ? outcome.refused : "proven"));
  expect(codes.filter((code) => code === "code-wrong")).toHaveLength(5);
  expect(codes.filter((code) => code === "code-locked")).toHaveLength(15);
});

test("one name is no way around: other codes under it are tries of their own", async () => {
  const { right, attempt } = await start();
  const guesses = Array.from({ length: 8 }, (_, n) => `0000-000${n}`);
  const outcomes: unknown[] = [];
  for (const guess of guesses) outcomes.push(await attempt(guess, "one name"));
  expect(outcomes.slice(5)).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ refused: "code-locked" })));
  expect(await attempt(right, "one name")).toMatchObject({ refused: "code-locked" });
});

test("a repeat of the same try counts once", async () => {
  const { wrong, attempt } = await start();
  for (let times = 0; times < 3; times++)
    expect(await attempt(wrong, "same")).toMatchObject({ refused: "code-wrong", facts: { triesLeft: 4 } });
});

test("a try whose answer was lost counts once when it is repeated", async () => {
  const { there, wrong, attempt } = await start();
  there.fail("countTry", "after");
  await expect(attempt(wrong, "same")).rejects.toMatchObject({ code: "store-failed" });
  expect(await attempt(wrong, "same")).toMatchObject({ refused: "code-wrong", facts: { triesLeft: 4 } });
});

test("five wrong codes are told to the side's officers, once", async () => {
  const { there, wrong, attempt } = await start();
  for (let tries = 0; tries < 5; tries++) await attempt(wrong, `try ${tries}`);
  await attempt(wrong, "try 4");
  await attempt(wrong, "try 6");
  const notes = await there.store.read(`side/KZ/${ID}`);
  expect(notes.map(({ type, data }) => [type, data])).toEqual([["CodeLocked", { slot: "kz1", generation: 1 }]]);
  expect([...there.due.keys()]).toContain(`side/KZ/${ID} notify`);
});

test("who was not told because the note failed is told when the try is repeated", async () => {
  const { there, wrong, attempt } = await start();
  for (let tries = 0; tries < 4; tries++) await attempt(wrong);
  there.fail("append", "before");
  await expect(attempt(wrong, "last")).rejects.toMatchObject({ code: "store-failed" });
  expect(await attempt(wrong, "last")).toMatchObject({ refused: "code-wrong", facts: { triesLeft: 0 } });
  expect(await there.store.read(`side/KZ/${ID}`)).toHaveLength(1);
});

test("one address has sixty tries an hour, whatever the slot", async () => {
  const { there, right, attempt } = await start();
  for (let tries = 0; tries < 60; tries++) await there.limits.count("code-try", address, there.now());
  expect(await attempt(right)).toEqual({ refused: "too-many-tries" });
  there.clock.at = "2023-05-05T07:00:00.000Z";
  expect(await attempt(right)).toHaveProperty("session");
});

test("success takes the wrong tries before it away", async () => {
  const { right, wrong, attempt } = await start();
  for (let tries = 0; tries < 4; tries++) await attempt(wrong);
  expect(await attempt(right)).toHaveProperty("session");
  expect(await attempt(wrong)).toMatchObject({ refused: "code-wrong", facts: { triesLeft: 4 } });
});

test("the name that a try is kept under tells nobody the code", async () => {
  const { there, right, link } = await start();
  const kept: string[] = [];
  const { people } = there;
  const countTry: typeof people.countTry = (agreementId, slot, name) => {
    kept.push(name);
    return people.countTry(agreementId, slot, name);
  };
  const seen = { ...people, countTry };
  await prove({ ...there, people: seen }, { link, code: right, attempt: "known", address, now: there.now() });
  const plain = right.toLowerCase().replace("-", "");
  expect(kept).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  for (const guess of [plain, `known ${plain}`, ["access-code-try/v1", "", "known", plain].join("\n")])
    expect(kept).not.toContain(sha256Hex(guess));
});

test("another slot's code does not open this one", async () => {
  const { there, attempt } = await start();
  const foreign = await codeOf(there, "uz1");
  expect(await attempt(foreign)).toMatchObject({ refused: "code-wrong" });
});

test("a code that a new one voided is wrong", async () => {
  const { there, right, attempt } = await start();
  await codeOf(there, "kz1", "another key");
  expect(await attempt(right)).toMatchObject({ refused: "code-wrong" });
});

test("without a code, before opening, or with a bad link nothing is counted", async () => {
  const there = await signingRoom();
  const now = there.now();
  const link = await linkOf(there);
  expect(await prove(there, { link, code: "0000-0000", attempt: "a", address, now })).toMatchObject({ refused: "code-missing" });
  const early = await signingRoom(upTo.nominated);
  const early1 = { link: await linkOf(early), code: await codeOf(early), attempt: "a", address, now };
  expect(await prove(early, early1)).toMatchObject({ refused: "not-open" });
  expect(await prove(early, { ...early1, link: `${early1.link}x` })).toMatchObject({ refused: "link-altered" });
  expect(await early.people.countTry(ID, "kz1", "look")).toMatchObject({ triesLeft: 4 });
});

test("proving appends nothing", async () => {
  const { there, right, attempt } = await start();
  const before = await there.store.stored(STREAM);
  await attempt(right);
  expect(await there.store.stored(STREAM)).toEqual(before);
});
