import { languageName, ownLanguageName } from "../../../shared/messages/format/names.ts";
import type { SigningSlotAnswer } from "../../answers.ts";
import { Button } from "../../components/button.tsx";
import { Hash } from "../../components/hash.tsx";
import { HalfIcon, RingIcon, TickIcon } from "../../components/icons.tsx";
import { Note } from "../../components/note.tsx";
import { useCommon, useLanguage } from "../../i18n.tsx";
import { Signatory } from "../arrive.tsx";
import { Order } from "../order.tsx";
import { useMessages } from "../words.ts";
import { changed, type Shelf, unopened } from "./shelf.ts";

export interface PanelProps {
  readonly slot: SigningSlotAnswer;
  readonly shelf: Shelf;
  /** The SHA-256 of the text that is shown. */
  readonly selected: string;
  readonly onOpen: (sha256: string) => void;
  readonly onSign: () => void;
}

/** The button names what comes next: a text that is missing, or the act. */
const Next = ({ slot, shelf, onOpen, onSign, wide }: PanelProps & { wide?: boolean }) => {
  const { read } = useMessages();
  const { locale } = useLanguage();
  const [wrong] = changed(slot, shelf);
  const [missing] = wrong ? [wrong] : unopened(slot, shelf);
  if (!missing) {
    return (
      <Button wide={wide ?? false} onClick={onSign}>
        {read.toSign}
      </Button>
    );
  }
  return (
    <Button wide={wide ?? false} onClick={() => onOpen(missing.sha256)}>
      {read.openNext(languageName(missing.language, locale))}
    </Button>
  );
};

const ICONS = { read: <TickIcon />, opened: <HalfIcon />, "not-opened": <RingIcon /> };

const ToOpen = ({ slot, shelf }: PanelProps) => {
  const { reading } = useCommon();
  const { locale } = useLanguage();
  return (
    <ul class="to-open">
      {slot.texts.map(({ sha256, language }) => {
        const state = shelf.readings.get(sha256) ?? "not-opened";
        return (
          <li key={sha256}>
            {ICONS[state]}
            <bdi lang={language}>{ownLanguageName(language, locale)}</bdi>
            <span class="dim">{reading[state]}</span>
          </li>
        );
      })}
    </ul>
  );
};

/** What this browser computed beside what was initialled: a fact, in place. */
const Unchanged = ({ slot, shelf, selected }: PanelProps) => {
  const { read } = useMessages();
  const entry = shelf.texts.get(selected);
  if (entry?.state !== "there") return null;
  const { parts, unchanged } = entry.text;
  const added = parts.slice(1);
  return (
    <section aria-live="polite">
      {unchanged ? (
        <>
          <h2>{read.unchanged}</h2>
          <p class="dim">{read.unchangedText}</p>
        </>
      ) : (
        <Note kind="stop" title={read.changed} live>
          <p>{read.changedText}</p>
        </Note>
      )}
      <dl class="prints">
        <dt>{read.computed}</dt>
        <dd>
          <Hash value={parts[0]?.computed ?? ""} />
        </dd>
        <dt>{read.initialled}</dt>
        <dd>
          <Hash value={selected} copy />
        </dd>
        {!unchanged &&
          added.map(({ computed }, at) => (
            <div key={computed}>
              <dt>{read.part(at + 1)}</dt>
              <dd>
                <Hash value={computed} />
              </dd>
            </div>
          ))}
        <dt>{read.manifest}</dt>
        <dd>
          <Hash value={slot.manifest} />
        </dd>
      </dl>
      {unchanged && added.length > 0 && <p class="small dim">{read.partsChecked(added.length)}</p>}
    </section>
  );
};

export const Panel = (props: PanelProps) => {
  const { slot, shelf } = props;
  const { read, order } = useMessages();
  const missing = unopened(slot, shelf).length > 0;
  return (
    <div class="reading-panel">
      <Signatory slot={slot} />
      <section>
        <h2>{read.toOpen}</h2>
        <ToOpen {...props} />
        <div class="panel-next">
          <Next {...props} wide />
          <p class="small dim">{missing ? read.thenSign : read.toSignHint}</p>
        </div>
      </section>
      <Unchanged {...props} />
      <section>
        <h2>{order.title}</h2>
        <Order slot={slot} />
      </section>
    </div>
  );
};

/** On a narrow screen the next step stays at the foot. */
export const Dock = (props: PanelProps) => {
  const { slot, shelf } = props;
  const { read } = useMessages();
  const all = slot.texts.length;
  return (
    <div class="dock">
      <p class="small">{read.opened(all - unopened(slot, shelf).length, all)}</p>
      <Next {...props} />
    </div>
  );
};
