import { openLink } from "../../../shared/usecases/link.ts";
import { readSlot } from "../../../shared/usecases/read-slot.ts";
import { event, STREAM, upTo } from "../../fixtures/agreement.ts";
import { linkOf, signingRoom } from "../../fixtures/signing-room.ts";

test("a link opens its own slot and asks the key service once", async () => {
  const there = await signingRoom();
  const link = await linkOf(there);
  const opened = await openLink(there, link);
  expect(opened).toMatchObject({ slot: "kz1", generation: 1, signatory: { slot: "kz1", party: "KZ" } });
  expect(there.macs.asked).toEqual(["generate link", "verify link"]);
});

test.each<[string, (link: string) => string]>([
  ["another slot", (link) => link.replace(".kz1.", ".uz1.")],
  ["another generation", (link) => link.replace(".kz1.1.", ".kz1.2.")],
  ["another agreement", (link) => link.replace(/^./, "3")],
  ["another MAC", (link) => `${link.slice(0, -2)}${link.endsWith("AA") ? "BB" : "AA"}`],
])("%s in it is an altered link, told by the key service", async (_, alter) => {
  const there = await signingRoom();
  expect(await openLink(there, alter(await linkOf(there)))).toEqual({ refused: "link-altered" });
  expect(there.macs.asked.at(-1)).toBe("verify link");
});

test.each<[string, (link: string) => string]>([
  ["nothing", () => ""],
  ["a cut link", (link) => link.slice(0, -1)],
  ["a key that is unknown", (link) => link.replace(".kz1.1.1.", ".kz1.1.2.")],
  ["a link with a tail", (link) => `${link}.x`],
  ["a letter that no id has", (link) => link.replace(/^../, "li")],
])("%s is an altered link without asking the key service", async (_, alter) => {
  const there = await signingRoom();
  const link = await linkOf(there);
  expect(await openLink(there, alter(link))).toEqual({ refused: "link-altered" });
  expect(there.macs.asked).toEqual(["generate link"]);
});

test("a genuine link of another generation was replaced", async () => {
  const there = await signingRoom();
  expect(await openLink(there, await linkOf(there, "kz1", 2))).toEqual({ refused: "link-replaced" });
});

test("a genuine link to what does not stand is not found", async () => {
  const there = await signingRoom();
  expect(await openLink(there, await linkOf(there, "kz7"))).toEqual({ refused: "not-found" });
  expect(await openLink(there, await linkOf(there, "kz1", 1, "0000000000000001"))).toEqual({ refused: "not-found" });
});

test("reading changes nothing: a mail scanner may follow the link as often as it likes", async () => {
  const there = await signingRoom();
  const link = await linkOf(there);
  const before = await there.store.stored(STREAM);
  for (let times = 0; times < 3; times++)
    expect(await readSlot(there, link, there.now())).toMatchObject({ slot: "kz1", maySign: true });
  expect(await there.store.stored(STREAM)).toEqual(before);
  expect(there.due.size).toBe(0);
  expect(await there.people.countTry("20thsess10n2023r", "kz1", "look")).toBe("none");
});

const MORNING = "2023-05-05T06:00:00Z";
test.each([
  { when: "before its turn", events: upTo.prepared, slot: "uz1", now: MORNING, code: "not-your-turn" },
  { when: "before the window", events: upTo.prepared, slot: "kz1", now: "2023-05-05T04:59:59.999Z", code: "outside-window" },
  { when: "when the window closes", events: upTo.prepared, slot: "kz1", now: "2023-05-05T13:00:00.000Z", code: "outside-window" },
  { when: "before the signing copies", events: upTo.opened, slot: "kz1", now: MORNING, code: "not-prepared" },
  { when: "after signing", events: [...upTo.prepared, event.signedKZ], slot: "kz1", now: MORNING, code: "already-signed" },
])("$when the page opens and says what is in the way", async ({ events, slot, now, code }) => {
  const there = await signingRoom(events);
  const seen = await readSlot(there, await linkOf(there, slot), new Date(now));
  expect(seen).toMatchObject({ slot, maySign: false, hindrance: { code } });
});
