import type { Files } from "../../../../shared/usecases/ports.ts";
import { affix } from "../../../../shared/usecases/reactions/affix.ts";
import { inTurn } from "../../../../shared/usecases/reactions/in-turn.ts";
import { prepare } from "../../../../shared/usecases/reactions/prepare.ts";
import { seal } from "../../../../shared/usecases/reactions/seal.ts";
import { STREAM } from "../../../fixtures/agreement.ts";
import { type Ceremony, ceremony, SLOTS, signAs } from "../../../fixtures/ceremony.ts";

jest.setTimeout(60_000);

test("one after the other, in order; what fails ends it", async () => {
  const begun: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    await new Promise(setImmediate);
    if (item === 3) throw new Error("three");
    return item * 2;
  };
  expect(await inTurn([1, 2], work)).toEqual([2, 4]);
  await expect(inTurn([2, 3, 4], work)).rejects.toThrow("three");
  expect(begun).toEqual([1, 2, 2, 3]);
});

/** The texts read and the results kept, as a step does them. */
const recorded = (there: Ceremony) => {
  const calls: string[] = [];
  const files: Files = {
    ...there.files,
    get: (place, versionId) => {
      if (place.in === "texts") calls.push("read");
      return there.files.get(place, versionId);
    },
    put: (place, bytes) => {
      calls.push("keep");
      return there.files.put(place, bytes);
    },
  };
  return { calls, ports: { ...there, files } };
};

const TURNS = ["read", "keep", "read", "keep", "read", "keep"];

test("a step holds one text of the manifest at a time, whatever their number", async () => {
  const there = await ceremony();
  const { calls, ports } = recorded(there);
  await prepare(ports, STREAM);
  expect(calls.splice(0)).toEqual(TURNS);
  for (const slot of SLOTS) await signAs(there, slot);
  for (const _ of SLOTS) {
    await affix(ports, STREAM);
    expect(calls.splice(0)).toEqual(TURNS);
  }
  await seal(ports, STREAM);
  expect(calls).toEqual(TURNS);
});
