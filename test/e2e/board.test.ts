import { ask } from "./bad-input/ask.ts";
import { agree, draftLife, type Life, nominationBody, open, PROTOCOL, SIDES, share, TREATY, upload } from "./bad-input/life.ts";
import { startWorld, type World } from "./bad-input/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world?.stop());

const boardOf = async (side: (typeof SIDES)[number], query: { readonly [name: string]: string } = {}) => {
  const { body } = await ask(world, "list-agreements", { authorization: await world.bearer(TREATY[side]), query });
  return body.agreements as readonly { readonly id: string; readonly etag: string; readonly waits?: object }[];
};

/** What each side's board says of an agreement; undefined where it is not on it. */
const seenBy = async ({ id }: Life) => {
  const lines = await Promise.all(SIDES.map(async (side) => (await boardOf(side)).find((line) => line.id === id)));
  return lines.map((line) => line?.waits);
};

/** The board follows the events: what it says in the end. */
const shows = async (life: Life, expected: readonly unknown[]): Promise<void> => {
  const end = Date.now() + 20_000;
  for (;;) {
    const seen = await seenBy(life);
    if (isEqual(seen, expected) || Date.now() > end) return expect(seen).toEqual(expected);
    await new Promise((wake) => setTimeout(wake, 50));
  }
};

const isEqual = (a: unknown, b: unknown): boolean => {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    return false;
  }
};

const waits = (by: string, act: string, more: object = {}) => expect.objectContaining({ for: by, act, ...more });

test("a draft shows for its own side; once shared for both, and what it waits for changes as acts happen", async () => {
  const life = await draftLife(world, "Agreement on the board");
  await shows(life, [waits("own-side", "propose-version"), undefined]);
  await upload(life);
  await shows(life, [waits("own-side", "share"), undefined]);
  await share(life);
  await shows(life, [waits("own-side", "initial"), waits("own-side", "initial")]);
  await agree(life);
  const opening = waits("own-side", "open-for-signature");
  await shows(life, [opening, opening]);
  await open(life);
  const signing = waits("signatory", "sign", { parties: ["KZ"], slots: ["kz1"] });
  await shows(life, [signing, signing]);
  const [line] = await boardOf("UZ", { waitsFor: "signatory", session: "KZ-UZ-IGC.21", state: "OPEN" });
  expect(line).toMatchObject({ id: life.id, etag: await life.etag(TREATY.UZ) });
  expect(await boardOf("UZ", { waitsFor: "own-side" })).toEqual([]);
}, 120_000);

test("one side's act waits for the other, and tells each its part", async () => {
  const life = await draftLife(world, "Agreement half agreed");
  await upload(life);
  await share(life);
  const { body } = await life.read(TREATY.KZ);
  const [{ manifest } = { manifest: "" }] = body.versions as { manifest: string }[];
  await life.edit("initial", TREATY.KZ, { manifest });
  await life.edit("nominate", PROTOCOL.KZ, nominationBody("KZ"));
  await shows(life, [waits("other-side", "initial", { parties: ["UZ"] }), waits("own-side", "initial", { parties: ["UZ"] })]);
}, 120_000);

test("an officer sees the officers of the own side", async () => {
  const authorization = await world.bearer(TREATY.UZ);
  const officer = { name: { en: "An Officer" }, role: "legal-adviser", language: "uz", mail: "officer@uz.example" };
  const put = await ask(world, "put-officer", { authorization, params: { party: "UZ", officer: "legal" }, body: officer });
  const { body } = await ask(world, "list-officers", { authorization, params: { party: "UZ" } });
  expect(body).toEqual({ officers: [put.body] });
  const other = await ask(world, "list-officers", {
    authorization: await world.bearer(TREATY.KZ),
    params: { party: "KZ" },
  });
  expect(other.body).toEqual({ officers: [] });
});
