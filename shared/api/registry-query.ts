import { FORMS, type Form, type Party } from "../domain/agreement/events.ts";

/** What is asked of the registry, as the address of its first page says it. */
export interface RegistryQuery {
  readonly words: string;
  /** ISO 3166-1 alpha-2; each of them is a party. */
  readonly parties: readonly Party[];
  readonly form: Form | "";
  /** Commission and ordinal: `KZ-UZ-IGC.20`. */
  readonly session: string;
  readonly state: "AUTHENTICATED" | "";
  /** Years, both inclusive; empty for any. */
  readonly from: string;
  readonly to: string;
  /** Where a later page of the list begins. */
  readonly cursor: string;
}

const MOST_PARTIES = 12;
const year = (value: string | null): string => (value && /^\d{4}$/.test(value) ? value : "");

const partiesIn = (value: string): readonly Party[] => [
  ...new Set(
    value
      .split(",")
      .filter((code) => /^[A-Z]{2}$/.test(code))
      .slice(0, MOST_PARTIES),
  ),
];

/** The query of an address; what is no value of a member counts as not set. */
export const queryOf = (search: string): RegistryQuery => {
  const params = new URLSearchParams(search);
  const session = params.get("session") ?? "";
  return {
    words: (params.get("q") ?? "").trim().slice(0, 200),
    parties: partiesIn(params.getAll("party").join(",")),
    form: FORMS.find((form) => form === params.get("form")) ?? "",
    session: /^[A-Z0-9-]{2,40}\.[1-9]\d{0,3}$/.test(session) ? session : "",
    state: params.get("state") === "AUTHENTICATED" ? "AUTHENTICATED" : "",
    from: year(params.get("from")),
    to: year(params.get("to")),
    cursor: (params.get("cursor") ?? "").slice(0, 400),
  };
};

/** The members that are set, as an address names them. */
export const membersOf = ({ words, parties, cursor, ...rest }: RegistryQuery): readonly (readonly [string, string])[] =>
  Object.entries({ q: words, party: parties.join(","), ...rest, cursor }).filter(([, value]) => value !== "");

/** The address of a query: what is not set is not in it. A comma between parties stays one. */
export const addressOf = (query: RegistryQuery): string => {
  const search = new URLSearchParams(membersOf(query) as [string, string][]).toString().replaceAll("%2C", ",");
  return search === "" ? "/" : `/?${search}`;
};

/** How many of the members narrow the list, words and place in it aside. */
export const narrowedBy = ({ parties, form, session, state, from, to }: RegistryQuery): number =>
  [form, session, state, from, to].filter(Boolean).length + parties.length;
