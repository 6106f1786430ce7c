import { ROUTES } from "../../shared/api/routes.ts";
import { newSession } from "../../shared/usecases/session.ts";
import { ask, isGateways } from "./bad-input/ask.ts";
import { agree, draftLife, type Life, open, share, upload } from "./bad-input/life.ts";
import { casesOf, MATRIX, rightRequest, type Scene } from "./bad-input/matrix.ts";
import { settled, startWorld, type World } from "./bad-input/world.ts";

let world: World;
/** Open for signature and not yet signed. */
let opened: Life;
let scene: Scene;

beforeAll(async () => {
  world = await startWorld();
  opened = await draftLife(world, "Agreement on what is asked for");
  await upload(opened);
  await share(opened);
  await agree(opened);
  await open(opened);
  await settled(world);
  const { body, headers } = await opened.read("kz-treaty-desk");
  const { manifest } = body.opening as { manifest: string };
  const seconds = Math.floor(Date.now() / 1000);
  scene = {
    world,
    id: opened.id,
    etag: headers.get("etag") ?? "",
    link: await opened.link("kz1"),
    session: await newSession(world.macs, {
      agreementId: opened.id,
      slot: "kz1",
      generation: 1,
      manifest,
      factor: "ACCESS_CODE",
      proven: seconds,
      expires: seconds + 900,
    }),
  };
}, 180_000);
afterAll(() => world?.stop());

test("every route has its row", () => {
  expect(Object.keys(MATRIX).sort()).toEqual(ROUTES.map(({ name }) => name).sort());
});

describe.each(ROUTES.map(({ name }) => name))("%s", (name) => {
  test.each(casesOf(name))("$title is $code", async ({ request, code }) => {
    const before = await world.rows();
    const answer = await ask(world, name, await request(await rightRequest(name, scene), scene));
    if (code === "gateway")
      expect({ gateway: isGateways(answer), text: answer.text }).toEqual({ gateway: true, text: '{"message":"Unauthorized"}' });
    else expect(answer.body).toMatchObject({ code });
    expect(await world.rows()).toEqual(before);
  });
});
