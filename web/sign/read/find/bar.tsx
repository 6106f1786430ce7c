import { useEffect, useRef } from "preact/hooks";
import { TextField } from "../../../components/fields.tsx";
import { ChevronIcon, CrossIcon } from "../../../components/icons.tsx";
import { useMessages } from "../../words.ts";
import type { Finder } from "./finder.ts";

const useSaid = ({ asked, count, at, blank }: Finder): string => {
  const { find } = useMessages();
  if (blank) return find.noText;
  if (asked.trim() === "") return "";
  return count === 0 ? find.none : find.at(at, count);
};

/** What is searched for, how often it stands there, and the way from one to the next. */
export const FindBar = ({ finder }: { finder: Finder }) => {
  const { find } = useMessages();
  const bar = useRef<HTMLElement>(null);
  const said = useSaid(finder);
  useEffect(() => bar.current?.querySelector("input")?.focus(), []);
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape") finder.show(false);
    else if (event.key === "Enter" && event.target instanceof HTMLInputElement) finder.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    <search ref={bar} class="find" onKeyDown={press}>
      <TextField
        label={find.label}
        type="search"
        value={finder.asked}
        onInput={finder.ask}
        autoComplete="off"
        spellcheck={false}
      />
      <p class="num find-count" role="status">
        {said}
      </p>
      <div class="find-steps">
        <button type="button" class="icon-button turned" aria-label={find.previous} onClick={() => finder.step(-1)}>
          <ChevronIcon />
        </button>
        <button type="button" class="icon-button" aria-label={find.next} onClick={() => finder.step(1)}>
          <ChevronIcon />
        </button>
        <button type="button" class="icon-button" aria-label={find.close} onClick={() => finder.show(false)}>
          <CrossIcon />
        </button>
      </div>
    </search>
  );
};
