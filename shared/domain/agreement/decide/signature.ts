import { unsettable, unsettableIn } from "../../settable.ts";
import type { CommandOf } from "../commands.ts";
import type { Capacity, EventData, Party, Slot, Tail } from "../events.ts";
import { type Refusal, refuse } from "../refusals.ts";
import {
  type Agreement,
  currentVersion,
  isSideStream,
  nextToAffix,
  partyCodes,
  signatureState,
  slotsInTurn,
  textState,
} from "../state.ts";
import { append, appendForEachText, type Decision, notSettable, sameMembers } from "./decision.ts";
import { MAX_SLOTS } from "./limits.ts";

/** VCLT article 7(2)(a): by virtue of their functions and without full powers. */
const EX_OFFICIO: readonly Capacity[] = ["HEAD_OF_STATE", "HEAD_OF_GOVERNMENT", "FOREIGN_MINISTER"];

export const nominate = (state: Agreement, command: CommandOf<"nominate">): Decision => {
  const { type: _, by, onto, ...nominee } = command;
  if (isSideStream(state)) return refuse("not-shared");
  if (by !== onto) return refuse("not-your-side", "each side nominates its own signatories");
  if (!partyCodes(state).includes(onto)) return refuse("party-unknown", undefined, { party: onto });
  if (state.opened) return refuse("already-open");
  if (isFull(state, onto)) return refuse("too-many-slots", undefined, { limit: MAX_SLOTS });
  const flaw = nomineeFlaw(state, nominee, state.slots);
  if (flaw) return flaw;
  const ordinal = state.slots.filter(({ party }) => party === onto).length + 1;
  const slot = `${onto.toLowerCase()}${ordinal}`;
  return append({ type: "Nominated", data: { ...nominee, slot, party: onto, authority: "EX_OFFICIO" } });
};

/** Why somebody may not sign beside the others, or undefined. */
export const nomineeFlaw = (
  { particulars }: Agreement,
  { name, office, capacity }: Pick<Slot, "name" | "office" | "capacity">,
  others: readonly Slot[],
): Refusal | undefined => {
  if (!EX_OFFICIO.includes(capacity)) {
    return refuse(
      "full-powers-required",
      "only a head of state, a head of government or a foreign minister signs without full powers (VCLT 7)",
    );
  }
  if (others.some((slot) => samePerson(slot.name, name)))
    return refuse("person-holds-other-slot", "one person signs once, and for one party");
  return notSettable(unsettableIn(particulars.authenticLanguages, name, office));
};

/** Each side without a nominee keeps a place, or one side could shut out another. */
const isFull = (state: Agreement, onto: Party): boolean => {
  const waiting = partyCodes(state).filter((party) => party !== onto && !state.slots.some((slot) => slot.party === party));
  return state.slots.length + waiting.length >= MAX_SLOTS;
};

/** Case, spaces, punctuation and the order of given and family name make no other person. */
const plain = (name: string): string =>
  name
    .normalize("NFKC")
    .toLocaleLowerCase("und")
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean)
    .sort()
    .join(" ");

const samePerson = (a: Slot["name"], b: Slot["name"]): boolean => {
  const names = new Set(Object.values(a).map(plain));
  return Object.values(b).some((name) => names.has(plain(name)));
};

export const openForSignature = (state: Agreement, command: CommandOf<"open-for-signature">): Decision => {
  const { type: _, now, ...terms } = command;
  if (isSideStream(state)) return refuse("not-shared");
  if (!partyCodes(state).includes(terms.by)) return refuse("not-your-side");
  if (state.opened) return refuse("already-open");
  const version = currentVersion(state);
  if (textState(state) !== "INITIALLED" || !version)
    return refuse("not-initialled", "all sides initial the text before it is opened for signature");
  const missing = partyCodes(state).filter((party) => !state.slots.some((slot) => slot.party === party));
  if (missing.length > 0) return refuse("nomination-missing", undefined, { parties: missing });
  if (!ordersAll(state, terms.orderGroups)) return refuse("order-groups-mismatch", "the order groups name every slot once");
  const flaw = windowFlaw(terms, now) ?? notSettable(unsettableIn(state.particulars.authenticLanguages, terms.place));
  if (flaw) return flaw;
  return append({ type: "OpenedForSignature", data: { ...terms, manifest: version.outcome.manifest } });
};

