import { addressOf, narrowedBy, type RegistryQuery } from "../../shared/api/registry-query.ts";
import type { FoundView } from "../../shared/api/registry-view.ts";
import type { Form } from "../../shared/domain/agreement/events.ts";
import { number } from "../../shared/messages/format/numbers.ts";
import { Button } from "../components/button.tsx";
import { ChevronIcon, CrossIcon, TickIcon } from "../components/icons.tsx";
import { useCommon, useLanguage } from "../i18n.tsx";
import { Kept } from "./kept.tsx";
import { useSaid } from "./said.ts";
import { useMessages } from "./words.ts";

type Facet = "party" | "form" | "session" | "state";

/** How a value of each facet is called, whether it is set, and the query that sets it or lets it go. */
const useFacets = (query: RegistryQuery) => {
  const { search, forms, agreement } = useMessages();
  const { text } = useCommon();
  const { country } = useSaid();
  const first = { ...query, cursor: "" };
  const one = (member: "form" | "session" | "state", value: string): RegistryQuery =>
    ({ ...first, [member]: query[member] === value ? "" : value }) as RegistryQuery;
  const isParty = (value: string): boolean => query.parties.includes(value);
  const parties = (value: string) =>
    isParty(value) ? query.parties.filter((party) => party !== value) : [...query.parties, value];
  return {
    party: {
      ...{ legend: search.parties, name: country, isSet: isParty },
      to: (value: string) => ({ ...first, parties: parties(value) }),
    },
    form: {
      ...{ legend: search.form, name: (value: string) => forms[value as Form], isSet: (value: string) => query.form === value },
      to: (value: string) => one("form", value),
    },
    session: {
      ...{ legend: search.session, name: (value: string) => agreement.session(...sessionIn(value)) },
      ...{ isSet: (value: string) => query.session === value, to: (value: string) => one("session", value) },
    },
    state: {
      ...{ legend: text.name, name: () => text.AUTHENTICATED, isSet: (value: string) => query.state === value },
      to: (value: string) => one("state", value),
    },
  };
};

/** `KZ-UZ-IGC.20` as ordinal and commission. */
const sessionIn = (value: string): [string, string] => {
  const dot = value.lastIndexOf(".");
  return [value.slice(dot + 1), value.slice(0, dot)];
};

interface FacetProps {
  readonly facet: ReturnType<typeof useFacets>[Facet];
  readonly choices: readonly { readonly value: string; readonly count: number }[] | undefined;
}

/** One choice of a few, each a link to the list it leads to; a facet with nothing to offer is absent. */
const FacetList = ({ facet, choices = [] }: FacetProps) => {
  const { locale } = useLanguage();
  if (choices.length === 0) return null;
  return (
    <section class="facet">
      <h2>{facet.legend}</h2>
      <ul>
        {choices.map(({ value, count }) => (
          <li key={value}>
            <a class="choice" href={addressOf(facet.to(value))} aria-current={facet.isSet(value) ? "true" : undefined}>
              <span class="choice-box">{facet.isSet(value) && <TickIcon />}</span>
              <span>{facet.name(value)}</span>
              <span class="num dim">{number(count, locale)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Years = ({ query }: { query: RegistryQuery }) => {
  const { search } = useMessages();
  const field = (name: "from" | "to") => (
    <label>
      {search[name]}
      <input class="input" name={name} inputMode="numeric" maxLength={4} pattern="\d{4}" value={query[name]} />
    </label>
  );
  return (
    <form class="facet" action="/">
      <h2>{search.signed}</h2>
      <div class="years">
        {field("from")}
        {field("to")}
      </div>
      <Kept query={query} but={["from", "to"]} />
      <Button type="submit" kind="plain" size="small">
        {search.show}
      </Button>
    </form>
  );
};

/** What narrows the result; on a phone a closed list. */
export const Facets = ({ query, facets }: { query: RegistryQuery; facets: FoundView["facets"] }) => {
  const { search } = useMessages();
  const { locale } = useLanguage();
  const known = useFacets(query);
  const set = narrowedBy(query);
  return (
    <details class="facets">
      <summary>
        {search.narrow}
        {set > 0 && <span class="dim">{search.set(number(set, locale))}</span>}
        <ChevronIcon />
      </summary>
      {(["party", "form", "session", "state"] as const).map((name) => (
        <FacetList key={name} facet={known[name]} choices={facets[name]} />
      ))}
      <Years query={query} />
    </details>
  );
};

/** What is set, each to be let go of with one click. */
export const Chips = ({ query }: { query: RegistryQuery }) => {
  const { search } = useMessages();
  const { party, form, session, state } = useFacets(query);
  const years = [query.from, query.to].filter((year, at, both) => year && both.indexOf(year) === at).join("–");
  const set = [
    ...query.parties.map((value) => ({ name: party.name(value), to: party.to(value) })),
    ...(query.form ? [{ name: form.name(query.form), to: form.to(query.form) }] : []),
    ...(query.session ? [{ name: session.name(query.session), to: session.to(query.session) }] : []),
    ...(query.state ? [{ name: state.name(), to: state.to(query.state) }] : []),
    ...(years ? [{ name: `${search.signed} ${years}`, to: { ...query, from: "", to: "", cursor: "" } }] : []),
  ];
  if (set.length === 0) return null;
  return (
    <ul class="chips" aria-label={search.narrow}>
      {set.map(({ name, to }) => (
        <li key={name}>
          <a class="chip" href={addressOf(to)} aria-label={search.without(name)}>
            {name}
            <CrossIcon />
          </a>
        </li>
      ))}
    </ul>
  );
};
