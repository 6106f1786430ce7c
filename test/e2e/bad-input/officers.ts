import { agreement } from "../../../shared/api/answers.ts";
import { ROUTES, type RouteName } from "../../../shared/api/routes.ts";
import { sha256Hex } from "../../../shared/domain/hash.ts";
import { type Answer, ask, type Request } from "./ask.ts";
import { draftBody, mailOf, nominationBody, openingBody, TREATY, versionBody } from "./life.ts";
import { MATRIX, rightRequest } from "./matrix.ts";
import { type Stage, unchanged } from "./stage.ts";
import { settled } from "./world.ts";

const ABOUT_ONE = ROUTES.filter(({ path }) => path.startsWith("/v1/agreements/{id}")).map(({ name }) => name);
const EDITS = ROUTES.filter((route) => "edits" in route).map(({ name }) => name);

/** All of an answer but when it was given. */
const bytes = ({ status, headers, text }: Answer) => {
  const { date: _, "apigw-requestid": __, ...rest } = Object.fromEntries(headers);
  return { status, headers: rest, text };
};

/** The same request by the officer of the same role of the other side. */
const byOtherSide = async (name: RouteName, stage: Stage, right: Request): Promise<Request> => {
  const { who = "" } = MATRIX[name];
  return { ...right, authorization: await stage.world.bearer(who.replace("kz-", "uz-")) };
};

export const foreignAgreements = (stage: () => Stage) => {
  test.each(ABOUT_ONE)("%s tells a stranger's, a kept and an unknown agreement apart by nothing", async (name) => {
    const right = await byOtherSide(name, stage(), await rightRequest(name, stage()));
    for (const ifMatch of right.ifMatch ? ['"a1"', '"d1"', '"a3"', '"d3"'] : [undefined]) {
      const answers = [stage().stranger.id, stage().kept.id, "0".repeat(16)].map((id) =>
        unchanged(stage(), () =>
          ask(stage().world, name, { ...right, params: { ...right.params, id }, ...(ifMatch ? { ifMatch } : {}) }),
        ),
      );
      const [stranger, kept, unknown] = (await Promise.all(answers)).map(bytes);
      expect(JSON.parse(stranger?.text ?? "")).toMatchObject({ code: "not-found", status: 404 });
      expect([stranger, kept]).toEqual([unknown, unknown]);
    }
  });

  test.each([
    ["nominate", nominationBody("UZ"), "not-your-side"],
    ["put-officer", { name: { en: "Spy" }, role: "treaty-officer", language: "en", mail: "spy@kz.example" }, "not-your-side"],
  ] as const)("%s for the other side is refused", async (name, body, code) => {
    const right = await rightRequest(name, stage());
    const params = name === "put-officer" ? { party: "UZ", officer: "spy" } : right.params;
    const answer = await unchanged(stage(), () => ask(stage().world, name, { ...right, ...(params ? { params } : {}), body }));
    expect(answer.body.code).toBe(code);
  });

  test("an officer's document of an agreement and its events hold no contact, and nothing that one could be guessed from", async () => {
    const { opened, world } = stage();
    for (const who of [TREATY.KZ, TREATY.UZ]) {
      const document = (await opened.read(who)).text;
      const events = await ask(world, "read-events", {
        params: { id: opened.id },
        authorization: await world.bearer(who),
      });
      expect(document).not.toMatch(/example|Hash|mark|commandId/);
      expect(events.text).not.toContain(".example");
      for (const side of ["KZ", "UZ"] as const) {
        const path = `/v1/agreements/${opened.id}/nominations`;
        const guesses = [[path, nominationBody(side)], nominationBody(side)].map((each) => sha256Hex(JSON.stringify(each)));
        for (const guess of [...guesses, sha256Hex(mailOf(side))]) expect(events.text).not.toContain(guess);
      }
    }
  });
};

export const staleEdits = (stage: () => Stage) => {
  test.each(EDITS)("%s over a state that is gone shows the one that is", async (name) => {
    const right = await rightRequest(name, stage());
    for (const ifMatch of ['"a1"', '"a9999"', '"d1"', '"d77"']) {
      const { body, headers } = await unchanged(stage(), () => ask(stage().world, name, { ...right, ifMatch }));
      expect(body.code).toBe("stale");
      expect(headers.get("etag")).toBe(stage().etag);
      expect(agreement.parse(body.current).id).toBe(stage().id);
    }
  });

  test("the side that never had the draft is told the state too", async () => {
    const right = await byOtherSide("initial", stage(), await rightRequest("initial", stage()));
    const { body } = await unchanged(stage(), () => ask(stage().world, "initial", { ...right, ifMatch: '"d1"' }));
    expect(body).toMatchObject({ code: "stale", current: { id: stage().id } });
  });
};

const ACTS = ["draft", "propose-version", "share", "initial", "nominate", "open-for-signature"] as const;
const OTHER: { readonly [name in RouteName]?: object } = {
  draft: draftBody("Another agreement"),
  "propose-version": { files: versionBody.files.map((file) => ({ ...file, name: "other.pdf" })) },
  initial: { manifest: "0".repeat(64) },
  nominate: { ...nominationBody("KZ"), contact: { mail: "another@kz.example" } },
  "open-for-signature": openingBody(-2),
};

/** What a presigned address changes with the second it is made in. */
const lasting = ({ uploads, ...body }: Answer["body"]) => ({
  ...body,
  uploads: (uploads as { url: string }[] | undefined)?.map(({ url, ...rest }) => ({ ...rest, url: url.split("?")[0] })),
});

export const repeats = (stage: () => Stage) => {
  describe.each(ACTS)("%s", (name) => {
    const actsOf = () => stage().opened.acts.filter((act) => act.name === name);

    test("again with the same key is answered as it was, and changes nothing", async () => {
      expect(actsOf().length).toBeGreaterThan(0);
      for (const { request, answer } of actsOf()) {
        const again = await unchanged(stage(), () => ask(stage().world, name, request));
        expect(again.status).toBe(answer.status);
        expect(again.headers.get("etag")).toBe(answer.headers.get("etag"));
        expect(lasting(again.body)).toEqual(lasting(answer.body));
      }
    });

    const body = OTHER[name];
    if (!body) return;
    test("with the same key and another body is idempotency-key-reused", async () => {
      const request = actsOf()[0]?.request;
      const answer = await unchanged(stage(), () => ask(stage().world, name, { ...request, body }));
      expect(answer.body.code).toBe("idempotency-key-reused");
    });
  });

  test("ten drafts at once under one key are one", async () => {
    const { world } = stage();
    const request = { authorization: await world.bearer(TREATY.KZ), body: draftBody("Draft of many"), key: "one-and-the-same" };
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(world, "draft", request)));
    for (const { status, body } of answers) expect({ status, body }).toEqual({ status: 201, body: answers[0]?.body });
    const events = (await settled(world)).filter((row) => row.includes('"agreements"') && row.includes("Draft of many"));
    expect(events).toHaveLength(1);
  });

  test("two officers with one key are two commands", async () => {
    const { world } = stage();
    const drafts = ["kz-treaty-desk", "uz-treaty-desk"].map(async (who) =>
      ask(world, "draft", { authorization: await world.bearer(who), body: draftBody("Draft of two"), key: "shared-key" }),
    );
    const [one, other] = await Promise.all(drafts);
    expect(one?.body.id).not.toBe(other?.body.id);
    await settled(world);
  });
};
