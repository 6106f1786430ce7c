import { fold } from "../../../../shared/domain/agreement/fold.ts";
import { preserve } from "../../../../shared/usecases/reactions/preserve.ts";
import { world } from "../../../fakes/world.ts";
import { content, event, particulars, STREAM, version1 } from "../../../fixtures/agreement.ts";

const start = async () => {
  const there = world();
  await there.seed([event.shared, event.initialledKZ, event.initialledUZ]);
  for (const [index, { sha256 }] of version1.texts.entries())
    await there.files.put(
      { in: "drafts", sha256 },
      new TextEncoder().encode(content(1, particulars.authenticLanguages[index] ?? "", "KZ")),
    );
  const run = () => preserve(there, STREAM);
  const preserved = async () => fold(await there.store.read(STREAM))?.preserved;
  return { there, run, preserved };
};

test("the initialled texts stand among the records, each named with its version", async () => {
  const { there, run, preserved } = await start();
  await run();
  expect(there.files.in("texts")).toEqual(version1.texts.map(({ sha256 }) => `texts/${sha256}`));
  for (const { sha256, versionId } of (await preserved()) ?? [])
    expect(await there.files.stat({ in: "texts", sha256 })).toMatchObject({ versionId, sha256 });
});

test.each(["before", "after"] as const)("a run that dies %s a copy took hold is finished by the next", async (when) => {
  const { there, run, preserved } = await start();
  there.faults.put("copy", when);
  await expect(run()).rejects.toMatchObject({ code: "store-failed" });
  expect(await preserved()).toEqual([]);
  await run();
  expect(await preserved()).toHaveLength(3);
  expect(there.files.in("texts")).toHaveLength(3);
});

test("a draft whose bytes changed is not preserved under the hash that was initialled", async () => {
  const { there, run, preserved } = await start();
  there.files.tamper({ in: "drafts", sha256: version1.texts[1]?.sha256 ?? "" }, "other bytes");
  await expect(run()).rejects.toMatchObject({ code: "object-differs" });
  expect(await preserved()).toEqual([]);
});

test("a repeat does nothing, and drops the step", async () => {
  const { there, run } = await start();
  await run();
  await run();
  expect(await there.store.read(STREAM)).toHaveLength(4);
  expect(there.due.has(`${STREAM} preserve`)).toBe(false);
});
