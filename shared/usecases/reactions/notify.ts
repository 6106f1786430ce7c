import { fold } from "../../domain/agreement/fold.ts";
import type { Agreement } from "../../domain/agreement/state.ts";
import { failureOf } from "../failure.ts";
import { linkInput, linkToken } from "../link.ts";
import type { Attempt, ComposeLetter, Deliveries, Held, Macs, People, SendMail, SentNotice } from "../ports.ts";
import { type Addressed, addressedOf, isOvertaken, noticesOn, officersTold } from "./addressed.ts";
import { letterOf, type Reader } from "./letters.ts";
import type { Notice } from "./notice.ts";
import type { ReactionPorts } from "./reaction.ts";
import { agreementIdIn } from "./signing-file.ts";

interface Ports extends ReactionPorts {
  readonly people: Asked;
  readonly deliveries: Deliveries;
  readonly macs: Macs;
  readonly compose: ComposeLetter;
  readonly sendMail: SendMail;
  readonly publicHost: string;
}

type Asked = Pick<People, "officers" | "contact" | "formerContact">;

/** A claim outlives the run that made it (30 s): whoever dies with it keeps the notice back for so long. */
const CLAIM_MS = 35_000;

type Sending = "sent" | "held" | { readonly failed: unknown };

/**
 * Sends every notice of the stream that has not gone out or is wanted again, and that no other run is sending. Sent before recorded: a crash
 * between the two may send one duplicate, never none; a repeat of the reaction sends nothing. A notice that fails holds no other up; it is
 * thrown when the rest have gone. What another run holds stays due, until a later run finds it recorded.
 */
export const notify = async (given: Ports, streamId: string): Promise<void> => {
  const ports = { ...given, people: remembering(given.people) };
  const events = await ports.store.read(streamId);
  const notices = await noticesOn(ports.store, streamId, events);
  const done = new Set((await ports.deliveries.of(streamId)).filter(isDone).map(({ notice }) => notice));
  const now = fold(events);
  const sendings: Sending[] = [];
  for (const notice of notices.filter((each) => !isOvertaken(each, now))) {
    for (const addressed of await addressedOf(ports.people, notice, now))
      if (!done.has(addressed.key)) sendings.push(await sendClaimed(ports, { streamId, notice: asOf(notice, now), addressed }));
  }
  const failure = sendings.find((each) => typeof each === "object");
  if (failure) throw failure.failed;
  if (!sendings.includes("held")) await ports.steps.done(streamId, "notify", events.length);
};

const isDone = ({ sent, wantedAt }: SentNotice): boolean => sent && wantedAt === undefined;

/** An invitation says what is so when it goes out, the window above all: it may go out again long after its event. */
const asOf = (notice: Notice, now: Agreement | undefined): Notice => {
  const slot = now?.slots.find((each) => each.slot === notice.slot?.slot);
  return notice.kind === "invitation" && now && slot ? { ...notice, state: now, slot } : notice;
};

/** Many notices go to the same people: one run asks for each address once. */
const remembering = (people: Asked): Asked => {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(name: string, ask: () => Promise<T>): Promise<T> => {
    const answer = known.get(name) ?? ask();
    known.set(name, answer);
    return answer as Promise<T>;
  };
  return {
    officers: (party) => once(`officers ${party}`, () => people.officers(party)),
    contact: (agreementId, slot) => once(`contact ${agreementId} ${slot}`, () => people.contact(agreementId, slot)),
    formerContact: (agreementId, slot, generation) =>
      once(`former ${agreementId} ${slot} ${generation}`, () => people.formerContact(agreementId, slot, generation)),
  };
};

/** A letter to one address, of the stream whose event called for it. */
interface Due {
  readonly streamId: string;
  readonly notice: Notice;
  readonly addressed: Addressed;
}

const sendClaimed = async (ports: Ports, due: Due): Promise<Sending> => {
  const { deliveries, now } = ports;
  const { key, generation } = due.addressed;
  const at = now();
  const claim = { at: at.toISOString(), until: new Date(at.getTime() + CLAIM_MS).toISOString() };
  const about = { at: claim.at, ...(generation === undefined ? {} : { generation }) };
  try {
    const held = await deliveries.claim(due.streamId, key, claim);
    return held ? await sendHeld(ports, due, { held, about }) : "held";
  } catch (failed) {
    return { failed };
  }
};

interface Holding {
  readonly held: Held;
  readonly about: Pick<Attempt, "at" | "generation">;
}

/** What failed is recorded, which gives the claim back; it changes nothing where the mail went out and was recorded all the same. */
const sendHeld = async (ports: Ports, due: Due, { held, about }: Holding): Promise<Sending> => {
  try {
    const messageId = await send(ports, due);
    await ports.deliveries.record(held, { ...about, messageId });
    return "sent";
  } catch (failed) {
    const { code, reason } = failureOf(failed);
    await ports.deliveries.record(held, { ...about, failure: { code, ...(reason ? { reason } : {}) } }).catch(() => undefined);
    return { failed };
  }
};

/** Answers the provider's id of the message. */
const send = async (ports: Ports, { notice, addressed }: Due): Promise<string> => {
  const replyTo =
    notice.kind === "question" && notice.slot
      ? await ports.people.contact(agreementIdIn(notice.state), notice.slot.slot)
      : undefined;
  const letter = ports.compose(letterOf(notice, await readerOf(ports, notice, addressed)));
  return ports.sendMail({ to: addressed.mail, ...letter, ...(replyTo ? { replyTo: replyTo.mail } : {}) });
};

/** Only an invitation bears a link, which costs a MAC. */
const readerOf = async ({ people, macs, publicHost }: Ports, notice: Notice, { language }: Addressed): Promise<Reader> => {
  const { to, kind, state } = notice;
  if (kind !== "invitation" || !("signatory" in to)) return { publicHost, language, link: "", officers: [] };
  const { slot, generation, party } = to.signatory;
  const link = { agreementId: agreementIdIn(state), slot, generation };
  const token = linkToken(link, await macs.generate("link", linkInput(link)));
  return { publicHost, language, link: `https://${publicHost}/sign#${token}`, officers: await officersTold(people, party) };
};
