import { useEffect } from "preact/hooks";
import type { SideAnswer } from "../answers.ts";
import { Note } from "../components/note.tsx";
import { Prose } from "../components/prose.tsx";
import { useApi } from "../loaded.ts";
import { Communicate } from "./communicate.tsx";
import { useMessages, useOfficer, useSaid } from "./desk.tsx";
import { may } from "./officer.ts";
import type { Seen } from "./seen.ts";
import { useMoment } from "./words.ts";

const AGAIN_MS = 15_000;

/** What the own side alone knows of an agreement, read again as it moves on; undefined until it is there. */
export const useOwnSide = ({ agreement, etag }: Seen): SideAnswer | undefined => {
  const [loaded, again] = useApi<SideAnswer>(agreement.shared ? `/v1/agreements/${agreement.id}/side` : undefined, useOfficer());
  useEffect(again, [etag]);
  useEffect(() => {
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [again]);
  return loaded.state === "there" ? loaded.value : loaded.last;
};

/** Refusals, questions and locked codes of the own signatories. */
export const OwnSide = ({ seen, known }: { seen: Seen; known: SideAnswer | undefined }) => {
  const words = useMessages();
  if (!known || known.declines.length + known.questions.length + known.locked.length === 0) return null;
  return (
    <section class="card" aria-labelledby="own-side-head">
      <div class="card-head">
        <h2 id="own-side-head">{words.ownSide}</h2>
        <span class="small dim">{words.ownSideHint}</span>
      </div>
      {known.declines.map((decline) => (
        <Decline key={decline.slot + decline.at} seen={seen} decline={decline} />
      ))}
      <Calls seen={seen} known={known} />
    </section>
  );
};

const Decline = ({ seen, decline }: { seen: Seen; decline: SideAnswer["declines"][number] }) => {
  const words = useMessages();
  const officer = useOfficer();
  const said = useSaid();
  const time = useMoment(seen.agreement.session.zone);
  const { slot, name, at, reason, communicated } = decline;
  const isOpen = seen.agreement.slots.some((each) => each.slot === slot && each.state !== "SIGNED" && each.link === "REVOKED");
  return (
    <div class="stack">
      <Note kind="stop" title={words.declinedOwn(said(name))}>
        <p class="small dim">{time(at)}</p>
        {reason && (
          <p>
            {words.declinedReason}: <Prose>{reason}</Prose>
          </p>
        )}
        <p>{communicated ? words.declineTold : words.declineSecret}</p>
      </Note>
      {isOpen && may(officer, "communicate-decline") && (
        <Communicate seen={seen} slot={slot} name={said(name)} offered={!communicated} />
      )}
    </div>
  );
};

const Calls = ({ seen, known: { questions, locked } }: { seen: Seen; known: SideAnswer }) => {
  const words = useMessages();
  const said = useSaid();
  const time = useMoment(seen.agreement.session.zone);
  return (
    <>
      {questions.map(({ slot, name, at, text }) => (
        <Note key={slot + at} kind="wait" title={words.askedBy(said(name))}>
          <p class="small dim">{time(at)}</p>
          <p>
            <Prose>{text}</Prose>
          </p>
          <p class="small dim">{words.askedHint}</p>
        </Note>
      ))}
      {locked.map(({ slot, name, at }) => (
        <Note key={slot + at} kind="stop" title={words.codeLocked(said(name))}>
          <p class="small dim">{time(at)}</p>
          <p>{words.codeLockedHint}</p>
        </Note>
      ))}
    </>
  );
};
