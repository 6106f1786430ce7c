import { randomUUID } from "node:crypto";
import { ROUTES } from "../../shared/api/routes.ts";
import { type Answer, ask, isGateways, type Request, routeOf } from "./bad-input/ask.ts";
import { rightRequest } from "./bad-input/matrix.ts";
import { type Stage, sessionFor, setStage, unchanged } from "./bad-input/stage.ts";
import { OFFICERS, type Other, RIGHTS, type Right } from "./rights/table.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 240_000);
afterAll(() => stage?.world.stop());

test("every route has its row, and no row is of a route that is gone", () => {
  expect(RIGHTS.map(({ name }) => name).sort()).toEqual(ROUTES.map(({ name }) => name).sort());
});

/** A query that no route takes: it is refused after who asks was looked at, and before anything is done. */
const PROBE = { probe: "1" };

const asOfficer = async (right: Request, who: string): Promise<Request> => ({
  ...right,
  authorization: await stage.world.bearer(who),
});

const isRefused = ({ status, body }: Answer): boolean =>
  status === 401 || body.code === "forbidden" || /^(link|session)-/.test(String(body.code));

describe.each(RIGHTS)("$name", ({ name, who }) => {
  const { proof } = routeOf(name);
  const asked = async (request: (right: Request) => Promise<Request> | Request): Promise<Answer> => {
    const right = await rightRequest(name, stage);
    return unchanged(stage, async () => ask(stage.world, name, { ...(await request(right)), query: PROBE }));
  };

  if (proof === "officer") {
    test.each(Object.entries(OFFICERS))("by %s, an officer of the side", async (letter, officer) => {
      for (const side of ["kz", "uz"]) {
        const answer = await asked((right) => asOfficer(right, `${side}-${officer}`));
        expect(answer.body.code).toBe(who.includes(letter) ? "request-invalid" : "forbidden");
      }
    });
  }

  test("by anyone without a token, by a link and by a session", async () => {
    const bare = await asked(({ authorization: _, ...right }) => right);
    expect(isRefused(bare)).toBe(!who.includes("N"));
    if (proof === "none") return;
    const link = await asked((right) => ({ ...right, authorization: `Link ${stage.link}` }));
    const session = await asked((right) => ({ ...right, authorization: `Session ${stage.session}` }));
    expect([isRefused(link), isRefused(session)]).toEqual([!who.includes("K"), !who.includes("X")]);
    if (proof === "officer") expect([isGateways(link), isGateways(session)]).toEqual([true, true]);
  });
});

describe("an officer of the other side", () => {
  const ABOUT_ONE = RIGHTS.filter(({ shared }) => shared !== "-");

  /** Over an old state, so that nothing is done: what is refused for the side is refused before. */
  const requestOf = async ({ name, who, shared }: Right, id: string | undefined): Promise<Request> => {
    const right = await rightRequest(name, stage);
    const params = { ...right.params, ...(id ? { id } : {}) };
    const stale = right.ifMatch && shared !== "not-your-side" ? { ifMatch: '"a1"' } : {};
    return { ...(await asOfficer({ ...right, ...stale, params }, `uz-${OFFICERS[who[0] ?? ""]}`)) };
  };
  const expected = ({ name }: Right, other: Other, { status, body }: Answer): void => {
    if (other === "as own") expect([name, [200, 409, 412].includes(status)]).toEqual([name, true]);
    else expect([name, body.code]).toEqual([name, other]);
  };

  test.each(ABOUT_ONE)("$name: of what is shared $shared, of a kept draft $kept, of others $others", async (right) => {
    const of = async (id?: string) => unchanged(stage, async () => ask(stage.world, right.name, await requestOf(right, id)));
    expected(right, right.shared, await of());
    if (right.kept !== "-") expected(right, right.kept, await of(stage.kept.id));
    if (right.others !== "-") expected(right, right.others, await of(stage.stranger.id));
  });
});

describe("what one side alone knows reaches the other by nothing", () => {
  const SECRETS = [
    "Draft of one side",
    "Agreement with another",
    "Not without the customs annex",
    "Which text prevails",
    "head.of.government@kz.example",
  ];

  /** A question and a refusal of the Kazakh signatory, before his own side alone. */
  const confide = async (): Promise<void> => {
    const { world, tomorrow } = stage;
    const { body } = await tomorrow.read("kz-treaty-desk");
    const { manifest } = body.opening as { manifest: string };
    const link = { authorization: `Link ${await tomorrow.link("kz1")}`, key: randomUUID() };
    expect((await ask(world, "ask", { ...link, body: { text: "Which text prevails" } })).status).toBe(201);
    const session = await sessionFor({ world, id: tomorrow.id, manifest }, {});
    const refusal = { disclose: "OWN_SIDE", reason: "Not without the customs annex" };
    const declined = await ask(world, "decline", { authorization: `Session ${session}`, key: randomUUID(), body: refusal });
    expect(declined.status).toBe(200);
    const own = await ask(world, "read-side", { params: { id: tomorrow.id }, authorization: await world.bearer("kz-legal") });
    expect(own.text).toContain("Not without the customs annex");
  };

  /** Whatever the other side's officers are answered, over an old state, of each of these agreements. */
  const answersTo = async ({ name, who }: Right): Promise<string[]> => {
    const right = await rightRequest(name, stage);
    const ids = routeOf(name).path.includes("{id}") ? [stage.tomorrow.id, stage.kept.id, stage.stranger.id] : [""];
    const texts: string[] = [];
    for (const id of ids) {
      const params = { ...right.params, ...(id ? { id } : {}), ...(right.params?.party ? { party: "UZ" } : {}) };
      const request = { ...right, params, ...(right.ifMatch ? { ifMatch: '"a1"' } : {}) };
      texts.push(`${name} ${(await ask(stage.world, name, await asOfficer(request, `uz-${OFFICERS[who[0] ?? ""]}`))).text}`);
    }
    return texts;
  };

  test("no list, document, event, note, error or mail of the other side holds it", async () => {
    await confide();
    const asked = RIGHTS.filter(({ name }) => routeOf(name).proof === "officer" && name !== "draft" && name !== "put-officer");
    const texts: string[] = [];
    for (const right of asked) texts.push(...(await answersTo(right)));
    const mails = stage.world.inbox().filter(({ destination }) => destination.to.some((to) => to.endsWith("@uz.example")));
    texts.push(...mails.map(({ subject, body: { text, html } }) => `${subject} ${text} ${html}`));
    expect(texts.length).toBeGreaterThan(60);
    for (const secret of SECRETS) expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  });
});
