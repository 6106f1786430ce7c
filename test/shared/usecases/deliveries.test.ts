import type { NewEvent } from "../../../shared/domain/agreement/events.ts";
import { isRefusal, type Refusal } from "../../../shared/domain/agreement/refusals.ts";
import { Fault } from "../../../shared/domain/fault.ts";
import { sideStream } from "../../../shared/domain/ids.ts";
import { listDeliveries } from "../../../shared/usecases/list-deliveries.ts";
import { note } from "../../../shared/usecases/note.ts";
import { notify } from "../../../shared/usecases/reactions/notify.ts";
import { sendAgain } from "../../../shared/usecases/send-again.ts";
import { letterIn } from "../../fakes/mail.ts";
import { asked, officer, type World } from "../../fakes/world.ts";
import { DURING, event, ID, STREAM, stored, upTo } from "../../fixtures/agreement.ts";
import { signingRoom } from "../../fixtures/signing-room.ts";

interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly tries: number;
  readonly attempts: readonly object[];
  readonly maySendAgain: boolean;
  readonly to: { readonly mail?: string };
}

const start = async (events: readonly NewEvent[]) => {
  const there = await signingRoom(events);
  for (const party of ["KZ", "UZ"]) await there.people.putOfficer(officer(party));
  return there;
};
const list = async (there: World, party = "KZ"): Promise<readonly Shown[]> => {
  const answer = await listDeliveries(there, asked({ party }).officer, { agreementId: ID, at: there.clock.at });
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer.deliveries as readonly Shown[];
};
const lines = async (there: World, party?: string) =>
  (await list(there, party)).map(({ kind, state, to }) => `${kind} to ${to.mail}: ${state}`).sort();
const one = async (there: World, kind: string): Promise<Shown> => {
  const found = (await list(there)).filter((each) => each.kind === kind);
  if (!found[0] || found.length > 1) throw new Error(`${found.length} ${kind}`);
  return found[0];
};

const queued: string[] = [];
beforeEach(() => queued.splice(0));
const again = (there: World, delivery: string, { party = "KZ", key = "again" } = {}) =>
  sendAgain(
    { ...there, enqueue: async (step, streamId) => void queued.push(`${step} ${streamId}`) },
    asked({ party, key, at: there.clock.at }),
    { agreementId: ID, delivery },
  );
const codeOf = (answer: object): string => (answer as Refusal).refused;
const run = (there: World) => notify(there, STREAM);

test("each letter to the own side: waiting, then sent, with its try; of the other side's there is nothing", async () => {
  const there = await start([...upTo.prepared, event.signedKZ]);
  expect(await lines(there)).toContain("signed to treaty-officer@kz.example: WAITING");
  await run(there);
  expect(await lines(there)).toEqual(
    [
      "initialled to treaty-officer@kz.example: SENT",
      "initialled to treaty-officer@kz.example: SENT",
      "signed to treaty-officer@kz.example: SENT",
    ].sort(),
  );
  expect(await one(there, "signed")).toMatchObject({
    tries: 1,
    attempts: [{ at: DURING, messageId: expect.stringMatching(/^mail-/) }],
    maySendAgain: true,
  });
  expect(JSON.stringify(await list(there))).not.toMatch(/uz\.example|uz1@/);
  expect(await lines(there, "UZ")).toContain("invitation to uz1@example.test: SENT");
  expect(JSON.stringify(await list(there, "UZ"))).not.toMatch(/kz\.example|kz1@/);
});

test("nobody of another state learns that there is an agreement", async () => {
  const there = await start(upTo.prepared);
  const answer = await listDeliveries(there, asked({ party: "TJ" }).officer, { agreementId: ID, at: DURING });
  expect(codeOf(answer)).toBe("not-found");
});

test("what a side noted for itself is told to it alone", async () => {
  const there = await start(upTo.prepared);
  const streamId = sideStream("KZ", ID);
  await note(there.store, { streamId, note: { type: "Asked", data: { slot: "kz1", text: "?" } } }, asked({ party: "KZ" }).cause);
  await notify(there, streamId);
  expect(await lines(there)).toContain("question to treaty-officer@kz.example: SENT");
  expect((await lines(there, "UZ")).filter((line) => line.startsWith("question"))).toEqual([]);
});

test("a failure is kept with its code and the provider's name of it, never with what it quoted", async () => {
  const there = await start(upTo.prepared);
  const rejected = Object.assign(new Error("Address blacklisted: kz1@example.test"), { name: "MessageRejected" });
  there.faults.put("sendMail", "before", new Fault("mail-failed", `send: ${rejected.message}`, { cause: rejected }));
  await run(there).catch(() => undefined);
  const failed = (await list(there, "UZ")).find(({ state }) => state === "FAILED");
  expect(failed?.attempts).toEqual([{ at: DURING, failure: { code: "mail-failed", reason: "MessageRejected" } }]);
});

