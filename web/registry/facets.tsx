import { useState } from "preact/hooks";
import type { Form } from "../../shared/domain/agreement/events.ts";
import { number } from "../../shared/messages/format/numbers.ts";
import type { EntryAnswer } from "../answers.ts";
import { ChevronIcon } from "../components/icons.tsx";
import { useLanguage } from "../i18n.tsx";
import { navigate } from "../router.ts";
import { addressOf, matching, narrowedBy, type Query } from "./query.ts";
import { useSaid } from "./said.ts";
import { useMessages } from "./words.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count?: number;
}

interface FacetProps {
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

/** One choice of a few; a facet with nothing to offer is absent. */
const Facet = ({ name, legend, choices, chosen, onChoose }: FacetProps) => {
  const { locale } = useLanguage();
  const { search } = useMessages();
  if (choices.length < 2 && chosen === "") return null;
  return (
    <fieldset class="facet">
      <legend>{legend}</legend>
      {[{ value: "", label: search.any }, ...choices].map(({ value, label, count }: Choice) => (
        <label key={value} class="choice">
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          <span>{label}</span>
          {count !== undefined && <span class="num dim">{number(count, locale)}</span>}
        </label>
      ))}
    </fieldset>
  );
};

const tally = (values: readonly string[]): [string, number][] => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
};

const YearField = ({ label, value, onSet }: { label: string; value: string; onSet: (year: string) => void }) => (
  <label>
    {label}
    <input
      class="input"
      inputMode="numeric"
      maxLength={4}
      pattern="\d{4}"
      value={value}
      onChange={(event) => onSet(event.currentTarget.value.trim())}
    />
  </label>
);

/** What narrows the result; on a phone a closed list. */
export const Facets = ({ query, entries }: { query: Query; entries: readonly EntryAnswer[] }) => {
  const { search, forms } = useMessages();
  const { country } = useSaid();
  const { locale } = useLanguage();
  const [open, setOpen] = useState(() => matchMedia("(min-width: 60rem)").matches);
  const narrow = (by: Partial<Query>) => navigate(addressOf({ ...query, ...by }));
  const set = narrowedBy(query);
  const parties = tally(entries.flatMap((entry) => entry.parties.map(({ party }) => party)));
  const named = new Map([...parties, ...(query.party && parties.length === 0 ? [[query.party, 0] as const] : [])]);
  const kinds = tally(matching(entries, { ...query, form: "" }).map(({ form }) => form));
  return (
    <details class="facets" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {search.narrow}
        {set > 0 && <span class="dim">{search.set(number(set, locale))}</span>}
        <ChevronIcon />
      </summary>
      <Facet
        name="party"
        legend={search.parties}
        choices={[...named.keys()].map((code) => ({ value: code, label: country(code) }))}
        chosen={query.party}
        onChoose={(party) => narrow({ party })}
      />
      <Facet
        name="form"
        legend={search.form}
        choices={kinds.map(([form, count]) => ({ value: form, label: forms[form as Form], count }))}
        chosen={query.form}
        onChoose={(form) => narrow({ form: form as Query["form"] })}
      />
      <fieldset class="facet">
        <legend>{search.signed}</legend>
        <div class="years">
          <YearField label={search.from} value={query.from} onSet={(from) => narrow({ from })} />
          <YearField label={search.to} value={query.to} onSet={(to) => narrow({ to })} />
        </div>
      </fieldset>
    </details>
  );
};
