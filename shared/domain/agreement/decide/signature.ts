import { unsettable, unsettableIn } from "../../settable.ts";
import type { CommandOf } from "../commands.ts";
import type { Capacity, EventData, Party, Slot, Tail } from "../events.ts";
import { refuse } from "../refusals.ts";
import { type Agreement, currentVersion, isSideStream, nextToAffix, partyCodes, slotsInTurn, textState } from "../state.ts";
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
  if (!EX_OFFICIO.includes(nominee.capacity)) {
    return refuse(
      "full-powers-required",
      "only a head of state, a head of government or a foreign minister signs without full powers (VCLT 7)",
    );
  }
  if (isFull(state, onto)) return refuse("too-many-slots", undefined, { limit: MAX_SLOTS });
  if (state.slots.some((slot) => samePerson(slot.name, nominee.name))) {
    return refuse("person-holds-other-slot", "one person signs once, and for one party");
  }
  const flaw = notSettable(unsettableIn(state.particulars.authenticLanguages, nominee.name, nominee.office));
  if (flaw) return flaw;
  const ordinal = state.slots.filter(({ party }) => party === onto).length + 1;
  const slot = `${onto.toLowerCase()}${ordinal}`;
  return append({ type: "Nominated", data: { ...nominee, slot, party: onto, authority: "EX_OFFICIO" } });
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
  if (!(Date.parse(terms.opensAt) < Date.parse(terms.closesAt)))
    return refuse("window-invalid", "the window closes before it opens");
  if (Date.parse(terms.closesAt) <= Date.parse(now)) return refuse("window-invalid", "the window is over already");
  const flaw = notSettable(unsettableIn(state.particulars.authenticLanguages, terms.place));
  if (flaw) return flaw;
  return append({ type: "OpenedForSignature", data: { ...terms, manifest: version.outcome.manifest } });
};

const ordersAll = ({ slots }: Agreement, groups: EventData["OpenedForSignature"]["orderGroups"]): boolean => {
  const known = slots.map(({ slot }) => slot);
  return sameMembers(groups.flat(), known) && groups.every((group) => group.length > 0);
};

/** Nothing is appended to a text, and so nobody signs it, before it stands under Object Lock. */
export const isReadyToPrepare = (state: Agreement): boolean =>
  state.opened !== undefined && state.preserved.length > 0 && state.tails.length === 0;

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
  if (!state.opened) return refuse("not-open");
  if (!isWithin(state.opened, now)) {
    return refuse("outside-window", undefined, { opensAt: state.opened.opensAt, closesAt: state.opened.closesAt });
  }
  if (!slotsInTurn(state).includes(name)) return refuse("not-your-turn", "signatories of an earlier group sign first");
  return state.tails.length === 0 ? refuse("not-prepared", "the signing copies are being made") : undefined;
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
