import type { Party } from "../../domain/agreement/events.ts";
import { fold } from "../../domain/agreement/fold.ts";
import type { SlotState } from "../../domain/agreement/state.ts";
import { uiLanguageOf } from "../../domain/languages.ts";
import { linkInput, linkToken } from "../link.ts";
import type { ComposeLetter, Deliveries, Macs, Officer, People, SendMail } from "../ports.ts";
import { letterOf, type Reader } from "./letters.ts";
import { noteNotices } from "./note-notices.ts";
import type { Notice } from "./notice.ts";
import { noticesOf } from "./notices.ts";
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
 * Sends every notice of the stream that has not gone out, and that no other run is sending. Sent before recorded: a crash between the two may
 * send one duplicate, never none; a repeat of the reaction sends nothing. A notice that fails holds no other up; it is thrown when the rest
 * have gone. What another run holds stays due, until a later run finds it recorded.
 */
export const notify = async (given: Ports, streamId: string): Promise<void> => {
  const ports = { ...given, people: remembering(given.people) };
  const events = await ports.store.read(streamId);
  const notices = [...noticesOf(events), ...(await noteNotices(ports.store, streamId, events))];
  const sent = await ports.deliveries.sent(streamId);
  const sendings: Sending[] = [];
  const { slots = [] } = fold(events) ?? {};
  for (const notice of notices.filter((each) => !isOvertaken(each, slots))) {
    for (const delivery of await deliveriesOf(ports, notice))
      if (!sent.has(delivery.key)) sendings.push(await sendClaimed(ports, { streamId, notice, delivery }));
  }
  const failure = sendings.find((each) => typeof each === "object");
  if (failure) throw failure.failed;
  if (!sendings.includes("held")) await ports.steps.done(streamId, "notify", events.length);
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
  readonly delivery: Delivery;
}

const sendClaimed = async (ports: Ports, due: Due): Promise<Sending> => {
  const { deliveries, now } = ports;
  const { streamId, delivery } = due;
  const at = now();
  const claim = { at: at.toISOString(), until: new Date(at.getTime() + CLAIM_MS).toISOString() };
  try {
    if (!(await deliveries.claim(streamId, delivery.key, claim))) return "held";
    await send(ports, due);
    return "sent";
  } catch (failed) {
    await deliveries.release(streamId, delivery.key, claim).catch(() => undefined);
    return { failed };
  }
};

const send = async ({ compose, sendMail, deliveries, people }: Ports, { streamId, notice, delivery }: Due): Promise<void> => {
  const { key, mail, reader } = delivery;
  const replyTo =
    notice.kind === "question" && notice.slot ? await people.contact(agreementIdIn(notice.state), notice.slot.slot) : undefined;
  const letter = compose(letterOf(notice, await reader()));
  const messageId = await sendMail({ to: mail, ...letter, ...(replyTo ? { replyTo: replyTo.mail } : {}) });
  await deliveries.record(streamId, key, messageId);
};

/** An invitation that comes after its signature, or whose link was revoked, would only confuse. */
const isOvertaken = ({ kind, slot }: Notice, slots: readonly SlotState[]): boolean =>
  kind === "invitation" &&
  slots.some((now) => now.slot === slot?.slot && (now.signed !== undefined || now.generation !== slot.generation));

interface Delivery {
  readonly key: string;
  readonly mail: string;
  /** Asked for only if the notice has not gone out: it may cost a MAC. */
  readonly reader: () => Promise<Reader>;
}

const TOLD = ["treaty-officer", "protocol-officer"];

const officersTold = async (people: Ports["people"], party: Party): Promise<Officer[]> =>
  (await people.officers(party)).filter(({ role }) => TOLD.includes(role));

const deliveriesOf = async (ports: Ports, notice: Notice): Promise<Delivery[]> => {
  const { people, publicHost } = ports;
  const { to, key } = notice;
  if ("former" in to) return toSignatory(ports, notice, to.former);
  if ("signatory" in to) return toSignatory(ports, notice, to.signatory);
  return (await officersTold(people, to.officersOf)).map(({ id, mail, language }) => ({
    key: `${key}#${id}`,
    mail,
    reader: async () => ({ publicHost, language, link: "", officers: [] }),
  }));
};

const toSignatory = async (ports: Ports, { kind, key, state, to }: Notice, signatory: SlotState): Promise<Delivery[]> => {
  const { slot, party, generation } = signatory;
  const agreementId = agreementIdIn(state);
  const contact =
    "former" in to
      ? await ports.people.formerContact(agreementId, slot, generation)
      : await ports.people.contact(agreementId, slot);
  // Erased: there is nobody to write to.
  if (!contact) return [];
  const { publicHost } = ports;
  const language = uiLanguageOf(signatory.language);
  const plain = async () => ({ publicHost, language, link: "", officers: [] });
  const invited = async () => {
    const link = { agreementId, slot, generation };
    const token = linkToken(link, await ports.macs.generate("link", linkInput(link)));
    return {
      publicHost,
      language,
      link: `https://${publicHost}/sign#${token}`,
      officers: await officersTold(ports.people, party),
    };
  };
  return [{ key, mail: contact.mail, reader: kind === "invitation" ? invited : plain }];
};
