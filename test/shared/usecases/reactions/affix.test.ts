import { fold } from "../../../../shared/domain/agreement/fold.ts";
import { currentTexts, tailsOf } from "../../../../shared/domain/agreement/state.ts";
import { sha256Hex } from "../../../../shared/domain/hash.ts";
import { verifyOwnFile } from "../../../../shared/pades/verify.ts";
import { affix } from "../../../../shared/usecases/reactions/affix.ts";
import { clock } from "../../../../shared/usecases/reactions/clock.ts";
import { prepare } from "../../../../shared/usecases/reactions/prepare.ts";
import { fileSoFar } from "../../../../shared/usecases/reactions/signing-file.ts";
import { STREAM } from "../../../fixtures/agreement.ts";
import { type Ceremony, ceremony, SLOTS, signAs, uploadOf } from "../../../fixtures/ceremony.ts";

jest.setTimeout(60_000);

const prepared = async (): Promise<Ceremony> => {
  const there = await ceremony();
  await prepare(there, STREAM);
  return there;
};
const run = (there: Ceremony) => affix(there, STREAM);
const isDue = ({ due }: Ceremony) => due.has(`${STREAM} affix`);
const stateOf = async ({ store }: Ceremony) => {
  const state = fold(await store.read(STREAM));
  if (!state) throw new Error("no agreement");
  return state;
};
const slotsIn = async ({ store }: Ceremony, type: "Signed" | "Affixed"): Promise<string[]> =>
  (await store.read(STREAM)).flatMap((event) => (event.type === type ? [event.data.slot] : []));

/** Every signature stands in every text once, in the order of signing, behind the very bytes that were uploaded. */
const expectSound = async (there: Ceremony) => {
  const signed = await slotsIn(there, "Signed");
  expect([...signed].sort()).toEqual([...SLOTS]);
  expect(await slotsIn(there, "Affixed")).toEqual(signed);
  expect(isDue(there)).toBe(false);
  const state = await stateOf(there);
  const serials = signed.map((name) => state.slots.find(({ slot }) => slot === name)?.affixed?.serial);
  const { certificate: trustedRoot } = await there.trust.root();
  for (const text of currentTexts(state)) {
    const file = await fileSoFar(there.files, state, text);
    const report = await verifyOwnFile(file, { uploadLength: text.bytes, trustedRoot }, there.inflate);
    expect(report).toMatchObject({ intact: true });
    expect(report.signatures.slice(1).map(({ serial }) => serial)).toEqual(serials);
    expect(sha256Hex(file.subarray(0, text.bytes))).toBe(sha256Hex(uploadOf(text)));
    expect(tailsOf(state, text.sha256)).toHaveLength(4);
  }
};

/** Delivers messages as a queue does: two at a time, each again until it succeeds, five receives at most. */
const deliver = async (there: Ceremony, messages: number): Promise<void> => {
  let left = Array.from({ length: messages }, () => 0);
  while (left.length > 0) {
    const batch = left.splice(0, 2);
    const results = await Promise.allSettled(batch.map(() => run(there)));
    const again = batch.filter((receives, index) => results[index]?.status === "rejected" && receives < 4);
    left = [...left, ...again.map((receives) => receives + 1)];
  }
};

test("three signatures at once stand in the files in the order of their events", async () => {
  const there = await prepared();
  await Promise.all(SLOTS.map((slot) => signAs(there, slot)));
  // One for each `Signed`, one for each `Affixed`, all in one heap.
  await deliver(there, 6);
  await expectSound(there);
});

test("messages before their events, doubled, and between signatures change nothing of it", async () => {
  const there = await prepared();
  await run(there);
  expect(await slotsIn(there, "Affixed")).toEqual([]);
  await signAs(there, "uz1");
  await Promise.allSettled([run(there), run(there), signAs(there, "kz2")]);
  await deliver(there, 4);
  await signAs(there, "kz1");
  await deliver(there, 5);
  await expectSound(there);
  const settled = await there.store.stored(STREAM);
  await run(there);
  expect(await there.store.stored(STREAM)).toEqual(settled);
});

test("with every message dropped the clock alone brings all signatures into the files", async () => {
  const there = await prepared();
  await Promise.all(SLOTS.map((slot) => signAs(there, slot)));
  const enqueue = async (step: string) => void (step === "affix" && (await run(there)));
  for (let minute = 1; minute <= 3; minute++) {
    there.clock.at = `2023-05-05T06:0${minute}:00.000Z`;
    await clock({ steps: there.steps, enqueue }, there.now());
  }
  await expectSound(there);
});

test.each([
  ["put", "before"],
  ["put", "after"],
  ["append", "before"],
  ["append", "after"],
] as const)("a run that dies at its %s, %s it took hold, is finished by the next", async (call, when) => {
  const there = await prepared();
  for (const slot of SLOTS) await signAs(there, slot);
  there.faults.put(call, when);
  await expect(run(there)).rejects.toMatchObject({ code: "store-failed" });
  expect(isDue(there)).toBe(true);
  await deliver(there, 3);
  await expectSound(there);
});

test("a tail that is not what its event names is never built upon", async () => {
  const there = await prepared();
  await signAs(there, "kz1");
  const [first] = (await stateOf(there)).prepared ?? [];
  there.files.tamper({ in: "tails", agreementId: STREAM.slice(10), sha256: first?.sha256 ?? "" }, "other bytes");
  await expect(run(there)).rejects.toMatchObject({ code: "file-differs", retryable: false });
  expect(await slotsIn(there, "Affixed")).toEqual([]);
});
