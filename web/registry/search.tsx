import { addressOf, narrowedBy, type RegistryQuery } from "../../shared/api/registry-query.ts";
import type { FoundView } from "../../shared/api/registry-view.ts";
import { counted } from "../../shared/messages/format/numbers.ts";
import { Button, ButtonLink } from "../components/button.tsx";
import { SearchIcon } from "../components/icons.tsx";
import { Empty } from "../components/views.tsx";
import { useLanguage } from "../i18n.tsx";
import { Chips, Facets } from "./facets.tsx";
import { Kept } from "./kept.tsx";
import { Result } from "./result.tsx";
import { RegistryShell } from "./shell.tsx";
import { useMessages } from "./words.ts";

const SearchForm = ({ query }: { query: RegistryQuery }) => {
  const { search } = useMessages();
  return (
    <search>
      <form class="search" action="/">
        <label for="words">
          <span class="search-head">{search.head}</span>
          <span class="small dim">{search.hint}</span>
        </label>
        <div class="search-line">
          <input id="words" class="input" type="search" name="q" maxLength={200} value={query.words} />
          <Button type="submit">
            <SearchIcon />
            <span>{search.button}</span>
          </Button>
        </div>
        <Kept query={query} but={["q"]} />
      </form>
    </search>
  );
};

const Nothing = ({ query }: { query: RegistryQuery }) => {
  const { search } = useMessages();
  const asked = query.words !== "" || narrowedBy(query) > 0;
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

const Pages = ({ query, cursor }: { query: RegistryQuery; cursor: string | undefined }) => {
  const { search } = useMessages();
  if (!cursor && !query.cursor) return null;
  return (
    <nav class="results-more" aria-label={search.pages}>
      {cursor && (
        <ButtonLink kind="plain" size="medium" href={addressOf({ ...query, cursor })}>
          {search.older}
        </ButtonLink>
      )}
      {query.cursor && <a href={addressOf({ ...query, cursor: "" })}>{search.newest}</a>}
    </nav>
  );
};

interface ResultsProps {
  readonly query: RegistryQuery;
  readonly found: FoundView;
}

const Results = ({ query, found }: ResultsProps) => {
  const { search } = useMessages();
  const { locale } = useLanguage();
  const { entries, cursor, total, complete } = found;
  return (
    <section>
      <div class="results-head">
        <h1>{counted(total, search.found, locale)}</h1>
      </div>
      {!complete && <p class="dim results-part">{search.newestOnly}</p>}
      {entries.length === 0 && cursor === undefined && <Nothing query={query} />}
      <ol>
        {entries.map((entry) => (
          <Result key={entry.number} entry={entry} words={query.words} />
        ))}
      </ol>
      <Pages query={query} cursor={cursor} />
    </section>
  );
};

/** The registry's first page: words, what narrows them, and what was found. The address is the query. */
export const SearchPage = ({ query, found }: ResultsProps) => (
  <RegistryShell>
    <SearchForm query={query} />
    <Chips query={query} />
    <div class="search-grid">
      <Facets query={query} facets={found.facets} />
      <Results query={query} found={found} />
    </div>
  </RegistryShell>
);
