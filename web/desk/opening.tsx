import { useState } from "preact/hooks";
import { ownLanguageName } from "../../shared/messages/format/names.ts";
import { Confirm } from "../components/consequences.tsx";
import { Select } from "../components/fields.tsx";
import { useLanguage } from "../i18n.tsx";
import { useAct } from "./act.tsx";
import { useMessages, useSaid } from "./desk.tsx";
import type { Texts } from "./draft-form.ts";
import { useKept } from "./kept.ts";
import type { Seen } from "./seen.ts";
import { TextIn } from "./text-in.tsx";
import { WindowFields, windowOf } from "./window-fields.tsx";
import { clockAt } from "./zoned.ts";

interface Form {
  /** The order group of each slot, counted from 1. */
  readonly groups: { readonly [slot: string]: string };
  readonly opensAt: string;
  readonly closesAt: string;
  readonly place: Texts;
}

const DAY_MS = 24 * 3600_000;

/** The slots of each group in turn; a number that nobody has leaves no gap. */
const orderGroupsOf = (slots: readonly { slot: string }[], groups: Form["groups"]): string[][] =>
  slots
    .map((_, i) => slots.map(({ slot }) => slot).filter((slot) => (groups[slot] ?? "1") === String(i + 1)))
    .filter(({ length }) => length > 0);

/** The signing order, the window at the place, and what opening will cause. */
export const Opening = ({ onDone, ...seen }: Seen & { onDone: (what: string) => void }) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const { id, slots, session, parties } = seen.agreement;
  const { zone } = session;
  const { value, change, clear } = useKept<Form>(`opening.${id}`, {
    groups: {},
    opensAt: clockAt(Date.now(), zone),
    closesAt: clockAt(Date.now() + 7 * DAY_MS, zone),
    place: session.place,
  });
  const { busy, send, notes } = useAct(seen);
  const [asked, setAsked] = useState(false);
  const times = windowOf(value, zone);
  const isWhole = parties.every(({ party }) => slots.some((slot) => slot.party === party));
  const open = async (): Promise<void> => {
    setAsked(true);
    if (!times) return;
    const orderGroups = orderGroupsOf(slots, value.groups);
    const answer = await send("opening", { orderGroups, ...times, place: value.place });
    if (answer.kind !== "answer") return;
    clear();
    onDone(words.openDone);
  };
  if (!isWhole) return null;
  return (
    <div class="stack">
      <h3>{words.openForSignature}</h3>
      <Order slots={slots} groups={value.groups} onGroups={(groups) => change({ groups })} />
      <WindowFields value={value} change={change} zone={zone} asked={asked} />
      <div class="form-row">
        {Object.keys(session.place).map((tag) => (
          <TextIn
            key={tag}
            tag={tag}
            label={words.placeIn(ownLanguageName(tag, locale))}
            texts={value.place}
            onTexts={(place) => change({ place })}
          />
        ))}
      </div>
      <Confirm
        act={words.openForSignature}
        consequences={words.openWill}
        busy={busy ? words.sending : undefined}
        onConfirm={open}
      />
      {notes}
    </div>
  );
};

interface OrderProps {
  readonly slots: Seen["agreement"]["slots"];
  readonly groups: Form["groups"];
  readonly onGroups: (groups: Form["groups"]) => void;
}

const Order = ({ slots, groups, onGroups }: OrderProps) => {
  const words = useMessages();
  const said = useSaid();
  return (
    <div class="form-row">
      {slots.map(({ slot, name }) => (
        <Select
          key={slot}
          label={words.groupOf(said(name))}
          value={groups[slot] ?? "1"}
          options={slots.map((_, i) => ({ value: String(i + 1), label: String(i + 1) }))}
          onChange={(group) => onGroups({ ...groups, [slot]: group })}
        />
      ))}
    </div>
  );
};
