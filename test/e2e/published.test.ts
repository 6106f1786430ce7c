import { until } from "../../infra/local/demo/api.ts";
import { sha256 } from "../../infra/local/demo/stage.ts";
import { type Installation, install } from "../../infra/local/installation.ts";
import { uploads } from "../fixtures/pdf/uploads.ts";
import { draftOn, opened, publicEntry, registered, signAll, stageOf, temporaryDirectory } from "./support.ts";

describe("what is public", () => {
  let cloud: Installation;
  beforeAll(async () => {
    cloud = await install({ directory: temporaryDirectory(), timers: true, pages: "web/dist" });
  });
  afterAll(() => cloud.stop());

  const fetched = async (hash: string) => {
    const response = await fetch(new URL(`/public/${hash}.pdf`, cloud.publicUrl));
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  };

  test("its text and sealed file are there for anyone, to the byte; before its time nothing is", async () => {
    const stage = stageOf(cloud);
    const later = await opened(await draftOn(stage), {
      publicFrom: new Date(Date.now() + 3600_000).toISOString(),
      pdf: uploads.stream,
    });
    await signAll(later);
    const embargoed = await registered(later);
    const agreement = await opened(await draftOn(stage));
    await signAll(agreement);
    const { number } = await registered(agreement);
    const { entry } = await until("the public entry", () => publicEntry(stage, number));
    const [text] = (entry as unknown as { texts: { sha256: string; sealedSha256: string }[] }).texts;
    if (!text) throw new Error("a text");
    const upload = await fetched(text.sha256);
    expect([upload.status, Buffer.from(upload.bytes).equals(uploads.table)]).toEqual([200, true]);
    const sealed = await fetched(text.sealedSha256);
    expect([sealed.status, sha256(sealed.bytes)]).toEqual([200, text.sealedSha256]);
    expect(Buffer.from(sealed.bytes.subarray(0, uploads.table.length)).equals(uploads.table)).toBe(true);
    expect(await publicEntry(stage, embargoed.number)).toBeUndefined();
    expect((await fetched(sha256(uploads.stream))).status).not.toBe(200);
  });
});
