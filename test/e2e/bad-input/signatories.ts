import { randomUUID } from "node:crypto";
import { type Answer, ask, type Request } from "./ask.ts";
import { type Life, PROTOCOL, SECOND } from "./life.ts";
import { type Stage, sessionFor, unchanged } from "./stage.ts";
import { settled } from "./world.ts";

/** Another character of its alphabet in one place. */
const flipped = (text: string, at: number): string => {
  const now = text.at(at) ?? "";
  const next = /[0-9]/.test(now) ? String((Number(now) % 9) + 1) : now === "a" ? "b" : "a";
  const index = at < 0 ? text.length + at : at;
  return text.slice(0, index) + (next === now ? "2" : next) + text.slice(index + 1);
};

const withPart = (token: string, index: number, change: (part: string) => string): string =>
  token
    .split(".")
    .map((part, each) => (each === index ? change(part) : part))
    .join(".");

/** The same 32 bytes, spelled with the two bits that mean nothing. */
const respelled = (mac: string): string => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return mac.slice(0, -1) + alphabet[alphabet.indexOf(mac.at(-1) ?? "") + 1];
};

const code = ({ body }: Answer) => body.code;

export const alteredTokens = (stage: () => Stage) => {
  const told = async (authorization: string) => {
    const name = authorization.startsWith("Link") ? "read-slot" : "read-signing-texts";
    return code(await unchanged(stage(), () => ask(stage().world, name, { authorization })));
  };

  test.each([
    ["agreement", 0, -1],
    ["slot", 1, 2],
    ["generation", 2, 0],
    ["key", 3, 0],
    ["first of the MAC", 4, 0],
    ["middle of the MAC", 4, 20],
  ])("a link with another %s is altered", async (_, part, at) => {
    expect(await told(`Link ${withPart(stage().link, part, (text) => flipped(text, at))}`)).toBe("link-altered");
  });

  test.each([
    ["agreement", 0, -1],
    ["slot", 1, 2],
    ["generation", 2, 0],
    ["manifest", 3, 5],
    ["factor", 4, 0],
    ["time of the proof", 5, -1],
    ["end", 6, -1],
    ["MAC", 7, 9],
  ])("a session with another %s is no session", async (_, part, at) => {
    expect(await told(`Session ${withPart(stage().session, part, (text) => flipped(text, at))}`)).toBe("session-invalid");
  });

  test("a MAC is spelled in one way", async () => {
    expect(await told(`Link ${withPart(stage().link, 4, respelled)}`)).toBe("link-altered");
    expect(await told(`Session ${withPart(stage().session, 7, respelled)}`)).toBe("session-invalid");
  });

  test("a token goes for its own agreement, slot and generation only", async () => {
    const { opened, tomorrow } = stage();
    const foreign = await tomorrow.link("kz1");
    expect(await told(`Link ${withPart(foreign, 0, () => opened.id)}`)).toBe("link-altered");
    expect(await told(`Link ${await opened.link("kz1", 2)}`)).toBe("link-replaced");
    expect(await told(`Session ${await sessionFor(stage(), { generation: 2 })}`)).toBe("link-replaced");
    const nobodys = [opened.link("kz9"), stage().world.link({ agreementId: "0".repeat(16), slot: "kz1", generation: 1 })];
    for (const link of await Promise.all(nobodys)) expect(await told(`Link ${link}`)).toBe("not-found");
  });

  test("a session ends after a quarter of an hour", async () => {
    const now = Math.floor(Date.now() / 1000);
    expect(await told(`Session ${await sessionFor(stage(), { proven: now - 901, expires: now - 1 })}`)).toBe("session-expired");
  });

  test("a session is renewed by use once half of it is over, to four hours at most", async () => {
    const { world } = stage();
    const now = Math.floor(Date.now() / 1000);
    const renewal = async (session: Parameters<typeof sessionFor>[1]) => {
      const authorization = `Session ${await sessionFor(stage(), session)}`;
      const { status, headers } = await unchanged(stage(), () => ask(world, "read-signing-texts", { authorization }));
      expect(status).toBe(200);
      return headers.get("session")?.split(".").slice(5, 7).map(Number);
    };
    expect(await renewal({ proven: now - 60, expires: now + 840 })).toBeUndefined();
    const proven = now - 600;
    const [kept, expires = 0] = (await renewal({ proven, expires: now + 300 })) ?? [];
    expect(kept).toBe(proven);
    expect(expires - now).toBeGreaterThanOrEqual(900);
    expect(expires - now).toBeLessThan(930);
    const old = now - 4 * 3600 + 400;
    expect(await renewal({ proven: old, expires: now + 300 })).toEqual([old, old + 4 * 3600]);
    expect(await renewal({ proven: now - 4 * 3600 + 300, expires: now + 300 })).toBeUndefined();
  });
};

