import { useEffect, useState } from "preact/hooks";
import { counted, number } from "../../shared/messages/format/numbers.ts";
import { Button } from "../components/button.tsx";
import { SearchIcon } from "../components/icons.tsx";
import { Empty, View } from "../components/views.tsx";
import { useLanguage } from "../i18n.tsx";
import { navigate, useAddress } from "../router.ts";
import { type Entries, useEntries } from "./entries.ts";
import { Facets } from "./facets.tsx";
import { addressOf, matching, narrowedBy, type Query, queryOf } from "./query.ts";
import { Result } from "./result.tsx";
import { RegistryShell } from "./shell.tsx";
import { useMessages } from "./words.ts";

const SearchForm = ({ query }: { query: Query }) => {
  const { search } = useMessages();
  const [words, setWords] = useState(query.words);
  useEffect(() => setWords(query.words), [query.words]);
  return (
    <search>
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault();
          navigate(addressOf({ ...query, words }));
        }}
      >
        <label for="words">
          <span class="search-head">{search.head}</span>
          <span class="small dim">{search.hint}</span>
        </label>
        <div class="search-line">
          <input
            id="words"
            class="input"
            type="search"
            maxLength={200}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
          <Button type="submit">
            <SearchIcon />
            <span>{search.button}</span>
          </Button>
        </div>
      </form>
    </search>
  );
};

const Nothing = ({ query }: { query: Query }) => {
  const { search } = useMessages();
  const asked = query.words.trim() !== "" || narrowedBy(query) > 0;
  return (
    <Empty title={asked ? search.none : search.empty}>
      <p class="dim">{asked ? search.noneHint : search.emptyHint}</p>
      {asked && (
        <p>
          <a href="/">{search.clear}</a>
        </p>
      )}
    </Empty>
  );
};

interface ResultsProps extends Entries {
  readonly query: Query;
  readonly more: () => void;
  readonly busy: boolean;
}

const Results = ({ entries, cursor, query, more, busy }: ResultsProps) => {
  const { search } = useMessages();
  const { locale } = useLanguage();
  const found = matching(entries, query);
  return (
    <>
      <div class="results-head">
        <h1 aria-live="polite">{counted(found.length, search.found, locale)}</h1>
      </div>
      {found.length === 0 && cursor === undefined && <Nothing query={query} />}
      <ol>
        {found.map((entry) => (
          <Result key={entry.number} entry={entry} words={query.words} />
        ))}
      </ol>
      {cursor !== undefined && (
        <div class="results-more">
          {query.words && <p class="dim">{search.onlyLoaded(number(entries.length, locale))}</p>}
          <Button kind="plain" size="medium" onClick={more} busy={busy ? search.more : undefined}>
            {search.more}
          </Button>
        </div>
      )}
    </>
  );
};

/** The registry's first page: words, what narrows them, and what was found. The address is the query. */
export const SearchPage = () => {
  const query = queryOf(useAddress());
  const { loaded, again, more, busy } = useEntries(query);
  const known = loaded.state === "there" ? loaded.value.entries : [];
  return (
    <RegistryShell>
      <SearchForm query={query} />
      <div class="search-grid">
        <Facets query={query} entries={known} />
        <section>
          <View loaded={loaded} again={again}>
            {(value) => <Results {...value} query={query} more={() => void more()} busy={busy} />}
          </View>
        </section>
      </div>
    </RegistryShell>
  );
};