test("an invitation sent again bears the same link; the same key again sends nothing, another one does", async () => {
  const there = await start(upTo.prepared);
  await run(there);
  const { id } = await one(there, "invitation");
  const invitations = () => there.inbox.filter(({ subject }) => subject === "invitation").map(letterIn);
  for (let times = 0; times < 2; times++) expect(await again(there, id)).toMatchObject({ body: { id, state: "WAITING" } });
  expect(queued).toEqual([`notify ${STREAM}`, `notify ${STREAM}`]);
  expect(there.due.get(`${STREAM} notify`)).toMatchObject({ attempts: 0 });
  await run(there);
  expect(await again(there, id)).toMatchObject({ body: { id, state: "SENT", tries: 2 } });
  expect(queued).toHaveLength(2);
  await run(there);
  const [first, second, ...more] = invitations();
  expect([second, more]).toEqual([first, []]);
  await again(there, id, { key: "once more" });
  await run(there);
  expect(invitations()).toHaveLength(3);
  expect(there.due.size).toBe(0);
});

/** The world goes on by events after those that it began with. */
const goOn = async (there: World, events: readonly NewEvent[]): Promise<void> => {
  const before = (await there.store.stored(STREAM)).length;
  await there.store.append({ events: stored(events).slice(before), due: [] });
};

test("an invitation sent again after the signing was moved says the new time", async () => {
  const there = await start(upTo.prepared);
  await run(there);
  const { id } = await one(there, "invitation");
  await goOn(there, [...upTo.prepared, event.postponed]);
  await again(there, id);
  await run(there);
  const last = there.inbox
    .filter(({ subject }) => subject === "invitation")
    .map(letterIn)
    .at(-1);
  expect(last).toMatchObject({ opensAt: event.postponed.data.opensAt });
});

test.each([
  ["whose signature was given", event.signedKZ],
  ["whose link was replaced", event.linkReissued],
])("an invitation %s is not sent again", async (_, next) => {
  const there = await start(upTo.prepared);
  await run(there);
  const { id } = await one(there, "invitation");
  await goOn(there, [...upTo.prepared, next]);
  expect(codeOf(await again(there, id))).toBe("letter-overtaken");
  expect(queued).toEqual([]);
});

test("an invitation that failed and is not needed any more says so", async () => {
  const there = await start(upTo.prepared);
  const kept = there.sendMail;
  const refusing = async (mail: Parameters<typeof kept>[0]) => {
    if (mail.subject === "invitation") throw new Fault("mail-failed", "refused");
    return kept(mail);
  };
  await notify({ ...there, sendMail: refusing }, STREAM).catch(() => undefined);
  expect((await one(there, "invitation")).state).toBe("FAILED");
  await goOn(there, [...upTo.prepared, event.signedKZ]);
  expect(await one(there, "invitation")).toMatchObject({ state: "OVERTAKEN", maySendAgain: false });
});

test("another side's letter is not there to be sent again", async () => {
  const there = await start(upTo.prepared);
  await run(there);
  const { id } = await one(there, "invitation");
  for (const party of ["UZ", "TJ"]) expect(codeOf(await again(there, id, { party }))).toBe("not-found");
  expect(queued).toEqual([]);
});

test("a letter that was never tried is not asked for again", async () => {
  const there = await start(upTo.prepared);
  const { id } = await one(there, "invitation");
  expect(codeOf(await again(there, id))).toBe("not-sent-yet");
});

test("many officers at once have it sent once more, once", async () => {
  const there = await start(upTo.prepared);
  await run(there);
  const { id } = await one(there, "invitation");
  await Promise.all(["a", "b", "c", "d"].map((key) => again(there, id, { key })));
  await Promise.all([run(there), run(there)]);
  expect((await one(there, "invitation")).tries).toBe(2);
});

test("the address shown is the one that was written to, though it was changed since", async () => {
  const there = await start(upTo.prepared);
  await run(there);
  const former = { mail: "kz1@example.test", setBy: "alice", salt: "00" };
  const mail = "new@example.test";
  await goOn(there, [...upTo.prepared, event.contactChanged]);
  await there.store.append({
    events: [],
    due: [],
    with: [there.people.formerContactWrite(ID, "kz1", 1, former), there.people.contactWrite(ID, "kz1", { ...former, mail })],
  });
  await run(there);
  const invitations = (await list(there)).filter(({ kind }) => kind === "invitation");
  expect(invitations.map(({ to }) => to.mail)).toEqual([mail, former.mail]);
});
