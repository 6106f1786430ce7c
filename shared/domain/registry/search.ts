import type { Form, Party } from "../agreement/events.ts";
import type { TextState } from "../agreement/state.ts";
import { matches, wordsOf } from "../folding.ts";
import type { Entry } from "./entry.ts";

/** What a reader asks of the registry, besides the time: all of it must hold. */
export interface Search {
  readonly words?: string;
  /** Each of them is a party. */
  readonly parties?: readonly Party[];
  readonly form?: Form;
  /** As `sessionOf` names it. */
  readonly session?: string;
  readonly state?: TextState;
}

export interface Choice<V extends string = string> {
  readonly value: V;
  /** How many there are if it is chosen beside what is asked for already. */
  readonly count: number;
}

/** What can narrow a result further. A facet with nothing to offer is absent: no choice of it leaves fewer. */
export interface Facets {
  readonly party?: readonly Choice<Party>[];
  readonly form?: readonly Choice<Form>[];
  readonly session?: readonly Choice[];
  readonly state?: readonly Choice<TextState>[];
}

/** `KZ-UZ-IGC.20`: the commission and the ordinal of its session. */
export const sessionOf = ({ session }: Pick<Entry, "session">): string => `${session.commission}.${session.ordinal}`;

type Facet = "party" | "form" | "session" | "state";
const FACETS: readonly Facet[] = ["party", "form", "session", "state"];

const searchable = ({ number, titles, parties, signatures, session }: Entry): string =>
  [
    number,
    ...Object.values(titles),
    ...parties.flatMap(({ party, name }) => [party, ...Object.values(name)]),
    ...signatures.flatMap(({ name }) => Object.values(name)),
    ...Object.values(session.place),
    session.commission,
  ].join(" ");

const valuesOf = (entry: Entry): { readonly [facet in Facet]: readonly string[] } => ({
  party: entry.parties.map(({ party }) => party),
  form: [entry.form],
  session: [sessionOf(entry)],
  state: [entry.states.text],
});

const chosenIn = ({ parties = [], form, session, state }: Search): { readonly [facet in Facet]: readonly string[] } => ({
  party: parties,
  form: form ? [form] : [],
  session: session ? [session] : [],
  state: state ? [state] : [],
});

/** Parties join: choosing another leaves those of both. Of the other facets an entry has one value each, so a choice replaces the one before. */
const JOINS: Facet = "party";

const tallied = (values: readonly string[], chosen: readonly string[]): readonly Choice[] => {
  const counts = new Map<string, number>(chosen.map((value) => [value, 0]));
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
};

/** Those of the entries that a search asks for, in the order given, and what would narrow them further. */
export const searched = (
  entries: readonly Entry[],
  search: Search,
): { readonly found: readonly Entry[]; readonly facets: Facets } => {
  const asked = wordsOf(search.words ?? "");
  const named = entries.filter((entry) => asked.length === 0 || matches(asked, wordsOf(searchable(entry))));
  const chosen = chosenIn(search);
  const without = (left?: Facet) =>
    named.filter((entry) => {
      const values = valuesOf(entry);
      return FACETS.every((facet) => facet === left || chosen[facet].every((value) => values[facet].includes(value)));
    });
  const facets = FACETS.flatMap((facet) => {
    const among = without(facet === JOINS ? undefined : facet);
    const choices = tallied(
      among.flatMap((entry) => valuesOf(entry)[facet]),
      chosen[facet],
    );
    const narrows = choices.some(({ count }) => count < among.length);
    return narrows || chosen[facet].length > 0 ? [[facet, choices] as const] : [];
  });
  return { found: without(), facets: Object.fromEntries(facets) };
};
