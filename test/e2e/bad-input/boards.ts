import { WAITS_FOR } from "../../../shared/domain/agreement/waits.ts";
import { type Answer, ask } from "./ask.ts";
import { SIDES, TREATY } from "./life.ts";
import { rightRequest } from "./matrix.ts";
import { type Stage, unchanged } from "./stage.ts";

const QUERIES = [{}, ...WAITS_FOR.map((waitsFor) => ({ waitsFor })), { session: "KZ-UZ-IGC.21" }, { state: "DRAFT" }];

const idsIn = ({ body }: Answer): readonly string[] => (body.agreements as readonly { id: string }[]).map(({ id }) => id);

/** What one side's board may not tell the other. */
export const boards = (stage: () => Stage) => {
  const list = async (side: (typeof SIDES)[number], query: { readonly [name: string]: string }): Promise<Answer> =>
    ask(stage().world, "list-agreements", { authorization: await stage().world.bearer(TREATY[side]), query });

  test("holds the own drafts and what is shared with it, and nothing of anyone else", async () => {
    const { opened, tomorrow, agreed, stranger, kept } = stage();
    const shared = [opened, tomorrow, agreed].map(({ id }) => id);
    const [own, other] = [await list("KZ", {}), await list("UZ", {})];
    expect(new Set(idsIn(own))).toEqual(new Set([...shared, stranger.id, kept.id]));
    expect(new Set(idsIn(other))).toEqual(new Set(shared));
    for (const { text } of [own, other]) expect(text).not.toMatch(/\.example|Hash|commandId|streamId/);
    for (const { title, id } of [
      { title: "Draft of one side", id: kept.id },
      { title: "Agreement with another", id: stranger.id },
    ]) {
      expect(own.text).toContain(title);
      expect(other.text).not.toContain(title);
      expect(other.text).not.toContain(id);
    }
  });

  test.each(
    QUERIES,
  )("asked for %j, with a cursor of its own or of the other side, it holds no more than whole", async (query) => {
    for (const side of SIDES) {
      const whole = new Set(idsIn(await list(side, {})));
      const cursors = await Promise.all(SIDES.map(async (each) => (await list(each, { ...query, limit: "1" })).body.cursor));
      for (const cursor of [undefined, ...cursors]) {
        const answer = await list(side, { ...query, ...(typeof cursor === "string" ? { cursor } : {}) });
        for (const id of idsIn(answer)) expect(whole).toContain(id);
      }
    }
  });

  test("says what each agreement waits for, as its side sees it", async () => {
    const waiting = async (side: (typeof SIDES)[number], waitsFor: string) => idsIn(await list(side, { waitsFor }));
    const { opened, tomorrow, agreed, kept, stranger } = stage();
    expect(new Set(await waiting("UZ", "signatory"))).toEqual(new Set([opened.id, tomorrow.id]));
    expect(await waiting("UZ", "own-side")).toEqual([agreed.id]);
    expect(new Set(await waiting("KZ", "own-side"))).toEqual(new Set([agreed.id, stranger.id, kept.id]));
    for (const side of SIDES) expect(await waiting(side, "system")).toEqual([]);
  });

  test("lists officers of the own side only", async () => {
    const right = await rightRequest("list-officers", stage());
    const answer = await unchanged(stage(), () => ask(stage().world, "list-officers", { ...right, params: { party: "UZ" } }));
    expect(answer.body.code).toBe("not-your-side");
  });

  test.each([
    "?",
    "x",
    "side#KZ",
    Buffer.from("2026-05-05T00:00:00.000Z#").toString("base64url"),
    `${Buffer.from("2026-05-05T00:00:00.000Z#20thsess10n2023r").toString("base64url")}=`,
  ])("a cursor that is none of ours is cursor-invalid: %s", async (cursor) => {
    const { body } = await unchanged(stage(), () => list("KZ", { cursor }));
    expect(body.code).toBe("cursor-invalid");
  });
};
