import { fold } from "../../../../shared/domain/agreement/fold.ts";
import { Fault } from "../../../../shared/domain/fault.ts";
import type { Inspect } from "../../../../shared/usecases/ports.ts";
import { proposeVersion, uploadKey } from "../../../../shared/usecases/propose-version.ts";
import { intake } from "../../../../shared/usecases/reactions/intake.ts";
import { asked, type World, world } from "../../../fakes/world.ts";
import { content, DRAFT_STREAM, event, ID, particulars, version1 } from "../../../fixtures/agreement.ts";

const sound: Inspect = async () => ({ pages: 4, flags: [] });
const keyOf = (index: number) => uploadKey(DRAFT_STREAM, 1, index);
const bytesOf = (index: number) => content(1, particulars.authenticLanguages[index] ?? "", "KZ");

/** A draft with its version announced; the tickets end at 07:00. */
const start = async (inspect: Inspect = sound) => {
  const there = world();
  await there.seed([event.drafted]);
  const seen = { stream: "draft", version: 1 } as const;
  const proposed = await proposeVersion(there, asked({ party: "KZ", seen }), { agreementId: ID, announced: version1.files });
  if ("refused" in proposed) throw new Error(proposed.refused);
  const run = () => intake({ ...there, inspect }, DRAFT_STREAM);
  const uploadAll = () => [0, 1, 2].forEach((index) => void there.files.upload(keyOf(index), bytesOf(index)));
  return { there, proposed, run, uploadAll };
};
const outcomeOf = async ({ store }: World) => fold(await store.read(DRAFT_STREAM))?.versions.at(-1)?.outcome;
const isDue = ({ due }: World) => due.has(`${DRAFT_STREAM} intake`);

test("each announced file has a ticket of its own for an hour, and intake is due with the announcement", async () => {
  const { there, proposed } = await start();
  expect(proposed.uploads.map(({ name, url, expiresAt }) => ({ name, url, expiresAt }))).toEqual(
    version1.files.map(({ name }, index) => ({
      name,
      url: `https://intake.test/${keyOf(index)}?expires=3600`,
      expiresAt: "2023-05-05T07:00:00.000Z",
    })),
  );
  expect(isDue(there)).toBe(true);
});

test("a version whose files are all there is taken in: exact bytes under their hash, nothing left due", async () => {
  const { there, run, uploadAll } = await start();
  uploadAll();
  await run();
  expect(await outcomeOf(there)).toMatchObject({ kind: "accepted", manifest: version1.manifest, texts: version1.texts });
  expect(there.files.in("drafts")).toEqual(version1.files.map(({ sha256 }) => `drafts/${sha256}`));
  expect(isDue(there)).toBe(false);
});

test("the inspector is given one version of each file, for two minutes", async () => {
  const urls: string[] = [];
  const { run, uploadAll } = await start(async (url) => {
    urls.push(url);
    return { pages: 1, flags: [] };
  });
  uploadAll();
  await run();
  expect(urls).toEqual([0, 1, 2].map((index) => `https://files.test/${keyOf(index)}?versionId=v${index + 1}&expires=120`));
});

test("while a file is missing it waits: nothing is inspected, and the step stays due", async () => {
  const inspect = jest.fn(sound);
  const { there, run } = await start(inspect);
  there.files.upload(keyOf(0), bytesOf(0));
  await run();
  expect(await outcomeOf(there)).toEqual({ kind: "awaiting-files" });
  expect(inspect).not.toHaveBeenCalled();
  expect(isDue(there)).toBe(true);
});

test("a file that comes late is taken in by the run after it, whatever became of its message", async () => {
  const { there, run, uploadAll } = await start();
  await run();
  uploadAll();
  there.clock.at = "2023-05-05T06:59:59.000Z";
  await run();
  expect(await outcomeOf(there)).toMatchObject({ kind: "accepted" });
});

test("a file that never comes refuses the version when the tickets have run out, and is named", async () => {
  const { there, run } = await start();
  there.files.upload(keyOf(1), bytesOf(1));
  there.clock.at = "2023-05-05T07:00:00.000Z";
  await run();
  expect(await outcomeOf(there)).toEqual({
    kind: "refused",
    code: "upload-incomplete",
    detail: "roadmap.v1.kk-Cyrl.pdf, roadmap.v1.ru.pdf",
  });
  expect(isDue(there)).toBe(false);
  expect(there.files.in("drafts")).toEqual([]);
});

