import { useState } from "preact/hooks";
import { ownLanguageName } from "../../shared/messages/format/names.ts";
import { AreaField, Check } from "../components/fields.tsx";
import { useLanguage } from "../i18n.tsx";
import { LONGEST, proseOf } from "../prose.ts";
import { useAct } from "./act.tsx";
import { ActForm } from "./act-form.tsx";
import { useMessages } from "./desk.tsx";
import type { Texts } from "./draft-form.ts";
import { useKept } from "./kept.ts";
import { mayMovePlace } from "./offers.ts";
import type { Seen } from "./seen.ts";
import { TextIn } from "./text-in.tsx";
import { WindowFields, windowOf } from "./window-fields.tsx";
import { useMoment } from "./words.ts";
import { clockAt } from "./zoned.ts";

interface Form {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly moves: boolean;
  readonly place: Texts;
  readonly reason: string;
}

/** The signing at another time, and before the first signature at another place. */
export const Postpone = ({ seen, close }: { seen: Seen; close: (done?: string) => void }) => {
  const words = useMessages();
  const { agreement } = seen;
  const { id, session, opening } = agreement;
  const { zone } = session;
  const time = useMoment(zone);
  const { value, change, clear } = useKept<Form>(`postpone.${id}`, {
    opensAt: clockAt(opening?.opensAt ?? Date.now(), zone),
    closesAt: clockAt(opening?.closesAt ?? Date.now(), zone),
    moves: false,
    place: opening?.place ?? {},
    reason: "",
  });
  const { busy, send, notes } = useAct(seen);
  const [asked, setAsked] = useState(false);
  const times = windowOf(value, zone);
  const moves = value.moves && mayMovePlace(agreement);
  const run = async (): Promise<void> => {
    setAsked(true);
    if (!times) return;
    const reason = proseOf(value.reason);
    const answer = await send("postponement", {
      ...times,
      ...(moves ? { place: value.place } : {}),
      ...(reason ? { reason } : {}),
    });
    if (answer.kind !== "answer") return;
    clear();
    close(words.postponeDone(time(times.opensAt), time(times.closesAt)));
  };
  return (
    <ActForm
      act={words.postpone}
      will={moves ? [...words.postponeWill, words.postponePlaceWill] : words.postponeWill}
      busy={busy}
      notes={notes}
      onAct={run}
      onClose={() => close()}
    >
      <WindowFields value={value} change={change} zone={zone} asked={asked} />
      {mayMovePlace(agreement) ? <Place value={value} change={change} /> : <p class="small dim">{words.placeFixed}</p>}
      <AreaField
        label={words.optional(words.reason)}
        hint={words.reasonTold}
        maxLength={LONGEST}
        rows={3}
        value={value.reason}
        onInput={(reason) => change({ reason })}
      />
    </ActForm>
  );
};

const Place = ({ value, change }: { value: Form; change: (part: Partial<Form>) => void }) => {
  const words = useMessages();
  const { locale } = useLanguage();
  return (
    <>
      <Check checked={value.moves} onChange={(moves) => change({ moves })}>
        {words.newPlace}
      </Check>
      {value.moves && (
        <div class="form-row">
          {Object.keys(value.place).map((tag) => (
            <TextIn
              key={tag}
              tag={tag}
              label={words.placeIn(ownLanguageName(tag, locale))}
              texts={value.place}
              onTexts={(place) => change({ place })}
            />
          ))}
        </div>
      )}
    </>
  );
};
