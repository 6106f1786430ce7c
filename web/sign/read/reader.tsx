import { useEffect, useState } from "preact/hooks";
import { ownLanguageName } from "../../../shared/messages/format/names.ts";
import type { SigningSlotAnswer } from "../../answers.ts";
import { LanguageTabs } from "../../components/language-tabs.tsx";
import { Loading } from "../../components/views.tsx";
import { useLanguage } from "../../i18n.tsx";
import { Frame, Heading, Said } from "../pieces.tsx";
import { useMessages } from "../words.ts";
import { Dock, Panel } from "./panel.tsx";
import type { Shelf } from "./shelf.ts";
import { FailedText, TextView } from "./text-view.tsx";

const PANEL = "text";

interface Props {
  readonly slot: SigningSlotAnswer;
  readonly shelf: Shelf;
  readonly onSign: () => void;
}

/** The reader's own language first, where there is a text in it. */
const firstOf = ({ texts }: SigningSlotAnswer, language: string): string =>
  (texts.find((text) => text.language.split("-")[0] === language) ?? texts[0])?.sha256 ?? "";

const Selected = ({ slot, shelf, selected }: { slot: SigningSlotAnswer; shelf: Shelf; selected: string }) => {
  const { read } = useMessages();
  const entry = shelf.texts.get(selected);
  const language = slot.texts.find(({ sha256 }) => sha256 === selected)?.language ?? "";
  if (entry?.state === "failed") return <FailedText again={() => shelf.load(selected)} />;
  if (entry?.state !== "there") return <Loading progress={<p class="num">{read.loading(entry?.percent ?? 0)}</p>} />;
  return (
    <TextView
      key={selected}
      text={entry.text}
      language={language}
      onOpened={() => shelf.mark(selected, "opened")}
      onRead={() => shelf.mark(selected, "read")}
    />
  );
};

/** All language versions, each in a tab, beside who signs and what comes next. */
export const Reader = ({ slot, shelf, onSign }: Props) => {
  const { language, locale } = useLanguage();
  const [selected, setSelected] = useState(() => firstOf(slot, language));
  useEffect(() => {
    if (!shelf.texts.has(selected)) shelf.load(selected);
  }, [selected]);
  const tabs = slot.texts.map((text) => ({
    id: text.sha256,
    lang: text.language,
    name: ownLanguageName(text.language, locale),
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
          <Selected slot={slot} shelf={shelf} selected={selected} />
        </div>
      </div>
      <Panel {...panel} />
      <Dock {...panel} />
    </Frame>
  );
};