export const accessCodes = (stage: () => Stage) => {
  const issue = async (who: string, slot: string, more: Partial<Request> = {}) =>
    ask(stage().world, "issue-access-code", {
      params: { id: stage().id, slot },
      authorization: await stage().world.bearer(who),
      ...more,
    });
  const prove = async (life: Life, slot: string, given: string, key = randomUUID()) =>
    ask(stage().world, "prove", { authorization: `Link ${await life.link(slot)}`, body: { code: given }, key });
  const left = ({ body }: Answer) => [body.code, body.triesLeft];

  test.each([
    ["to who set the contact", PROTOCOL.KZ, "kz1", "second-officer-required"],
    ["of the other side", SECOND.UZ, "kz1", "not-your-side"],
    ["of nobody", SECOND.KZ, "kz9", "slot-unknown"],
  ])("a code is not shown %s", async (_, who, slot, refused) => {
    expect(code(await unchanged(stage(), () => issue(who, slot)))).toBe(refused);
  });

  test("there is nothing to prove before the opening, or before there is a code", async () => {
    expect(code(await unchanged(stage(), () => prove(stage().agreed, "kz1", "0000-0000")))).toBe("not-open");
    expect(code(await unchanged(stage(), () => prove(stage().tomorrow, "uz1", "0000-0000")))).toBe("code-missing");
  });

  test("a repeat shows the same code and changes nothing; a new one voids it", async () => {
    const key = randomUUID();
    const first = await issue(SECOND.KZ, "kz1", { key });
    const again = await unchanged(stage(), () => issue(SECOND.KZ, "kz1", { key }));
    expect(again.body).toEqual(first.body);
    const newer = await issue(SECOND.KZ, "kz1");
    expect(newer.body).not.toEqual(first.body);
    expect(left(await prove(stage().opened, "kz1", String(first.body.code)))).toEqual(["code-wrong", 4]);
    expect((await prove(stage().opened, "kz1", String(newer.body.code).toLowerCase().replace("-", " "))).status).toBe(200);
  });

  test("a wrong code costs a try, its repeat none, and another code under the same key costs one again", async () => {
    const right = await stage().opened.code("KZ");
    const key = randomUUID();
    expect(left(await prove(stage().opened, "kz1", "0000-0000", key))).toEqual(["code-wrong", 4]);
    expect(left(await unchanged(stage(), () => prove(stage().opened, "kz1", "0000-0000", key)))).toEqual(["code-wrong", 4]);
    expect(left(await prove(stage().opened, "kz1", "0000-0001", key))).toEqual(["code-wrong", 3]);
    const proven = await prove(stage().opened, "kz1", right, key);
    expect(proven.status).toBe(200);
    expect((await unchanged(stage(), () => prove(stage().opened, "kz1", right, key))).status).toBe(200);
  });

  test("twenty wrong codes at once are five tries, and then the right one is locked out too", async () => {
    const right = await stage().opened.code("UZ");
    const at = Array.from({ length: 20 }, (_, index) => prove(stage().opened, "uz1", `0000-00${10 + index}`));
    const codes = (await Promise.all(at)).map(code);
    expect(codes.filter((each) => each === "code-wrong")).toHaveLength(5);
    expect(codes.filter((each) => each === "code-locked")).toHaveLength(15);
    // The side's officers are told of the lock.
    await settled(stage().world);
    expect(code(await unchanged(stage(), () => prove(stage().opened, "uz1", right)))).toBe("code-locked");
    const anew = await stage().opened.code("UZ");
    expect(code(await prove(stage().opened, "uz1", right))).toBe("code-wrong");
    expect((await prove(stage().opened, "uz1", anew)).status).toBe(200);
  });

  test("no code and no contact is in any event", async () => {
    const rows = (await stage().world.rows()).filter((row) => row.includes('"table":"agreements"'));
    expect(rows.join()).not.toMatch(/\.example/);
  });
};

