import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { counted } from "../../../shared/messages/format/numbers.ts";
import type { ComparisonAnswer } from "../../answers.ts";
import { Button } from "../../components/button.tsx";
import { useLanguage } from "../../i18n.tsx";
import { useMessages } from "../desk.tsx";

export const changeId = (index: number): string => `change-${index}`;

/** The places of the changes among the parts, in reading order. */
const placesOf = ({ parts }: ComparisonAnswer): number[] => parts.flatMap(({ kind }, index) => (kind === "same" ? [] : [index]));

/** From change to change, by button or by `n` and `p`; beside it the pages that changed. */
export const Steps = ({ found, children }: { found: ComparisonAnswer; children: ComponentChildren }) => {
  const { comparison: words } = useMessages();
  const { locale } = useLanguage();
  const places = placesOf(found);
  const [at, setAt] = useState(-1);
  const goTo = (next: number): void => {
    const place = places[next];
    if (place === undefined) return;
    setAt(next);
    const change = document.getElementById(changeId(place));
    change?.focus({ preventScroll: true });
    change?.scrollIntoView({ block: "center" });
  };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest("input, select, textarea");
      if (isTyping || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "n") goTo(Math.min(at + 1, places.length - 1));
      if (event.key === "p") goTo(Math.max(at - 1, 0));
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
  const pages = [...Map.groupBy(places, (place) => pageOf(found.parts[place]))];
  return (
    <div class="compare-columns">
      <nav class="compare-pages" aria-label={words.changes.other}>
        <p class="compare-step">
          <Button kind="plain" size="small" onClick={() => goTo(Math.max(at - 1, 0))}>
            {words.previous}
          </Button>
          <span>{words.place(Math.max(at + 1, 1), places.length)}</span>
          <Button kind="plain" size="small" onClick={() => goTo(Math.min(at + 1, places.length - 1))}>
            {words.next}
          </Button>
        </p>
        <ol>
          {pages.map(([page, those]) => (
            <li key={page}>
              <button type="button" class="link" onClick={() => goTo(places.indexOf(those[0] ?? 0))}>
                {words.page(page)}
              </button>
              <span class="dim">{counted(those.length, words.changes, locale)}</span>
            </li>
          ))}
        </ol>
      </nav>
      {children}
    </div>
  );
};

const pageOf = (part: ComparisonAnswer["parts"][number] | undefined): number =>
  part === undefined ? 1 : (part.toPage ?? ("fromPage" in part ? part.fromPage : undefined) ?? 1);
