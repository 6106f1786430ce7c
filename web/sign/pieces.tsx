import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type ByLanguage, inLanguage } from "../../shared/domain/languages.ts";
import { calendarDate } from "../../shared/messages/format/dates.ts";
import { localTime, moment } from "../../shared/messages/format/times.ts";
import type { SigningSlotAnswer } from "../answers.ts";
import { Shell } from "../components/shell.tsx";
import { Offline } from "../components/views.tsx";
import { useLanguage } from "../i18n.tsx";
import { useMessages } from "./words.ts";

/** What the parties wrote in several languages, in the reader's where it is there; marked with the language it is in. */
export const Said = ({ texts }: { texts: ByLanguage }) => {
  const { language } = useLanguage();
  const text = inLanguage(texts, language);
  return <bdi lang={Object.keys(texts).find((tag) => texts[tag] === text)}>{text}</bdi>;
};

/** The head of a step: the focus goes to it, so that it is heard where the reader arrived. */
export const Heading = ({ children, large = false }: { children: ComponentChildren; large?: boolean }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1} class={large ? "act-title" : ""}>
      {children}
    </h1>
  );
};

/** The party for which a slot signs, as the text names it. */
export const partyOf = ({ parties }: Pick<SigningSlotAnswer, "parties">, party: string): ByLanguage =>
  parties.find((each) => each.party === party)?.name ?? { und: party };

/** A time at the place of the session. */
export const useMoment = ({ session }: Pick<SigningSlotAnswer, "session">): ((at: string) => string) => {
  const { locale } = useLanguage();
  return (at) => moment(localTime(at, session.zone, locale));
};

/** Says since when there is no connection; what is on the page stays. */
const Connection = () => {
  const [since, setSince] = useState(() => (navigator.onLine ? undefined : new Date()));
  useEffect(() => {
    const lost = () => setSince(new Date());
    const back = () => setSince(undefined);
    addEventListener("offline", lost);
    addEventListener("online", back);
    return () => {
      removeEventListener("offline", lost);
      removeEventListener("online", back);
    };
  }, []);
  return since ? <Offline since={since} /> : null;
};

interface FrameProps {
  readonly slot?: Pick<SigningSlotAnswer, "session"> | undefined;
  readonly main?: string;
  readonly children: ComponentChildren;
}

/** The room's page, with the session of the commission beside the brand. */
export const Frame = ({ slot, main = "wrap wrap-act", children }: FrameProps) => {
  const { title, session } = useMessages();
  const { language, locale } = useLanguage();
  const said = slot?.session;
  return (
    <Shell
      title={title}
      home="/"
      main={main}
      context={said && session(said.ordinal, inLanguage(said.place, language), calendarDate(said.date, locale))}
    >
      <Connection />
      {children}
    </Shell>
  );
};
