import { fold } from "../../../../shared/domain/agreement/fold.ts";
import { currentTexts, tailsOf } from "../../../../shared/domain/agreement/state.ts";
import { verifyOwnFile } from "../../../../shared/pades/verify.ts";
import { prepare } from "../../../../shared/usecases/reactions/prepare.ts";
import { preserve } from "../../../../shared/usecases/reactions/preserve.ts";
import { fileSoFar } from "../../../../shared/usecases/reactions/signing-file.ts";
import { STREAM } from "../../../fixtures/agreement.ts";
import { type Ceremony, ceremony, SLOTS, uploadOf } from "../../../fixtures/ceremony.ts";

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

test("it waits until the texts stand under Object Lock, and is due when they do", async () => {
  const there = await ceremony({ isPreserved: false });
  await prepare(there, STREAM);
  const { versions, prepared } = await stateOf(there);
  expect(prepared).toBeUndefined();
  const [version] = versions;
  for (const text of version?.outcome.kind === "accepted" ? version.outcome.texts : [])
    await there.files.put({ in: "drafts", sha256: text.sha256 }, uploadOf(text));
  await preserve(there, STREAM);
  expect(there.due.has(`${STREAM} prepare`)).toBe(true);
  await prepare(there, STREAM);
  expect((await stateOf(there)).prepared).toHaveLength(3);
});

test("before the certificates are valid nothing is signed, appended or kept; the step stays due", async () => {
  const there = await ceremony();
  const early = { ...there, now: () => new Date("2021-12-31T23:59:59Z") };
  await expect(prepare(early, STREAM)).rejects.toMatchObject({ code: "certificate-not-valid", retryable: true });
  expect((await stateOf(there)).prepared).toBeUndefined();
  expect(there.files.in("tails")).toEqual([]);
  await prepare(there, STREAM);
  expect((await stateOf(there)).prepared).toHaveLength(3);
});

test("twice at once there is one signing copy of each text", async () => {
  const there = await ceremony();
  await Promise.all([prepare(there, STREAM), prepare(there, STREAM)]);
  await prepare(there, STREAM);
  expect((await there.store.read(STREAM)).filter(({ type }) => type === "Prepared")).toHaveLength(1);
});
