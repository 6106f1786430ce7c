import { initCa } from "../../../shared/usecases/init-ca.ts";
import { fakeNames } from "../../fakes/trust.ts";
import { world } from "../../fakes/world.ts";
import { ecKey } from "../pades/authority.ts";

const start = () => {
  const { files, random, now, faults } = world();
  const names = fakeNames();
  const keys = { ca: ecKey(), certification: ecKey() };
  const run = () => initCa({ keys, files, names, random, now }, "Depositary of the tests");
  return { files, names, faults, run };
};

test("the certificates stand in files under the names that are kept", async () => {
  const { files, names, run } = start();
  const made = await run();
  expect(made.root).toMatch(/^root-[0-9a-f]{16}\.cer$/);
  expect(await names.read()).toEqual(made);
  expect(files.in("trust")).toEqual([`trust/${made.root}`, `trust/${made.certification}`]);
});

test("where they stand it changes nothing and answers those", async () => {
  const { files, run } = start();
  const made = await run();
  expect(await run()).toEqual(made);
  expect(files.in("trust")).toHaveLength(2);
});

test("of two runs at once both answer the one that counts", async () => {
  const { names, run } = start();
  const both = await Promise.all([run(), run()]);
  expect(both[0]).toEqual(both[1]);
  expect(await names.read()).toEqual(both[0]);
});

test("a run that dies before the names are kept is made anew", async () => {
  const { names, faults, run } = start();
  faults.put("put", "after");
  await expect(run()).rejects.toMatchObject({ code: "store-failed" });
  expect(await names.read()).toBeUndefined();
  const made = await run();
  expect(await names.read()).toEqual(made);
});
