import { useCommon } from "../i18n.tsx";
import { HalfIcon, RingIcon, TickIcon } from "./icons.tsx";

export type Reading = "read" | "opened" | "not-opened";

export interface LanguageTab {
  readonly id: string;
  /** BCP 47. */
  readonly lang: string;
  /** The language's own name. */
  readonly name: string;
  readonly reading: Reading;
}

const ICONS = { read: <TickIcon />, opened: <HalfIcon />, "not-opened": <RingIcon /> };

interface Props {
  readonly tabs: readonly LanguageTab[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** The id of the panel that shows the text. */
  readonly panel: string;
}

/** One tab a language version. An unread language is never locked. Arrow keys move as the writing direction goes. */
export const LanguageTabs = ({ tabs, selected, onSelect, panel }: Props) => {
  const { reading, languagesOfText } = useCommon();
  const move = (event: KeyboardEvent): void => {
    const list = event.currentTarget as HTMLElement;
    const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const step = event.key === forward ? 1 : ["ArrowLeft", "ArrowRight"].includes(event.key) ? -1 : 0;
    const from = tabs.findIndex(({ id }) => id === selected);
    const next = tabs[(from + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onSelect(next.id);
    list.querySelectorAll<HTMLElement>("[role=tab]")[tabs.indexOf(next)]?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={languagesOfText} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          class="tab"
          role="tab"
          aria-selected={tab.id === selected}
          aria-controls={panel}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {ICONS[tab.reading]}
          <span>
            <span lang={tab.lang}>{tab.name}</span>
            <small>{reading[tab.reading]}</small>
          </span>
        </button>
      ))}
    </div>
  );
};