test("files that were there in time count, however late the run is", async () => {
  const { there, run, uploadAll } = await start();
  uploadAll();
  there.clock.at = "2023-05-06T07:00:00.000Z";
  await run();
  expect(await outcomeOf(there)).toMatchObject({ kind: "accepted" });
});

test("other bytes than announced refuse the version before anything parses them", async () => {
  const inspected: string[] = [];
  const { there, run } = await start(async (url) => {
    inspected.push(url);
    return { pages: 1, flags: [] };
  });
  there.files.upload(keyOf(0), bytesOf(0));
  there.files.upload(keyOf(1), "other bytes");
  there.files.upload(keyOf(2), bytesOf(2));
  await run();
  expect(await outcomeOf(there)).toEqual({ kind: "refused", code: "upload-differs", file: "roadmap.v1.uz-Latn.pdf" });
  expect(inspected).toHaveLength(1);
});

test("a file that inspection refuses refuses the version with its reason", async () => {
  const { there, run, uploadAll } = await start(async (url) =>
    url.includes("/1.pdf") ? { refused: "pdf-encrypted", detail: "the file is encrypted" } : { pages: 1, flags: [] },
  );
  uploadAll();
  await run();
  expect(await outcomeOf(there)).toEqual({
    kind: "refused",
    code: "pdf-encrypted",
    file: "roadmap.v1.uz-Latn.pdf",
    detail: "the file is encrypted",
  });
});

const failing = (times: number, error: Error): Inspect => {
  let left = times;
  return async () => {
    if (left-- > 0) throw error;
    return { pages: 4, flags: [] };
  };
};
const failed = () => new Fault("inspector-failed", "timed out");

test("an inspector that fails once is asked again", async () => {
  const { there, run, uploadAll } = await start(failing(1, failed()));
  uploadAll();
  await run();
  expect(await outcomeOf(there)).toMatchObject({ kind: "accepted" });
});

test("a file on which it fails twice is hostile", async () => {
  const { there, run, uploadAll } = await start(failing(2, failed()));
  uploadAll();
  await run();
  expect(await outcomeOf(there)).toMatchObject({ kind: "refused", code: "pdf-hostile", file: "roadmap.v1.kk-Cyrl.pdf" });
});

test("any other failure says nothing of the file: it goes back to the queue, and the step stays due", async () => {
  const { there, run, uploadAll } = await start(failing(1, new Fault("function-throttled", "later")));
  uploadAll();
  await expect(run()).rejects.toMatchObject({ code: "function-throttled" });
  expect(await outcomeOf(there)).toEqual({ kind: "awaiting-files" });
  expect(isDue(there)).toBe(true);
  await run();
  expect(await outcomeOf(there)).toMatchObject({ kind: "accepted" });
});

test.each(["before", "after"] as const)("a run that dies %s a copy took hold is finished by the next", async (when) => {
  const { there, run, uploadAll } = await start();
  uploadAll();
  there.faults.put("copy", when);
  await expect(run()).rejects.toBeInstanceOf(Fault);
  await run();
  expect(await outcomeOf(there)).toMatchObject({ kind: "accepted" });
  expect(there.files.in("drafts")).toHaveLength(3);
});

test("run again, and twice at once, it takes a version in once", async () => {
  const { there, run, uploadAll } = await start();
  uploadAll();
  await Promise.all([run(), run()]);
  await run();
  expect((await there.store.read(DRAFT_STREAM)).map(({ type }) => type)).toEqual(["Drafted", "VersionProposed", "TextAccepted"]);
});

test("a repeated announcement gets its tickets again for the time that is left, and none after it", async () => {
  const { there, proposed } = await start();
  const again = (at: string) => {
    const request = asked({ party: "KZ", seen: { stream: "draft", version: 1 }, at });
    return proposeVersion(there, request, { agreementId: ID, announced: version1.files });
  };
  expect(await again("2023-05-05T06:30:00.000Z")).toMatchObject({
    number: proposed.number,
    uploads: [0, 1, 2].map((index) => ({ url: `https://intake.test/${keyOf(index)}?expires=1800` })),
  });
  expect(await again("2023-05-05T07:00:00.000Z")).toMatchObject({ number: 1, uploads: [] });
});
