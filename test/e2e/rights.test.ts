import { randomUUID } from "node:crypto";
import { ROUTES } from "../../shared/api/routes.ts";
import { type Answer, ask, isGateways, type Request, routeOf } from "./bad-input/ask.ts";
import { rightRequest } from "./bad-input/matrix.ts";
import { type Stage, sessionFor, setStage, unchanged } from "./bad-input/stage.ts";
import { OFFICERS, type Other, RIGHTS, type Right, ROLE_OF, STRANGERS } from "./rights/table.ts";

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
  const send = async (request: (right: Request) => Promise<Request> | Request): Promise<Answer> =>
    ask(stage.world, name, { ...(await request(await rightRequest(name, stage))), query: PROBE });
  const asked = (request: (right: Request) => Promise<Request> | Request): Promise<Answer> =>
    unchanged(stage, () => send(request));

  if (proof === "officer") {
    test("by each role of both sides, and by who is no officer of one: done, or told who may", async () => {
      const forbidden = `forbidden, it takes ${who.map((each) => ROLE_OF[each])}`;
      const officers = Object.entries(OFFICERS).flatMap(([letter, officer]) =>
        ["kz", "uz"].map((side) => [`${side}-${officer}`, who.includes(letter) ? "request-invalid" : forbidden]),
      );
      const strangers = Object.entries(STRANGERS).map(([account, code]) => [account, code === "forbidden" ? forbidden : code]);
      const expected: readonly string[][] = [...officers, ...strangers];
      const answers = await unchanged(stage, () =>
        Promise.all(expected.map(([account = ""]) => send((right) => asOfficer(right, account)))),
      );
      const found = answers.map(({ body: { code, roles } }, index) => [
        expected[index]?.[0],
        code === "forbidden" ? `forbidden, it takes ${roles}` : code,
      ]);
      expect(found).toEqual(expected);
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

describe("an officer of a third state", () => {
  test("is told of the agreement by no route, and finds it in no list", async () => {
    const ABOUT_ONE = RIGHTS.filter(({ name }) => routeOf(name).proof === "officer" && routeOf(name).path.includes("{id}"));
    const answers = await unchanged(stage, () =>
      Promise.all(
        ABOUT_ONE.map(async ({ name }) =>
          ask(stage.world, name, await asOfficer(await rightRequest(name, stage), "tj-treaty-desk")),
        ),
      ),
    );
    const found = answers.map(({ body }, index) => [ABOUT_ONE[index]?.name, body.code]);
    expect(found).toEqual(ABOUT_ONE.map(({ name }) => [name, "not-found"]));
    const authorization = await stage.world.bearer("tj-treaty-desk");
    for (const name of ["list-agreements", "list-stuck"] as const)
      expect((await ask(stage.world, name, { authorization })).text).not.toContain(stage.id);
  });
});

describe("what one side alone knows reaches the other by nothing", () => {
  /** Titles, reasons and questions of one side, its addresses, whoever has them; the code joins them once it is made. */
  const SECRETS = [
    "Draft of one side",
    "Agreement with another",
    "Not without the customs annex",
    "Which text prevails",
    "@kz.example",
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
    SECRETS.push(await stage.opened.code("KZ"));
    const officer = { name: { en: "Officer" }, role: "treaty-officer", language: "en", mail: "treaty@kz.example" };
    const params = { party: "KZ", officer: "kz-treaty-desk" };
    const put = await ask(world, "put-officer", { params, body: officer, authorization: await world.bearer("kz-treaty-desk") });
    expect(put.status).toBe(200);
    const reader = { params: { id: tomorrow.id }, authorization: await world.bearer("kz-legal") };
    expect((await ask(world, "read-side", reader)).text).toContain("Not without the customs annex");
    expect((await ask(world, "list-deliveries", reader)).text).toContain("head.of.government@kz.example");
  };

  /** What the other side's signatory sees by link and session, and what anyone may ask. */
  const answersOutside = async (): Promise<string[]> => {
    const { world, tomorrow } = stage;
    const { body } = await tomorrow.read("uz-treaty-desk");
    const { manifest } = body.opening as { manifest: string };
    const session = await sessionFor({ world, id: tomorrow.id, manifest }, { slot: "uz1" });
    const proofs = { link: `Link ${await tomorrow.link("uz1")}`, session: `Session ${session}` };
    const reads = RIGHTS.map(({ name }) => routeOf(name)).filter(({ method, proof }) => method === "GET" && proof !== "officer");
    return Promise.all(
      reads.map(async ({ name, proof }) => {
        const authorization = proof === "link" || proof === "session" ? { authorization: proofs[proof] } : {};
        const { params } = await rightRequest(name, stage);
        return `${name} ${(await ask(world, name, { ...authorization, ...(params ? { params } : {}) })).text}`;
      }),
    );
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
    texts.push(...(await answersOutside()));
    const mails = stage.world.inbox().filter(({ destination }) => destination.to.some((to) => to.endsWith("@uz.example")));
    texts.push(...mails.map(({ subject, body: { text, html } }) => `${subject} ${text} ${html}`));
    expect(texts.length).toBeGreaterThan(60);
    for (const secret of SECRETS) expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  });
});