export const signatures = (stage: () => Stage) => {
  const body = (change: object = {}) => ({
    manifest: stage().manifest,
    consent: "sign-v1",
    mark: { kind: "typed", text: "Askar Mamin" },
    ...change,
  });
  const sign = async (session: Parameters<typeof sessionFor>[1], request: Partial<Request> = {}) =>
    ask(stage().world, "sign", {
      authorization: `Session ${await sessionFor(stage(), session)}`,
      body: body(),
      ...request,
    });
  const drawn = (...points: number[][]) => ({ body: body({ mark: { kind: "drawn", strokes: [points] } }) });

  test.each([
    ["another manifest than was shown", "manifest-mismatch", {}, () => ({ body: body({ manifest: "0".repeat(64) }) })],
    ["before one's turn", "not-your-turn", { slot: "uz1" }, () => ({})],
    [
      "letters that cannot be set",
      "script-not-supported",
      {},
      () => ({ body: body({ mark: { kind: "typed", text: "მამინი" } }) }),
    ],
    [
      "strokes of too many points",
      "request-invalid",
      {},
      () => ({ body: body({ mark: { kind: "drawn", strokes: [Array(1001).fill([1, 1]), Array(1000).fill([1, 1])] } }) }),
    ],
    ["a point off the box", "request-invalid", {}, () => drawn([0, 1001])],
    ["a point of three numbers", "request-invalid", {}, () => drawn([0, 1, 2])],
    ["more ink than an event holds", "body-too-large", {}, () => drawn(...Array(5000).fill([1000, 1000]))],
    ["another consent", "request-invalid", {}, () => ({ body: body({ consent: "sign-v2" }) })],
  ] as const)("signing with %s is %s", async (_, refused, session, request) => {
    expect(code(await unchanged(stage(), () => sign(session, request())))).toBe(refused);
  });

  test("a point below zero by its sign alone is no point", async () => {
    const raw = JSON.stringify(drawn([0, 0]).body).replace("[0,0]", "[-0,0]");
    const { body: _, ...request } = { body: undefined, raw, headers: { "content-type": "application/json" } };
    expect(code(await unchanged(stage(), () => sign({}, { body: undefined, ...request })))).toBe("request-invalid");
  });

  test("a manifest that the session was not made for is refused though it names it", async () => {
    const manifest = "1".repeat(64);
    const answer = await unchanged(stage(), () => sign({ manifest }, { body: body({ manifest }) }));
    expect(code(answer)).toBe("manifest-mismatch");
  });

  test("outside the window nobody signs", async () => {
    const { body: opening } = await stage().tomorrow.read(PROTOCOL.KZ);
    const { manifest } = opening.opening as { manifest: string };
    const answer = await unchanged(stage(), () =>
      sign({ agreementId: stage().tomorrow.id, manifest }, { body: body({ manifest }) }),
    );
    expect(code(answer)).toBe("outside-window");
  });

  test("signing is one act: again with the key it is the same, with another body or key it is refused", async () => {
    const key = randomUUID();
    const signed = await sign({}, { key });
    expect(signed.body).toMatchObject({
      slots: [
        { slot: "kz1", state: "SIGNED" },
        { slot: "uz1", state: "NOMINATED" },
      ],
    });
    // With a session of another moment, as after a renewal.
    const again = await sign({ proven: Math.floor(Date.now() / 1000) - 60 }, { key });
    expect(again.body).toEqual(signed.body);
    const other = { key, body: body({ mark: { kind: "typed", text: "A. Mamin" } }) };
    expect(code(await sign({}, other))).toBe("idempotency-key-reused");
    expect(code(await sign({}))).toBe("already-signed");
    expect(await signedEvents(stage())).toHaveLength(1);
  });

  test("ten signatures of one hand at once are one", async () => {
    // As much ink as an event takes.
    const stroke = Array.from({ length: 950 }, (_, at) => [at, 1000 - at]);
    const scrawl = { body: body({ mark: { kind: "drawn", strokes: [stroke, stroke] } }) };
    const answers = await Promise.all(Array.from({ length: 10 }, () => sign({ slot: "uz1" }, scrawl)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200).map(code);
    expect(refused.filter((each) => each !== "already-signed" && each !== "busy")).toEqual([]);
    expect(await signedEvents(stage())).toHaveLength(2);
  });
};

const signedEvents = async ({ world, id }: Stage) =>
  (await world.rows()).filter((row) => row.includes(`"streamId":"agreement/${id}"`) && row.includes('"type":"Signed"'));
