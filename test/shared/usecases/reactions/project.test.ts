import type { NewEvent } from "../../../../shared/domain/agreement/events.ts";
import { execute } from "../../../../shared/usecases/execute.ts";
import { listAgreements } from "../../../../shared/usecases/list-agreements.ts";
import { project } from "../../../../shared/usecases/reactions/project.ts";
import { due } from "../../../contracts/events.ts";
import { asked, type World, world } from "../../../fakes/world.ts";
import { DRAFT_STREAM, event, ID, manifest, STREAM, stored, upTo } from "../../../fixtures/agreement.ts";

const boardOf = async ({ views }: World, party: string) => {
  const page = await listAgreements(views, { subject: `${party} officer`, party }, { limit: 10 });
  return "body" in page ? page.body.agreements : [];
};
const etagsOf = async (there: World, party: string) => (await boardOf(there, party)).map(({ etag }) => etag);

const seeded = async (...lives: readonly (readonly NewEvent[])[]) => {
  const there = world();
  for (const events of lives) await there.seed(events);
  return there;
};

test("a draft shows for its own side, and for the other once it is shared: under one id, in one line", async () => {
  const there = await seeded(upTo.draft);
  await project(there, DRAFT_STREAM);
  expect(await boardOf(there, "KZ")).toMatchObject([{ id: ID, shared: false, etag: '"d3"', waits: { act: "share" } }]);
  expect(await boardOf(there, "UZ")).toEqual([]);
  await there.seed(upTo.shared);
  await project(there, STREAM);
  for (const party of ["KZ", "UZ"])
    expect(await boardOf(there, party)).toMatchObject([{ id: ID, shared: true, etag: '"a1"', waits: { for: "own-side" } }]);
});

test("a line names no stream", async () => {
  const there = await seeded(upTo.prepared);
  await project(there, STREAM);
  expect(JSON.stringify(await boardOf(there, "UZ"))).not.toMatch(/streamId|agreement\//);
});

test("a late message of the draft changes nothing after the sharing", async () => {
  const there = await seeded(upTo.draft, upTo.shared);
  await project(there, STREAM);
  // Read before the sharing, kept after it.
  await project(there, DRAFT_STREAM);
  expect(await etagsOf(there, "KZ")).toEqual(['"a1"']);
});

test("a run that read long ago does not set the board back", async () => {
  const there = await seeded(upTo.sealed);
  const old = await seeded(upTo.prepared);
  await project(there, STREAM);
  await project({ ...there, store: old.store }, STREAM);
  expect(await etagsOf(there, "UZ")).toEqual(['"a13"']);
});

test.each([
  "before",
  "after",
] as const)("a run that dies %s a line was kept leaves the step due, and the next ends it", async (when) => {
  const there = world();
  await there.store.append({ events: stored(upTo.shared), due: [due(1, "project")] });
  there.fail("keep", when);
  await expect(project(there, STREAM)).rejects.toMatchObject({ code: "store-failed" });
  expect(there.due.has(`${STREAM} project`)).toBe(true);
  await project(there, STREAM);
  expect(there.due.size).toBe(0);
  for (const party of ["KZ", "UZ"]) expect(await etagsOf(there, party)).toEqual(['"a1"']);
});

test("what became due while it ran stays due", async () => {
  const there = await seeded(upTo.shared);
  const { views } = there;
  const initialled = { type: "initial", by: "UZ", manifest } as const;
  const keep: typeof views.keep = async (party, line) => {
    if (party === "KZ")
      await execute(there.store, { streamId: STREAM, command: initialled, cause: asked({ party: "UZ" }).cause });
    await views.keep(party, line);
  };
  await project({ ...there, views: { keep } }, STREAM);
  expect(there.due.get(`${STREAM} project`)).toMatchObject({ version: 2 });
  expect(await etagsOf(there, "KZ")).toEqual(['"a1"']);
  await project(there, STREAM);
  expect([...there.due.keys()]).toEqual([`${STREAM} notify`]);
  expect(await etagsOf(there, "KZ")).toEqual(['"a2"']);
});

test("run over every stream, in any order, it rebuilds the boards", async () => {
  const lives = [[...upTo.draft, event.draftShared], upTo.prepared];
  const there = await seeded(...lives);
  await project(there, STREAM);
  const boards = [await boardOf(there, "KZ"), await boardOf(there, "UZ")];
  const anew = await seeded(...lives);
  for (const streamId of [STREAM, DRAFT_STREAM, STREAM]) await project(anew, streamId);
  expect([await boardOf(anew, "KZ"), await boardOf(anew, "UZ")]).toEqual(boards);
});

test("an unknown stream gives no line", async () => {
  const there = world();
  await project(there, STREAM);
  expect(await boardOf(there, "KZ")).toEqual([]);
});

test("a cursor that is none is refused", async () => {
  const { views } = world();
  const page = await listAgreements(views, { subject: "a", party: "KZ" }, { limit: 10, cursor: "x" });
  expect(page).toEqual({ refused: "cursor-invalid" });
});
