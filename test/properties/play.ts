import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { Command } from "../../shared/domain/agreement/commands.ts";
import { decide } from "../../shared/domain/agreement/decide.ts";
import {
  type AgreementEvent,
  CAPACITIES,
  type NewEvent,
  type Particulars,
  type Text,
} from "../../shared/domain/agreement/events.ts";
import { evolve } from "../../shared/domain/agreement/fold.ts";
import { isRefusal } from "../../shared/domain/agreement/refusals.ts";
import {
  type Agreement,
  currentTexts,
  currentVersion,
  hasSignature,
  nextToAffix,
  slotsInTurn,
  textState,
} from "../../shared/domain/agreement/state.ts";
import { type Cause, chained, headOfNothing, type StoredEvent } from "../../shared/domain/evidence/chain.ts";
import type { ByLanguage } from "../../shared/domain/languages.ts";
import { numberOf } from "../../shared/domain/registry/number.ts";
import { leafHash } from "../../shared/tlog/tree.ts";
import {
  announced,
  aripov,
  copies,
  DRAFT_STREAM,
  particulars,
  STREAM,
  sealedTexts,
  signing,
  smailov,
  tails,
  takenIn,
  terms,
  version1,
} from "../fixtures/agreement.ts";

type Step = Command["type"] | "next" | "replay";

/** One thing that somebody tries. `next` is what would bring the agreement forward; `right` false spoils the command. */
export interface Move {
  readonly step: Step;
  readonly by: string;
  readonly pick: number;
  readonly right: boolean;
}

const STEPS: readonly Step[] = [
  ...(["draft", "propose-version", "accept-text", "refuse-text", "share", "initial", "preserve", "nominate"] as const),
  ...(["open-for-signature", "prepared", "sign", "affixed", "sealed", "registered", "replay"] as const),
  ...(["decline", "communicate-decline", "confirm-lapse"] as const),
  ...(["reissue-link", "revoke-link", "change-contact", "replace-signatory", "postpone"] as const),
];
const move: fc.Arbitrary<Move> = fc.record({
  step: fc.oneof({ arbitrary: fc.constant<Step>("next"), weight: 1 }, { arbitrary: fc.constantFrom(...STEPS), weight: 1 }),
  by: fc.constantFrom("KZ", "UZ", "KZ", "UZ", "KG", "RU"),
  pick: fc.nat(999),
  right: fc.constantFrom(true, true, true, false),
});

/** Acts that take an agreement back or end it: one or two in a game, or few games would come to their end. */
const turn: fc.Arbitrary<Move> = fc.record({
  step: fc.constantFrom<Step>("reopen", "cancel"),
  by: fc.constantFrom("KZ", "UZ"),
  pick: fc.nat(999),
  right: fc.constant(true),
});

const KYRGYZ = {
  party: "KG",
  name: { ru: "Кабинет Министров Кыргызской Республики", en: "Cabinet of Ministers of the Kyrgyz Republic" },
  onBehalfOf: { ru: "За Кабинет Министров Кыргызской Республики", en: "For the Cabinet of Ministers of the Kyrgyz Republic" },
};
const trilateral: Particulars = { ...particulars, parties: [KYRGYZ, ...particulars.parties] };

/** What two or three sides try between the draft and the registry entry. */
export const games = fc
  .record({
    sides: fc.constantFrom(2, 2, 3),
    moves: fc.array(move, { minLength: 60, maxLength: 110, size: "max" }),
    turns: fc.oneof(
      { arbitrary: fc.constant<[number, Move][]>([]), weight: 2 },
      { arbitrary: fc.array(fc.tuple(fc.nat(35), turn), { minLength: 1, maxLength: 5 }), weight: 1 },
    ),
  })
  .map(({ sides, moves, turns }) => ({
    sides,
    moves: turns.reduce((all, [at, each]) => all.toSpliced(at % all.length, 0, each), moves),
  }));
export type Game = typeof games extends fc.Arbitrary<infer T> ? T : never;

/** Some are the same persons in another spelling or language. */
const PEOPLE = [
  { person: "smailov", name: smailov.name },
  { person: "aripov", name: aripov.name },
  { person: "tokayev", name: { ru: "Касым-Жомарт Токаев", en: "Kassym-Jomart Tokayev" } },
  { person: "mirziyoyev", name: { en: "Shavkat Mirziyoyev" } },
  { person: "smailov", name: { ru: "Алихан СМАИЛОВ" } },
  { person: "aripov", name: { en: "Aripov, Abdulla" } },
  { person: "japarov", name: { ru: "Акылбек Жапаров", en: "Akylbek Japarov" } },
  { person: "nurtleu", name: { en: "Murat Nurtleu" } },
];
export const personOf = (name: ByLanguage): string | undefined =>
  PEOPLE.find((each) => isDeepStrictEqual(each.name, name))?.person;

/** Everything that was appended, and each state on the way. */
export interface Played {
  readonly streams: { readonly [streamId: string]: readonly StoredEvent[] };
  readonly states: readonly Agreement[];
  readonly last: Agreement | undefined;
}

