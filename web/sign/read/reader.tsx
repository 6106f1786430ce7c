import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { LanguageTabs } from "../../components/language-tabs.tsx";
import { Loading } from "../../components/views.tsx";
import { useLanguage } from "../../i18n.tsx";
import { Frame, Heading, Said } from "../pieces.tsx";
import type { Slot } from "../slot.ts";
import { useTextNames } from "./names.ts";
import { Dock, Panel } from "./panel.tsx";
import type { Shelf } from "./shelf.ts";
import { FailedText, TextView } from "./text-view.tsx";
import type { Look } from "./tools.tsx";
import { firstZoom } from "./zoom.tsx";

const PANEL = "text";

interface Props {
  readonly slot: Slot;
  readonly shelf: Shelf;
  readonly onSign: () => void;
  /** Ask and decline, at the panel's foot. */
  readonly children?: ComponentChildren;
}

/** The reader's own language first, where there is a text in it. */
const firstOf = ({ texts }: Slot, language: string): string =>
  (texts.find((text) => text.language.split("-")[0] === language) ?? texts[0])?.sha256 ?? "";

const firstLook = (): Look => ({
  view: matchMedia("(max-width: 45rem)").matches ? "text" : "pages",
  zoom: firstZoom(),
});

interface SelectedProps extends Pick<Props, "slot" | "shelf"> {
  readonly selected: string;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
}

const Selected = ({ slot, shelf, selected, look, onLook }: SelectedProps) => {
  const entry = shelf.texts.get(selected);
  const language = slot.texts.find(({ sha256 }) => sha256 === selected)?.language ?? "";
  if (entry?.state === "failed") return <FailedText again={() => shelf.load(selected)} />;
  if (entry?.state !== "there") return <Loading />;
  return (
    <TextView
      key={selected}
      file={entry.file}
      check={entry.check}
      language={language}
      look={look}
      onLook={onLook}
      onCheck={() => entry.check.state === "waiting" && shelf.check(selected)}
      onOpened={() => shelf.mark(selected, "opened")}
      onRead={() => shelf.mark(selected, "read")}
      onLost={() => shelf.fail(selected)}
    />
  );
};

/** All language versions, each in a tab, beside who signs and what comes next. */
export const Reader = ({ slot, shelf, onSign, children }: Props) => {
  const { language } = useLanguage();
  const { own } = useTextNames(slot);
  const [selected, setSelected] = useState(() => firstOf(slot, language));
  const [look, setLook] = useState(firstLook);
  useEffect(() => shelf.load(selected), [selected]);
  const tabs = slot.texts.map((text) => ({
    id: text.sha256,
    lang: text.language,
    name: own(text),
    reading: shelf.readings.get(text.sha256) ?? ("not-opened" as const),
  }));
  const open = (sha256: string): void => {
    setSelected(sha256);
    scrollTo(0, 0);
  };
  const panel = { slot, shelf, selected, onOpen: open, onSign };
  return (
    <Frame slot={slot} main="reading">
      <div class="reading-text">
        <Heading>
          <span class="serif reading-title">
            <Said texts={slot.titles} />
          </span>
        </Heading>
        <LanguageTabs tabs={tabs} selected={selected} onSelect={open} panel={PANEL} />
        <div id={PANEL} role="tabpanel" aria-label={tabs.find(({ id }) => id === selected)?.name}>
          <Selected slot={slot} shelf={shelf} selected={selected} look={look} onLook={setLook} />
        </div>
      </div>
      <Panel {...panel}>{children}</Panel>
      <Dock {...panel} />
    </Frame>
  );
};
