import { type Installation, install } from "../../infra/local/installation.ts";
import { uploads } from "../fixtures/pdf/uploads.ts";
import { build, onePageObjects, withObjects } from "../shared/pades/build.ts";
import {
  type Agreement,
  byBus,
  byClock,
  decided,
  draftOn,
  propose,
  put,
  type Stage,
  seen,
  stageOf,
  temporaryDirectory,
} from "./support.ts";

let cloud: Installation;
let stage: Stage;

beforeAll(async () => {
  cloud = await install({ directory: temporaryDirectory() });
  stage = stageOf(cloud);
});
afterAll(() => cloud.stop());

const pdf = uploads.table;
const outcome = (agreement: Agreement, wait = byBus) => wait(agreement, "intake", () => decided(agreement));

/** After any refusal the officer just tries again. */
const expectAnotherTaken = async (agreement: Agreement): Promise<void> => {
  await put(await propose(agreement, pdf), pdf);
  expect(await outcome(agreement)).toMatchObject({ kind: "accepted", texts: [{ pages: 2 }] });
};

test("a lost object event: the due item finds the file", async () => {
  const agreement = await draftOn(stage);
  const ticket = await propose(agreement, pdf);
  cloud.switchBuses(false);
  expect(await put(ticket, pdf)).toBe(200);
  cloud.switchBuses(true);
  expect(await decided(agreement)).toBeUndefined();
  expect(await outcome(agreement, byClock(cloud.tick))).toMatchObject({ number: 1, kind: "accepted" });
});

test("a file that never comes: after its ticket ran out the version is refused, and the next can be proposed", async () => {
  const agreement = await draftOn(stage);
  const ticket = await propose(agreement, pdf, "never.pdf");
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  cloud.tick(at(30));
  await expect(propose(agreement, pdf)).rejects.toMatchObject({ status: 409 });
  expect(await decided(agreement)).toBeUndefined();
  cloud.tick(at(62));
  expect(await outcome(agreement)).toMatchObject({ kind: "refused", code: "upload-incomplete", detail: "never.pdf" });
  // By the real clock the ticket still holds: what comes late changes nothing.
  await put(ticket, pdf);
  await expectAnotherTaken(agreement);
  expect((await seen(agreement)).versions.map(({ kind }) => kind)).toEqual(["refused", "accepted"]);
});

describe("an upload that is not the one the ticket is for is refused by the store and never becomes a text", () => {
  let agreement: Agreement;
  let ticket: Awaited<ReturnType<typeof propose>>;
  beforeAll(async () => {
    agreement = await draftOn(stage);
    ticket = await propose(agreement, pdf);
  });
  const other = uploads.table.with(100, 0x20);
  const signature = (url: string) => url.replace(/X-Amz-Signature=../, "X-Amz-Signature=00");
  const withKey = (url: string) => url.replace("/1/0.pdf", "/2/0.pdf");

  test.each<[string, number, () => Promise<number>]>([
    ["other bytes", 400, () => put(ticket, other)],
    [
      "other bytes under their own checksum",
      403,
      () => put(ticket, other, { "x-amz-checksum-sha256": "A".repeat(43).concat("=") }),
    ],
    ["more bytes", 403, () => put(ticket, new Uint8Array([...pdf, 0x0a]))],
    ["fewer bytes", 403, () => put(ticket, pdf.subarray(0, -1))],
    ["another type", 403, () => put(ticket, pdf, { "content-type": "text/html" })],
    ["a tampered signature", 403, () => put({ ...ticket, url: signature(ticket.url) }, pdf)],
    ["another version's place", 403, () => put({ ...ticket, url: withKey(ticket.url) }, pdf)],
  ])("%s: %d", async (_, status, upload) => {
    expect(await upload()).toBe(status);
    expect(await decided(agreement)).toBeUndefined();
  });

  test("the right bytes are taken all the same, once", async () => {
    expect(await put(ticket, pdf)).toBe(200);
    expect(await put(ticket, pdf)).toBe(412);
    expect(await outcome(agreement)).toMatchObject({ kind: "accepted" });
  });
});

test.each([
  ["garbage", "pdf-damaged", new TextEncoder().encode("not a PDF at all")],
  ["an encrypted PDF", "pdf-encrypted", build({ objects: onePageObjects, trailer: "/Encrypt 9 0 R" })],
  [
    "a signed PDF",
    "pdf-already-signed",
    withObjects({
      3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/A 4 0 R>>",
      4: "<</Type/Sig/Filter/Adobe.PPKLite>>",
    }),
  ],
])("%s is refused as %s, its file named on the version, and the next can be proposed", async (_, code, bytes) => {
  const agreement = await draftOn(stage);
  await put(await propose(agreement, bytes, "refused.pdf"), bytes);
  expect(await outcome(agreement)).toMatchObject({ number: 1, kind: "refused", code, file: "refused.pdf" });
  await expectAnotherTaken(agreement);
});
