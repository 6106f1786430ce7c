import { FORMS, type Form } from "../../shared/domain/agreement/events.ts";
import { matches, wordsOf } from "../../shared/domain/folding.ts";
import type { EntryAnswer } from "../answers.ts";

/** What is asked of the registry, as the address of the page says it. */
export interface Query {
  readonly words: string;
  readonly party: string;
  readonly form: Form | "";
  /** Years; empty for any. */
  readonly from: string;
  readonly to: string;
}

const year = (value: string | null): string => (value && /^\d{4}$/.test(value) ? value : "");

/** The query of an address; what is no value of a member counts as not set. */
export const queryOf = ({ searchParams }: URL): Query => {
  const party = searchParams.get("party") ?? "";
  return {
    words: (searchParams.get("q") ?? "").slice(0, 200),
    party: /^[A-Z]{2}$/.test(party) ? party : "",
    form: FORMS.find((form) => form === searchParams.get("form")) ?? "",
    from: year(searchParams.get("from")),
    to: year(searchParams.get("to")),
  };
};

/** The address of a query: what is not set is not in it. */
export const addressOf = ({ words, ...rest }: Query): string => {
  const set = Object.entries({ q: words.trim(), ...rest }).filter(([, value]) => value !== "");
  return set.length === 0 ? "/" : `/?${new URLSearchParams(set)}`;
};

export const narrowedBy = ({ party, form, from, to }: Query): number => [party, form, from, to].filter(Boolean).length;

/** The API's part of a query; words and form are looked for in what it answers. */
export const listPath = ({ party, from, to }: Query, cursor?: string): string => {
  const asked = {
    limit: "100",
    ...(party ? { party } : {}),
    ...(from ? { from: `${from}-01-01` } : {}),
    ...(to ? { to: `${to}-12-31` } : {}),
    ...(cursor ? { cursor } : {}),
  };
  return `/v1/registry/agreements?${new URLSearchParams(asked)}`;
};

const searchable = ({ number, titles, parties, signatures, session }: EntryAnswer): string =>
  [
    number,
    ...Object.values(titles),
    ...parties.flatMap(({ party, name }) => [party, ...Object.values(name)]),
    ...signatures.flatMap(({ name }) => Object.values(name)),
    ...Object.values(session.place),
    session.commission,
  ].join(" ");

/** Those of the entries that have every word of the query and its form. */
export const matching = (entries: readonly EntryAnswer[], { words, form }: Query): EntryAnswer[] => {
  const asked = wordsOf(words);
  return entries.filter((entry) => (form === "" || entry.form === form) && matches(asked, wordsOf(searchable(entry))));
};
