import { fold } from "../../../../shared/domain/agreement/fold.ts";
import { sha256Hex } from "../../../../shared/domain/hash.ts";
import { affix } from "../../../../shared/usecases/reactions/affix.ts";
import { prepare } from "../../../../shared/usecases/reactions/prepare.ts";
import { seal } from "../../../../shared/usecases/reactions/seal.ts";
import { fakeTrust } from "../../../fakes/trust.ts";
import { STREAM } from "../../../fixtures/agreement.ts";
import { ceremony, SLOTS, signAs, uploadOf } from "../../../fixtures/ceremony.ts";

const affixed = async () => {
  const there = await ceremony();
  await prepare(there, STREAM);
  for (const slot of SLOTS) await signAs(there, slot);
  for (const _ of SLOTS) await affix(there, STREAM);
  const sealed = async () => fold(await there.store.read(STREAM))?.sealed;
  return { there, run: () => seal(there, STREAM), sealed };
};

// First, for one text fails at once and the work on the others goes on meanwhile: at the end it would keep the process from ending.
test("a file that our own validator does not trust is never sealed", async () => {
  const { there, sealed } = await affixed();
  const stranger = await fakeTrust(there.files, there.random);
  await expect(seal({ ...there, trust: stranger }, STREAM)).rejects.toMatchObject({ code: "seal-unsound", retryable: false });
  expect(await sealed()).toBeUndefined();
  expect(there.files.in("sealed")).toEqual([]);
});

test("an exchanged tail is never sealed", async () => {
  const { there, run, sealed } = await affixed();
  const tail = fold(await there.store.read(STREAM))?.tails.at(-1)?.[0];
  there.files.tamper({ in: "tails", agreementId: STREAM.slice(10), sha256: tail?.sha256 ?? "" }, "other bytes");
  await expect(run()).rejects.toMatchObject({ code: "file-differs" });
  expect(await sealed()).toBeUndefined();
});

test("each text is assembled once and kept under its hash: upload first, byte for byte", async () => {
  const { there, run, sealed } = await affixed();
  await run();
  const texts = (await sealed()) ?? [];
  expect(texts).toHaveLength(3);
  for (const { text, sha256, bytes, versionId, level } of texts) {
    const file = await there.files.get({ in: "sealed", sha256 }, versionId);
    expect([sha256Hex(file), file.length, level]).toEqual([sha256, bytes, "B-B"]);
    const upload = uploadOf({ sha256: text });
    expect(Buffer.compare(file.subarray(0, upload.length), upload)).toBe(0);
  }
  expect(there.due.has(`${STREAM} register`)).toBe(true);
});

test("a run whose answer was lost sealed it; the next does nothing", async () => {
  const { there, run, sealed } = await affixed();
  there.faults.put("append", "after");
  await expect(run()).rejects.toMatchObject({ code: "store-failed" });
  const first = await sealed();
  await run();
  expect(await sealed()).toEqual(first);
  expect(there.due.has(`${STREAM} seal`)).toBe(false);
});
