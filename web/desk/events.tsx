import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { EventType } from "../../shared/domain/agreement/events.ts";
import { localTime } from "../../shared/messages/format/times.ts";
import type { AgreementAnswer } from "../answers.ts";
import { SignatureMark, TextMark } from "../components/marks.tsx";
import { Note } from "../components/note.tsx";
import { Timeline } from "../components/timeline.tsx";
import { useLanguage } from "../i18n.tsx";
import { type Checked, readChain } from "./chain.ts";
import { saveAsJson, timelineFile } from "./chain-export.ts";
import { useMessages, useOfficer, useSaid, useSides } from "./desk.tsx";

/** The chained events of a shared agreement, read again whenever it moved on. */
const useChain = (id: string, etag: string): Checked | undefined => {
  const { language } = useLanguage();
  const { authorization } = useOfficer();
  const [chain, setChain] = useState<Checked>();
  useEffect(() => {
    if (etag === "") return undefined;
    let wanted = true;
    readChain(language, id, authorization).then(
      (read) => wanted && read && setChain(read),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [id, etag, authorization]);
  return chain;
};

export const Events = ({ agreement, etag }: { agreement: AgreementAnswer; etag: string }) => {
  const words = useMessages();
  return (
    <section class="card events" aria-labelledby="events-head">
      {agreement.shared ? (
        <Chain agreement={agreement} etag={etag} />
      ) : (
        <>
          <h2 id="events-head">{words.timeline}</h2>
          <p class="dim">{words.noEvents}</p>
        </>
      )}
    </section>
  );
};

const Head = ({ id, chain }: { id: string; chain: Checked | undefined }) => {
  const { timeline, work } = useMessages();
  const save = (kept: Checked["kept"]): void => saveAsJson(`timeline-${id}.json`, timelineFile(id, kept, new Date()));
  return (
    <div class="card-head">
      <h2 id="events-head">{timeline}</h2>
      {chain && (
        <button type="button" class="link" title={work.exportAs} onClick={() => save(chain.kept)}>
          {work.export}
        </button>
      )}
    </div>
  );
};

/** The event from which on nothing holds says so itself. */
const Broken = ({ version }: { version: number }) => {
  const words = useMessages();
  return (
    <Note kind="stop" title={words.chainBroken(version)} live>
      <p>{words.chainBrokenHint}</p>
    </Note>
  );
};

const Chain = ({ agreement, etag }: { agreement: AgreementAnswer; etag: string }) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const sentence = useSentence(agreement);
  const chain = useChain(agreement.id, etag);
  if (!chain) return <Head id={agreement.id} chain={chain} />;
  const { events, brokenAt } = chain;
  const days = Map.groupBy(events.toReversed(), ({ at }) => localTime(at, agreement.session.zone, locale).date);
  return (
    <>
      <Head id={agreement.id} chain={chain} />
      {[...days].map(([day, those]) => (
        <div key={day}>
          <h3>{day}</h3>
          <Timeline
            items={those.map((event) => ({
              id: event.hash,
              at: event.at,
              time: localTime(event.at, agreement.session.zone, locale).time,
              mark: markOf(event.type),
              body:
                event === events[(brokenAt ?? 0) - 1] ? (
                  <>
                    {sentence(event)} <Broken version={brokenAt ?? 0} />
                  </>
                ) : (
                  sentence(event)
                ),
              hash: event.hash,
            }))}
          />
        </div>
      ))}
      {brokenAt === undefined && <p class="small dim">{words.chainHolds(events.length)}</p>}
    </>
  );
};

const draft = <TextMark state="DRAFT" />;
const invited = <SignatureMark state="INVITED" />;
const initialled = <TextMark state="INITIALLED" />;
const authentic = <TextMark state="AUTHENTICATED" />;

/** What an event made of the text or of a signature; the sentence beside it says so too. */
const MARKS: { readonly [type in EventType]?: ComponentChildren } = {
  Drafted: draft,
  DraftShared: draft,
  Shared: draft,
  Initialled: initialled,
  Preserved: initialled,
  Nominated: <SignatureMark state="NOT_OPEN" />,
  OpenedForSignature: <SignatureMark state="NOT_OPEN" />,
  Prepared: invited,
  LinkReissued: invited,
  LinkRevoked: <SignatureMark state="LOCKED" />,
  DeclineCommunicated: <SignatureMark state="DECLINED" />,
  Signed: <SignatureMark state="SIGNED" />,
  Sealed: authentic,
  Registered: authentic,
};

const markOf = (type: string): ComponentChildren => (MARKS as { readonly [type: string]: ComponentChildren })[type];

/** An event in words. One whose type is not known here yet shows its type. */
const useSentence = ({ slots }: AgreementAnswer): ((event: Checked["events"][number]) => string) => {
  const { happened } = useMessages();
  const sides = useSides();
  const said = useSaid();
  return ({ type, data }) => {
    const named = slots.find(({ slot }) => slot === data.slot);
    const who = named ? said(named.name) : sides(typeof data.by === "string" ? [data.by] : []);
    const known: { readonly [type: string]: (who: string, number: string) => string } = happened;
    return known[type]?.(who, String(data.number ?? "")) ?? type;
  };
};