interface Table {
  readonly parties: Particulars;
  readonly streams: { [streamId: string]: StoredEvent[] };
  readonly folded: { [streamId: string]: Agreement };
  readonly states: Agreement[];
  readonly asked: Command[];
}

export const play = ({ sides, moves }: Game): Played => {
  const table: Table = { parties: sides === 3 ? trilateral : particulars, streams: {}, folded: {}, states: [], asked: [] };
  for (const [turn, each] of moves.entries()) take(table, each, turn);
  return { streams: table.streams, states: table.states, last: table.folded[STREAM] };
};

const take = (table: Table, each: Move, turn: number): void => {
  const streamId = table.folded[STREAM] && (each.step !== "share" || each.right) ? STREAM : DRAFT_STREAM;
  const state = table.folded[streamId];
  const command = commandOf(table, state, each);
  table.asked.push(command);
  const decision = decide(state, command);
  if (isRefusal(decision)) return;
  const cause = {
    at: new Date(Date.parse(terms.opensAt) + turn * 60_000).toISOString(),
    commandId: `c${turn}`,
    requestHash: `r${turn}`,
  };
  for (const event of decision.events) append(table, streamId, event, cause);
  if (decision.opens) append(table, STREAM, decision.opens, cause);
};

const append = (table: Table, streamId: string, event: NewEvent, cause: Cause): void => {
  const stream = table.streams[streamId] ?? [];
  const item = chained(stream.at(-1) ?? headOfNothing(streamId), event, cause);
  table.streams[streamId] = [...stream, item];
  const read: AgreementEvent = { ...event, ...cause, streamId, version: item.version, hash: item.hash };
  const state = evolve(table.folded[streamId], read);
  table.folded[streamId] = state;
  table.states.push(state);
};

const commandOf = (table: Table, state: Agreement | undefined, { step, by, pick, right }: Move): Command => {
  if (step === "replay") return table.asked[pick % Math.max(1, table.asked.length)] ?? drafting(table, by);
  if (step === "next") return commandOf(table, state, { ...next(state, pick), pick, right: true });
  return makers[step](table, state, { step, by, pick, right });
};

const drafting = ({ parties }: Table, by: string): Command => ({ type: "draft", by, particulars: parties });

/** What is due, and whose it is. */
const next = (state: Agreement | undefined, pick: number): Pick<Move, "step" | "by"> => {
  const by = state?.draftedBy ?? "KZ";
  if (!state) return { step: "draft", by };
  if (state.versions.at(-1)?.outcome.kind === "awaiting-files") return { step: "accept-text", by };
  if (!state.shared) return { step: currentVersion(state) ? "share" : "propose-version", by };
  if (state.streamId === DRAFT_STREAM) return { step: "share", by };
  return pastSharing(state, pick);
};

const pastSharing = (state: Agreement, pick: number): Pick<Move, "step" | "by"> => {
  const sides = state.particulars.parties.map(({ party }) => party);
  const by = sides[pick % sides.length] ?? "KZ";
  const owing = sides.find((side) => !state.initialledBy.includes(side));
  if (textState(state) === "NEGOTIATING")
    return pick % 5 ? { step: "initial", by: owing ?? by } : { step: "propose-version", by };
  const silent = sides.find((side) => !state.asked.some((each) => each.by === side));
  if (silent && !hasSignature(state) && pick % (state.asked.length > 0 ? 2 : 17) === 1) return { step: "reopen", by: silent };
  const absent = sides.find((side) => !state.slots.some(({ party }) => party === side));
  if (!state.opened && absent) return { step: "nominate", by: absent };
  if (!state.opened) return { step: (["open-for-signature", "preserve", "nominate"] as const)[pick % 3] ?? "preserve", by };
  return { step: stepOnceOpen(state, pick), by };
};

const stepOnceOpen = (state: Agreement, pick: number): Move["step"] => {
  if (state.preserved.length === 0) return "preserve";
  if (state.tails.length === 0) return "prepared";
  if (nextToAffix(state) && pick % 2) return "affixed";
  if (slotsInTurn(state).length > 0) return "sign";
  if (nextToAffix(state)) return "affixed";
  return state.sealed ? "registered" : "sealed";
};

type Maker = (table: Table, state: Agreement | undefined, move: Move) => Command;

const textsNamed = (state: Agreement | undefined, { pick, right }: Move): readonly Text[] => {
  const texts = state ? currentTexts(state) : [];
  return right ? texts : texts.slice(pick % 2, -1);
};

const ownSlot = (state: Agreement | undefined, { by, pick, right }: Move) => {
  const slots = state?.slots.filter(({ party }) => !right || party === by) ?? [];
  return { by, slot: slots[pick % Math.max(1, slots.length)]?.slot ?? "kz1" };
};

