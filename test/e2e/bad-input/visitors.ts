import { ask } from "./ask.ts";
import { TEXT, TREATY } from "./life.ts";
import { type Stage, unchanged } from "./stage.ts";
import { settled } from "./world.ts";

export const entries = (stage: () => Stage) => {
  let number = "";
  beforeAll(async () => {
    const { opened, world } = stage();
    await opened.until("the entry", ({ registered }) => registered !== undefined);
    await settled(world);
    const { body } = await opened.read(TREATY.KZ);
    number = (body.registered as { number: string }).number;
  }, 120_000);

  test("the entry is found by its number, by its text and in the list", async () => {
    const { world } = stage();
    const byNumber = await ask(world, "read-entry", { params: { number } });
    const byText = await ask(world, "find-text", { params: { sha256: TEXT } });
    expect(byNumber.body).toMatchObject({ entry: { number } });
    expect(byText.body).toEqual(byNumber.body);
    const { agreementId: id } = (byNumber.body as { entry: { agreementId: string } }).entry;
    const byAgreement = await ask(world, "find-agreement", { params: { id } });
    expect(byAgreement.body).toEqual(byNumber.body);
    const listed = { entries: [(byNumber.body as { entry: object }).entry], total: 1, complete: true };
    for (const query of [{ party: "UZ", limit: "1" }, { party: "KZ,UZ" }, { q: number.slice(0, 7).toLowerCase(), party: "KZ" }])
      expect((await ask(world, "list-entries", { query })).body).toMatchObject(listed);
    expect((await ask(world, "list-entries", { query: { party: "KZ,RU" } })).body).toMatchObject({ entries: [], total: 0 });
  });

  test("who wrote where is public, how to reach them is not", async () => {
    const { text } = await ask(stage().world, "read-entry", { params: { number } });
    expect(text).not.toMatch(/\.example|contactHash|evidenceHash|"mark"|strokes|setBy/);
  });

  test.each([
    ["read-entry", { number: "KAZ-UZB-2026-9999" }],
    ["find-text", { sha256: "0".repeat(64) }],
    ["find-agreement", { id: "0".repeat(16) }],
  ] as const)("%s of what is not there is not-found", async (name, params) => {
    const { body } = await unchanged(stage(), () => ask(stage().world, name, { params }));
    expect(body.code).toBe("not-found");
  });

  test.each([
    "x",
    "%",
    Buffer.from("2026-01-01#KAZ-UZB-2026-0001\u0000").toString("base64url"),
    Buffer.from("internal#entry").toString("base64url"),
    `${Buffer.from("2026-01-01#KAZ-UZB-2026-0001").toString("base64url")}=`,
  ])("a cursor of the list that is none of ours is cursor-invalid: %s", async (cursor) => {
    const { body } = await unchanged(stage(), () => ask(stage().world, "list-entries", { query: { cursor } }));
    expect(body.code).toBe("cursor-invalid");
  });

  test.each(["-1", "1.5", "x", "1e3", "9999999999", " 1"])("neither is %s for the events", async (cursor) => {
    const { id, world } = stage();
    const request = { params: { id }, query: { cursor }, authorization: await world.bearer(TREATY.KZ) };
    const { body } = await unchanged(stage(), () => ask(world, "read-events", request));
    expect(body.code).toBe("cursor-invalid");
  });

  test("the events are read page by page to their end", async () => {
    const { id, world } = stage();
    const authorization = await world.bearer(TREATY.UZ);
    const events: unknown[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: "3", ...(cursor ? { cursor } : {}) };
      const { body } = await ask(world, "read-events", { params: { id }, query, authorization });
      events.push(...(body.events as object[]));
      cursor = body.cursor as string | undefined;
    } while (cursor);
    const all = await ask(world, "read-events", { params: { id }, query: { limit: "100" }, authorization });
    expect(all.body.events).toEqual(events);
  });

  test("a sealed text is read by both sides", async () => {
    const { id, world } = stage();
    for (const who of [TREATY.KZ, TREATY.UZ]) {
      const request = { params: { id, sha256: TEXT }, authorization: await world.bearer(who) };
      const { body } = await ask(world, "read-text", request);
      expect(body.sealed).toMatchObject({ level: "B-B" });
    }
  });
};