export const windowFlaw = (
  { opensAt, closesAt }: Pick<EventData["OpenedForSignature"], "opensAt" | "closesAt">,
  now: string,
): Refusal | undefined => {
  if (!(Date.parse(opensAt) < Date.parse(closesAt))) return refuse("window-invalid", "the window closes before it opens");
  return Date.parse(closesAt) <= Date.parse(now) ? refuse("window-invalid", "the window is over already") : undefined;
};

const ordersAll = ({ slots }: Agreement, groups: EventData["OpenedForSignature"]["orderGroups"]): boolean => {
  const known = slots.map(({ slot }) => slot);
  return sameMembers(groups.flat(), known) && groups.every((group) => group.length > 0);
};

/** Nothing is appended to a text, and so nobody signs it, before it stands under Object Lock. */
export const isReadyToPrepare = (state: Agreement): boolean =>
  !state.cancelled && state.opened !== undefined && state.preserved.length > 0 && state.tails.length === 0;

export const prepared = (state: Agreement, { tails }: CommandOf<"prepared">): Decision =>
  isReadyToPrepare(state)
    ? appendForEachText(state, textsOf(tails), { type: "Prepared", data: { tails } })
    : refuse("nothing-to-do");

const textsOf = (tails: readonly Tail[]): readonly string[] => tails.map(({ text }) => text);

/** Why a slot may not sign now; undefined where it may. Reading the signing room asks the same. */
export const signingHindrance = (state: Agreement, name: string, now: string) => {
  const slot = state.slots.find((each) => each.slot === name);
  if (!slot) return refuse("slot-unknown");
  if (slot.signed) return refuse("already-signed", undefined, { signedAt: slot.signed.at });
  if (state.cancelled) return refuse("cancelled");
  if (!state.opened) return refuse(state.reopenedAt ? "reopened" : "not-open");
  if (signatureState(state) === "LAPSED") return refuse("lapsed");
  if (slot.link === "REVOKED") return refuse("link-revoked");
  const closed = windowHindrance(state, state.opened, now);
  if (closed) return closed;
  if (!slotsInTurn(state).includes(name)) return refuse("not-your-turn", "signatories of an earlier group sign first");
  return state.tails.length === 0 ? refuse("not-prepared", "the signing copies are being made") : undefined;
};

const windowHindrance = ({ postponed }: Agreement, opened: EventData["OpenedForSignature"], now: string) => {
  if (isWithin(opened, now)) return undefined;
  const { opensAt, closesAt } = opened;
  const early = Date.parse(now) < Date.parse(opensAt);
  return refuse(postponed && early ? "postponed" : "outside-window", undefined, { opensAt, closesAt });
};

/** Compared as instants: RFC 3339 writes one instant with and without fractions of a second. */
const isWithin = ({ opensAt, closesAt }: EventData["OpenedForSignature"], now: string): boolean =>
  Date.parse(now) >= Date.parse(opensAt) && Date.parse(now) < Date.parse(closesAt);

export const sign = (state: Agreement, command: CommandOf<"sign">): Decision => {
  const { type: _, now, ...data } = command;
  // Raising the generation revoked what was handed out before: it must not sign even where another check let it pass.
  if (state.slots.some(({ slot, generation }) => slot === data.slot && generation !== data.generation))
    return refuse("link-replaced");
  const hindrance = signingHindrance(state, data.slot, now);
  if (hindrance) return hindrance;
  if (data.manifest !== state.opened?.manifest)
    return refuse("manifest-mismatch", undefined, { manifest: state.opened?.manifest ?? "" });
  const flaw = data.mark.kind === "typed" && notSettable(unsettable(data.mark.text));
  return flaw || append({ type: "Signed", data });
};

export const affixed = (state: Agreement, { type: _, ...data }: CommandOf<"affixed">): Decision =>
  nextToAffix(state)?.slot === data.slot
    ? appendForEachText(state, textsOf(data.tails), { type: "Affixed", data })
    : refuse("nothing-to-do");
