import { useEffect } from "preact/hooks";
import type { WaitsFor } from "../../shared/domain/agreement/waits.ts";
import { Button, ButtonLink } from "../components/button.tsx";
import { useTitle } from "../components/shell.tsx";
import { Empty, View } from "../components/views.tsx";
import { Filters, useFilters } from "./board-filters.tsx";
import { Group, Groups } from "./board-groups.tsx";
import { useMessages, useOfficer } from "./desk.tsx";
import { may } from "./officer.ts";
import { type Pages, together, usePages } from "./pages.ts";

const GROUPS = ["own-side", "other-side", "signatory", "system"] as const satisfies readonly WaitsFor[];
const AGAIN_MS = 20_000;
const EACH = 25;
const ALL = 50;

/** The agreements of the own side: by what they wait for, by session, by date, or as they are searched for. */
export const Board = () => {
  const words = useMessages();
  const officer = useOfficer();
  useTitle(words.board);
  const filters = useFilters();
  const { layout, words: searched, session } = filters.asked;
  const ofSession = session ? `&session=${encodeURIComponent(session)}` : "";
  const isWaiting = layout === "waiting" && searched === "";
  const q = searched ? `&q=${encodeURIComponent(searched)}` : "";
  // One question a group: each reads its own lines and no more, however many agreements there are.
  const groups = GROUPS.map((each) => usePages(isWaiting ? `limit=${EACH}&waitsFor=${each}${ofSession}` : undefined));
  const list = usePages(isWaiting ? undefined : `limit=${ALL}${ofSession}${q}`);
  const shown = isWaiting ? groups : [list];
  const again = (): void => {
    for (const pages of shown) pages.again();
  };
  useEffect(() => {
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isWaiting]);
  const loaded = together(shown);
  return (
    <>
      <div class="page-head">
        <h1>{words.board}</h1>
        {may(officer, "draft") && (
          <ButtonLink size="medium" href="/desk/new">
            {words.newDraft}
          </ButtonLink>
        )}
      </div>
      <Filters {...filters} lines={shown.flatMap(({ lines }) => lines)} isWhole={shown.every(({ more }) => !more)} />
      <View key={isWaiting ? "waiting" : "list"} loaded={loaded} again={again}>
        {(pages) => (isWaiting ? <Waiting groups={pages} /> : <Found pages={pages[0]} filters={filters} />)}
      </View>
    </>
  );
};

const Waiting = ({ groups }: { groups: readonly Pages[] }) => {
  const words = useMessages();
  if (groups.every(({ lines }) => lines.length === 0))
    return <Empty title={words.boardWords.nothingWaits} children={<p class="dim">{words.boardWords.nothingWaitsHint}</p>} />;
  return (
    <>
      {GROUPS.map((each, i) => (
        <Group key={each} id={each} name={words.groups[each]} lines={groups[i]?.lines ?? []} more={groups[i]?.more} />
      ))}
    </>
  );
};

const Found = ({ pages, filters }: { pages: Pages | undefined; filters: ReturnType<typeof useFilters> }) => {
  const words = useMessages();
  const { words: searched, layout, session } = filters.asked;
  if (!pages) return null;
  const { lines, more } = pages;
  const isNothing = lines.length === 0 && !more;
  return (
    <>
      {isNothing && (searched || session) && <Empty title={words.nothingFound} />}
      {isNothing && !searched && !session && (
        <Empty title={words.nothingYet} children={<p class="dim">{words.nothingYetHint}</p>} />
      )}
      <Groups lines={lines} layout={layout} />
      {more && (
        <div class="buttons">
          {searched && <p class="dim">{words.boardWords.searchedSome}</p>}
          <Button kind="plain" size="medium" onClick={more}>
            {searched ? words.boardWords.searchOn : words.more}
          </Button>
        </div>
      )}
    </>
  );
};
