import type { NewEvent } from "../../../../shared/domain/agreement/events.ts";
import { openLink } from "../../../../shared/usecases/link.ts";
import { notify } from "../../../../shared/usecases/reactions/notify.ts";
import { letterIn } from "../../../fakes/mail.ts";
import { officer, type World } from "../../../fakes/world.ts";
import { DRAFT_STREAM, event, ID, STREAM, upTo } from "../../../fixtures/agreement.ts";
import { signingRoom } from "../../../fixtures/signing-room.ts";

const KZ = "treaty-officer@kz.example";
const UZ = "treaty-officer@uz.example";

const start = async (events: readonly NewEvent[]) => {
  const there = await signingRoom(events);
  for (const party of ["KZ", "UZ"]) {
    await there.people.putOfficer(officer(party));
    await there.people.putOfficer(officer(party, "legal-adviser"));
  }
  return there;
};
/** What is told of signing: the acts before it have their own tests. */
const mails = ({ inbox }: World): string[] =>
  inbox.filter(({ subject }) => subject !== "act").map(({ to, subject }) => `${subject} to ${to}`);
const acts = ({ inbox }: World): string[] =>
  inbox
    .map((mail) => ({ to: mail.to, letter: letterIn(mail) }))
    .flatMap(({ to, letter }) => (letter.kind === "act" ? [`${letter.act} to ${to}`] : []))
    .sort();
const run = (there: World) => notify(there, STREAM);

