import type { ComponentChildren } from "preact";
import { Button } from "../../components/button.tsx";
import { HalfIcon, RingIcon, TickIcon } from "../../components/icons.tsx";
import { useCommon } from "../../i18n.tsx";
import { Signatory } from "../arrive.tsx";
import { Order } from "../order.tsx";
import type { Slot } from "../slot.ts";
import { useMessages } from "../words.ts";
import { useTextNames } from "./names.ts";
import { nextStep, unopened } from "./next-step.ts";
import type { Shelf } from "./shelf.ts";
import { Unchanged } from "./unchanged.tsx";

export interface PanelProps {
  readonly slot: Slot;
  readonly shelf: Shelf;
  /** The SHA-256 of the text that is shown. */
  readonly selected: string;
  readonly onOpen: (sha256: string) => void;
  readonly onSign: () => void;
  readonly children?: ComponentChildren;
}

/** The button names what comes next and leads there: a text that is missing, its check, or the act. */
const Next = ({ slot, shelf, onOpen, onSign, wide = false }: PanelProps & { wide?: boolean }) => {
  const { read } = useMessages();
  const { said } = useTextNames(slot);
  const step = nextStep(slot, shelf);
  if (step.kind === "ready") {
    return (
      <Button wide={wide} onClick={onSign}>
        {read.toSign}
      </Button>
    );
  }
  const { sha256 } = step.text;
  const lead = (): void => {
    onOpen(sha256);
    if (step.kind !== "unchecked") return;
    shelf.load(sha256);
    shelf.check(sha256);
  };
  const name = said(step.text);
  const words = {
    changed: () => read.openNext(name),
    unopened: () => read.openNext(name),
    unchecked: () => read.checkAgain(name),
    checking: () => read.checkingNow(name, step.kind === "checking" ? step.percent : 0),
  };
  return (
    <Button wide={wide} onClick={lead}>
      {words[step.kind]()}
    </Button>
  );
};

const ICONS = { read: <TickIcon />, opened: <HalfIcon />, "not-opened": <RingIcon /> };

const ToOpen = ({ slot, shelf }: PanelProps) => {
  const { reading } = useCommon();
  const { own } = useTextNames(slot);
  return (
    <ul class="to-open">
      {slot.texts.map((text) => {
        const state = shelf.readings.get(text.sha256) ?? "not-opened";
        return (
          <li key={text.sha256}>
            {ICONS[state]}
            <bdi lang={text.language}>{own(text)}</bdi>
            <span class="dim">{reading[state]}</span>
          </li>
        );
      })}
    </ul>
  );
};

const useHint = (slot: Slot, shelf: Shelf): string => {
  const { read } = useMessages();
  const { kind } = nextStep(slot, shelf);
  if (kind === "ready") return read.toSignHint;
  return kind === "unopened" ? read.thenSign : kind === "changed" ? read.changedText : read.checkHint;
};

export const Panel = (props: PanelProps) => {
  const { slot, shelf, selected, children } = props;
  const { read, order } = useMessages();
  const entry = shelf.texts.get(selected);
  const hint = useHint(slot, shelf);
  return (
    <div class="reading-panel">
      <Signatory slot={slot} />
      <section>
        <h2>{read.toOpen}</h2>
        <ToOpen {...props} />
        <div class="panel-next">
          <Next {...props} wide />
          <p class="small dim">{hint}</p>
        </div>
      </section>
      {entry?.state === "there" && entry.check.state !== "waiting" && (
        <section>
          <Unchanged check={entry.check} initialled={selected} manifest={slot.manifest} again={() => shelf.check(selected)} />
        </section>
      )}
      <section>
        <h2>{order.title}</h2>
        <Order slot={slot} />
      </section>
      {children}
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
