import type { NewEvent } from "../../../../shared/domain/agreement/events.ts";
import { openLink } from "../../../../shared/usecases/link.ts";
import { notify } from "../../../../shared/usecases/reactions/notify.ts";
import { letterIn } from "../../../fakes/mail.ts";
import { officer, type World } from "../../../fakes/world.ts";
import { event, ID, STREAM, upTo } from "../../../fixtures/agreement.ts";
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
const mails = ({ inbox }: World): string[] => inbox.map(({ to, subject }) => `${subject} to ${to}`);
const run = (there: World) => notify(there, STREAM);

test("when the copies are ready the first group is invited, with a link that opens its own slot", async () => {
  const there = await start(upTo.prepared);
  await run(there);
  expect(mails(there)).toEqual(["invitation to kz1@example.test"]);
  const [mail] = there.inbox;
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
  expect(there.inbox).toHaveLength(1);
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
  const sent = mails(there);
  expect(sent).toHaveLength(4);
  expect(sent.filter((mail) => mail === sent[0])).toHaveLength(2);
  expect(new Set(sent).size).toBe(3);
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
  expect(mails(there)).toHaveLength(2);
  await run(there);
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
