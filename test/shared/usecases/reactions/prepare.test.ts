import { fold } from "../../../../shared/domain/agreement/fold.ts";
import { currentTexts, tailsOf } from "../../../../shared/domain/agreement/state.ts";
import { verifyOwnFile } from "../../../../shared/pades/verify.ts";
import { prepare } from "../../../../shared/usecases/reactions/prepare.ts";
import { fileSoFar } from "../../../../shared/usecases/reactions/signing-file.ts";
import { STREAM } from "../../../fixtures/agreement.ts";
import { type Ceremony, ceremony, SLOTS } from "../../../fixtures/ceremony.ts";

const stateOf = async ({ store }: Ceremony) => {
  const state = fold(await store.read(STREAM));
  if (!state) throw new Error("no agreement");
  return state;
};

test("each text gets one revision, certified by the platform, with a field for each signatory", async () => {
  const there = await ceremony();
  await prepare(there, STREAM);
  const state = await stateOf(there);
  const { certificate: trustedRoot } = await there.trust.root();
  expect(state.prepared?.map(({ fields }) => fields.map(({ slot }) => slot))).toEqual([SLOTS, SLOTS, SLOTS]);
  for (const text of currentTexts(state)) {
    expect(tailsOf(state, text.sha256)).toHaveLength(1);
    const file = await fileSoFar(there.files, state, text);
    const report = await verifyOwnFile(file, { uploadLength: text.bytes, trustedRoot }, there.inflate);
    expect(report).toMatchObject({ intact: true });
    expect(report.signatures).toHaveLength(1);
  }
  expect(there.due.has(`${STREAM} notify`)).toBe(true);
});

test("until the texts stand under Object Lock it goes back to its queue", async () => {
  const there = await ceremony({ isPreserved: false });
  await expect(prepare(there, STREAM)).rejects.toMatchObject({ code: "texts-not-preserved", retryable: true });
  expect((await stateOf(there)).prepared).toBeUndefined();
});

test("twice at once there is one signing copy of each text", async () => {
  const there = await ceremony();
  const both = await Promise.allSettled([prepare(there, STREAM), prepare(there, STREAM)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await prepare(there, STREAM);
  expect((await there.store.read(STREAM)).filter(({ type }) => type === "Prepared")).toHaveLength(1);
});