test("when the copies are ready the first group is invited, with a link that opens its own slot", async () => {
  const there = await start(upTo.prepared);
  await run(there);
  expect(mails(there)).toEqual(["invitation to kz1@example.test"]);
  const mail = there.inbox.find(({ subject }) => subject === "invitation");
  const letter = mail && letterIn(mail);
  if (letter?.kind !== "invitation") throw new Error("an invitation");
  expect(letter).toMatchObject({
    language: "kk",
    addressee: "Әлихан Смайылов",
    officers: [{ mail: KZ }],
    signingAfter: ["Абдулла Арипов"],
    link: expect.stringMatching(/^https:\/\/depositary\.test\/sign#/),
  });
  const opened = await openLink(there, letter.link.split("#")[1] ?? "");
  expect(opened).toMatchObject({ agreementId: ID, slot: "kz1" });
});

test("each signature is told to the officers of all sides, and the next group is invited", async () => {
  const there = await start([...upTo.prepared, event.signedKZ]);
  await run(there);
  expect(mails(there).sort()).toEqual(["invitation to uz1@example.test", `signed to ${KZ}`, `signed to ${UZ}`].sort());
});

test("the last signature and the registration are told to officers and signatories", async () => {
  const there = await start(upTo.registered);
  await run(there);
  const everyone = ["kz1@example.test", "uz1@example.test", KZ, UZ];
  for (const kind of ["fully-signed", "registered"])
    expect(
      mails(there)
        .filter((mail) => mail.startsWith(kind))
        .sort(),
    ).toEqual(everyone.map((to) => `${kind} to ${to}`).sort());
  expect(mails(there).filter((mail) => mail.startsWith("signed"))).toHaveLength(4);
});

test("an invitation that its signature overtook is not sent", async () => {
  const there = await start(upTo.fullySigned);
  await run(there);
  expect(mails(there).filter((mail) => mail.startsWith("invitation"))).toEqual([]);
});

test("every notice goes out once, however often it runs and whatever comes later", async () => {
  const there = await start(upTo.prepared);
  await run(there);
  await run(there);
  expect(mails(there)).toHaveLength(1);
  const later = await start(upTo.registered);
  for (let times = 0; times < 3; times++) await run(later);
  expect(new Set(mails(later)).size).toBe(mails(later).length - 2);
  expect(mails(later)).toHaveLength(12);
});

test("a crash between sending and recording sends one duplicate, never none", async () => {
  const there = await start([...upTo.prepared, event.signedKZ]);
  there.fail("record", "before");
  await expect(run(there)).rejects.toMatchObject({ code: "store-failed" });
  await run(there);
  const sent = there.inbox.map(({ to, text }) => `${to} ${text}`);
  expect(sent.filter((mail) => mail === sent[0])).toHaveLength(2);
  expect(new Set(sent).size).toBe(sent.length - 1);
  expect(mails(there)).toHaveLength(3);
});

test("a record whose answer was lost makes no duplicate", async () => {
  const there = await start([...upTo.prepared, event.signedKZ]);
  there.fail("record", "after");
  await expect(run(there)).rejects.toMatchObject({ code: "store-failed" });
  await run(there);
  expect(mails(there)).toHaveLength(3);
});

test("a mail that is not accepted holds no other up, and keeps the step due until it went out", async () => {
  const there = await start([...upTo.prepared, event.signedKZ]);
  const version = 9;
  await there.store.append({
    events: [],
    due: [{ streamId: STREAM, step: "notify", version, from: "2023-05-05T06:00:00.000Z" }],
  });
  there.faults.put("sendMail", "before");
  await expect(run(there)).rejects.toMatchObject({ code: "store-failed" });
  expect(there.due.has(`${STREAM} notify`)).toBe(true);
  const sent = there.inbox.length;
  await run(there);
  expect(there.inbox).toHaveLength(sent + 1);
  expect(mails(there)).toHaveLength(3);
  expect(there.due.size).toBe(0);
});

test("who was erased is not written to; the others are", async () => {
  const there = await start(upTo.fullySigned);
  there.people.erase(ID, "kz1");
  await run(there);
  expect(mails(there)).not.toContain("fully-signed to kz1@example.test");
  expect(mails(there)).toContain("fully-signed to uz1@example.test");
});

test("the key service is asked for invitations only, and not for those that went out", async () => {
  const there = await start(upTo.prepared);
  await run(there);
  await run(there);
  expect(there.macs.asked).toEqual(["generate link"]);
  const signed = await start(upTo.fullySigned);
  await run(signed);
  expect(signed.macs.asked).toEqual([]);
});

test("a link is in the invitation alone: no officer's mail holds it", async () => {
  const there = await start([...upTo.prepared, event.signedKZ]);
  await run(there);
  for (const { subject, text } of there.inbox) expect(text.includes("/sign#")).toBe(subject === "invitation");
});

describe("acts at the desk are told to whom they concern", () => {
  const FORMER = "former@example.test";
  const told = async (...events: readonly NewEvent[]) => {
    const there = await start(events);
    await there.store.append({
      events: [],
      due: [],
      with: [there.people.formerContactWrite(ID, "kz1", 1, { mail: FORMER, setBy: "kz-officer", salt: "00" })],
    });
    await run(there);
    return there;
  };
  const both = (act: string) => [`${act} to ${KZ}`, `${act} to ${UZ}`];
  const only = async (events: readonly NewEvent[], act: string) =>
    acts(await told(...events)).filter((each) => each.startsWith(act));

  test.each([
    ["sharing: the other side", upTo.shared, "shared", [`shared to ${UZ}`]],
    ["another version: both", [event.shared, event.proposedAgain, event.acceptedAgain], "version", both("version")],
    ["an initial: both", [event.shared, event.initialledKZ], "initialled", both("initialled")],
    [
      "another contact: its own side and the address before",
      [...upTo.prepared, event.contactChanged],
      "contact-changed",
      [`contact-changed to ${FORMER}`, `contact-changed to ${KZ}`],
    ],
    [
      "another person: both sides and who held the place",
      [...upTo.prepared, event.replaced],
      "replaced",
      [`replaced to ${FORMER}`, ...both("replaced")],
    ],
    [
      "another time: both sides and who was invited",
      [...upTo.prepared, event.postponed],
      "postponed",
      ["postponed to kz1@example.test", ...both("postponed")],
    ],
    [
      "a wish to cancel: the side that drafted",
      [...upTo.prepared, event.cancelRequested],
      "cancel-asked",
      [`cancel-asked to ${KZ}`],
    ],
    [
      "the end: both sides and who was invited",
      [...upTo.prepared, event.cancelled],
      "cancelled",
      ["cancelled to kz1@example.test", ...both("cancelled")],
    ],
    [
      "a wish to reopen: the side that has not asked",
      [...upTo.prepared, event.reopenRequested],
      "reopen-asked",
      [`reopen-asked to ${UZ}`],
    ],
    [
      "reopening: both sides and who was invited",
      [...upTo.prepared, event.reopenRequested, event.reopened],
      "reopened",
      ["reopened to kz1@example.test", ...both("reopened")],
    ],
  ])("%s", async (_, events, act, told) => {
    expect(await only(events, act)).toEqual(told);
  });

  test("while the copies for another place are made, those who were invited are told of the next act too", async () => {
    const elsewhere = { ...event.postponed, data: { ...event.postponed.data, place: { ru: "Астана" } } };
    const [again, ended] = [
      { ...event.postponed, data: { ...event.postponed.data, closesAt: "2023-06-14T05:00:00Z" } },
      event.cancelled,
    ];
    expect(await only([...upTo.prepared, elsewhere, ended], "cancelled")).toEqual([
      "cancelled to kz1@example.test",
      ...both("cancelled"),
    ]);
    const twice = await only([...upTo.prepared, elsewhere, again], "postponed");
    expect(twice.filter((each) => each === "postponed to kz1@example.test")).toHaveLength(2);
  });

  test("who has signed is told of another time, who is still to be invited is not", async () => {
    const events = [...upTo.prepared, event.signedKZ, event.postponed];
    expect(await only(events, "postponed")).toEqual([
      "postponed to kz1@example.test",
      ...both("postponed"),
      "postponed to uz1@example.test",
    ]);
    expect(await only([...upTo.opened, event.postponed], "postponed")).toEqual(both("postponed"));
  });

  test("who cannot sign by the link any more is not told what becomes of the signing", async () => {
    expect(await only([...upTo.prepared, event.linkRevoked, event.cancelled], "cancelled")).toEqual(both("cancelled"));
  });

  test("a draft that is cancelled concerns its own side", async () => {
    const there = await start([...upTo.draft, event.cancelled]);
    await notify(there, DRAFT_STREAM);
    expect(acts(there)).toEqual([`cancelled to ${KZ}`]);
  });

  test("another person is named beside the one before, and nobody's address is", async () => {
    const there = await told(...upTo.prepared, event.replaced);
    const letters = there.inbox.map(letterIn).filter((letter) => letter.kind === "act" && letter.act === "replaced");
    expect(letters).toHaveLength(3);
    for (const letter of letters)
      expect(letter).toMatchObject({
        by: "KZ",
        who: { name: expect.stringMatching(/Nurtleu|Нуртлеу/) },
        before: { name: expect.any(String) },
      });
    expect(JSON.stringify(letters)).not.toContain("@");
  });

  test.each([
    ["reissued", event.linkReissued],
    ["of another contact", event.contactChanged],
    ["of another person", event.replaced],
  ])("a link %s goes out, and the one before is not sent any more", async (_, happened) => {
    const there = await told(...upTo.prepared, happened);
    const invitations = there.inbox.map(letterIn).filter(({ kind }) => kind === "invitation");
    expect(invitations).toHaveLength(1);
    expect(JSON.stringify(invitations)).toContain(`sign#${ID}.kz1.2.`);
  });

  test("a revoked link is sent to nobody", async () => {
    const there = await told(...upTo.prepared, event.linkRevoked);
    expect(mails(there)).toEqual([]);
  });
});