const makers: { readonly [T in Exclude<Step, "next" | "replay">]: Maker } = {
  draft: (table, _, { by }) => drafting(table, by),
  "propose-version": ({ parties }, state, { by, pick, right }) => {
    const sides = pick % 3 === 0 ? parties.parties.map(({ party }) => party) : [by];
    const number = (state?.versions.length ?? 0) + 1;
    const files = parties.authenticLanguages.flatMap((language) => sides.map((side) => announced(number, language, side)));
    return { type: "propose-version", by, files: right ? files : files.slice(1), ticketsUntil: version1.ticketsUntil };
  },
  "accept-text": (_, state, { pick, right }) => {
    const version = state?.versions.at(-1);
    const files = right ? (version?.files ?? []) : [announced(pick, "ru", "KZ"), ...(version?.files.slice(1) ?? [])];
    return { type: "accept-text", number: pick % 9 ? (version?.number ?? 1) : 1, texts: takenIn(files) };
  },
  "refuse-text": (_, state) => ({ type: "refuse-text", number: state?.versions.length ?? 1, code: "upload-incomplete" }),
  share: (_, __, { by }) => ({ type: "share", by }),
  initial: (_, state, { by, right }) => ({
    type: "initial",
    by,
    manifest: (right && state && currentVersion(state)?.outcome.manifest) || version1.manifest,
  }),
  preserve: (_, state, each) => ({
    type: "preserve",
    texts: textsNamed(state, each).map(({ sha256 }) => ({ sha256, versionId: "v-text" })),
  }),
  nominate: (_, __, { by, pick, right }) => ({
    type: "nominate",
    ...smailov,
    by,
    onto: right || pick % 2 ? by : "KZ",
    name: PEOPLE[pick % PEOPLE.length]?.name ?? smailov.name,
    capacity: CAPACITIES[right ? pick % 3 : pick % CAPACITIES.length] ?? "OTHER",
  }),
  "open-for-signature": (_, state, { by, pick, right }) => {
    const slots = (state?.slots ?? []).map(({ slot }) => slot);
    const cut = 1 + (pick % Math.max(1, slots.length));
    const groups = [slots.slice(0, cut), slots.slice(cut)].filter((group) => group.length > 0);
    return {
      type: "open-for-signature",
      by,
      ...terms,
      now: right || pick % 3 ? terms.opensAt : terms.closesAt,
      orderGroups: right ? groups : groups.slice(1),
    };
  },
  "reissue-link": (_, state, each) => ({ type: "reissue-link", ...ownSlot(state, each) }),
  "revoke-link": (_, state, each) => ({ type: "revoke-link", ...ownSlot(state, each) }),
  "change-contact": (_, state, each) => ({ type: "change-contact", ...ownSlot(state, each), contactHash: `c${each.pick}` }),
  "replace-signatory": (_, state, each) => ({
    type: "replace-signatory",
    ...smailov,
    ...ownSlot(state, each),
    name: PEOPLE[each.pick % PEOPLE.length]?.name ?? smailov.name,
    capacity: CAPACITIES[each.right ? each.pick % 3 : each.pick % CAPACITIES.length] ?? "OTHER",
  }),
  postpone: (_, __, { by, pick, right }) => ({
    type: "postpone",
    by,
    opensAt: terms.opensAt,
    closesAt: right ? terms.closesAt : terms.opensAt,
    ...(pick % 3 === 0 ? { place: { ru: "Астана" } } : {}),
    now: terms.opensAt,
  }),
  decline: (_, state, each) => ({
    type: "decline",
    slot: ownSlot(state, { ...each, right: true }).slot,
    disclose: each.pick % 5 ? "OWN_SIDE" : "ALL_SIDES",
    reason: "Not without article 3",
  }),
  "communicate-decline": (_, state, each) => ({
    type: "communicate-decline",
    ...ownSlot(state, each),
    declined: each.pick % 2 === 0,
  }),
  "confirm-lapse": (_, __, { by }) => ({ type: "confirm-lapse", by }),
  cancel: (_, __, { by }) => ({ type: "cancel", by, reason: "Overtaken by another agreement" }),
  reopen: (_, __, { by }) => ({ type: "reopen", by, reason: "Article 3 is to be changed" }),
  prepared: (_, state, each) => ({ type: "prepared", tails: copies(textsNamed(state, each)) }),
  sign: (_, state, { pick, right }) => {
    const slots = state && (right ? slotsInTurn(state) : state.slots.map((each) => each.slot));
    const slot = slots?.[pick % Math.max(1, slots.length)] ?? "kz1";
    const shown = right || pick % 2 ? state?.opened?.manifest : version1.manifest;
    const current = state?.slots.find((each) => each.slot === slot)?.generation ?? 1;
    return {
      ...signing(slot),
      generation: right ? current : 1,
      manifest: shown ?? "",
      now: right || pick % 3 ? terms.opensAt : terms.closesAt,
    };
  },
  affixed: (_, state, each) => {
    const slot = (state && each.right && nextToAffix(state)?.slot) || "kz1";
    return { type: "affixed", slot, serial: `0a${each.pick}`, tails: tails(slot, textsNamed(state, each)) };
  },
  sealed: (_, state, each) => ({ type: "sealed", texts: sealedTexts(textsNamed(state, each)) }),
  registered: (_, __, { pick }) => {
    const number = numberOf("KAZ-UZB-2023", pick + 1);
    return { type: "registered", number, leafIndex: pick, leafHash: leafHash(number), root: leafHash(number) };
  },
};
