import { useEffect, useRef, useState } from "preact/hooks";
import { calendarDate } from "../../shared/messages/format/dates.ts";
import type { AgreementAnswer } from "../answers.ts";
import { useTitle } from "../components/shell.tsx";
import { StateHead } from "../components/state-head.tsx";
import { View } from "../components/views.tsx";
import { useLanguage } from "../i18n.tsx";
import { useApi } from "../loaded.ts";
import { Acts } from "./acts.tsx";
import { useCells } from "./cells.tsx";
import { Said, useMessages, useOfficer, useSaid, useSides } from "./desk.tsx";
import { Events } from "./events.tsx";
import { OwnSide, useOwnSide } from "./own-side.tsx";
import type { Seen } from "./seen.ts";
import { Signatories } from "./signatories.tsx";
import { Standing } from "./standing.tsx";
import { Sections } from "./stuck/sections.tsx";
import { Versions } from "./versions.tsx";
import { Withdraw } from "./withdraw.tsx";

const WAITING_MS = 1500;
const QUIET_MS = 15_000;

/** The system is at work on it: then it is asked for soon. */
const isMoving = ({ versions, opening, prepared, slots, registered }: AgreementAnswer): boolean =>
  versions.at(-1)?.kind === "awaiting-files" ||
  (opening !== undefined && !registered && (!prepared || slots.every(({ state }) => state === "SIGNED")));

export const Agreement = ({ id }: { id: string }) => {
  const officer = useOfficer();
  const [loaded, again] = useApi<AgreementAnswer>(`/v1/agreements/${id}`, officer);
  const moving = loaded.state === "there" && isMoving(loaded.value);
  useEffect(() => {
    const timer = setInterval(again, moving ? WAITING_MS : QUIET_MS);
    return () => clearInterval(timer);
  }, [moving, again]);
  useEffect(() => {
    if (loaded.state === "problem" && loaded.problem.status === 401) officer.expired();
  }, [loaded]);
  // What was read last is what is acted on, also while the connection is gone.
  const read = useRef("");
  if (loaded.state === "there") read.current = loaded.etag;
  const etag = read.current;
  return (
    <View loaded={loaded} again={again}>
      {(agreement) => <Page agreement={agreement} etag={etag} again={again} />}
    </View>
  );
};

const Page = (seen: Seen) => {
  const { agreement } = seen;
  const words = useMessages();
  const { locale } = useLanguage();
  const said = useSaid();
  const sides = useSides();
  useTitle(said(agreement.titles));
  const { titles, form, parties, session, legalNature, states } = agreement;
  // What was at work when the page was opened stands first: nothing moves under the hands of someone who fills in a form.
  const [isAgreed] = useState(states.text === "INITIALLED" || states.text === "AUTHENTICATED");
  return (
    <div class="agreement">
      <div>
        <p class="small">
          <a href="/desk">{words.board}</a> /{" "}
          {words.sessionName(session.ordinal, said(session.place), calendarDate(session.date, locale))}
        </p>
        <h1 class="serif agreement-title">
          <Said texts={titles} />
        </h1>
        <p class="dim agreement-kind">
          <span>
            {words.forms[form]}, {sides(parties.map(({ party }) => party))}
          </span>
          <span class="mono">
            {session.commission}-{session.ordinal}
          </span>
          <span class="tag">
            {words.legalNature}: {words.legalNatures[legalNature]}
          </span>
        </p>
      </div>
      <Standing agreement={agreement} />
      <StateHead cells={useCells(agreement)}>
        <Acts {...seen} />
      </StateHead>
      <Sections id={agreement.id} current="overview" />
      <div class="agreement-columns">
        <div class="agreement-main">
          <OwnSide seen={seen} known={useOwnSide(seen)} />
          {isAgreed && <Signatories {...seen} />}
          <Versions {...seen} />
          {!isAgreed && <Signatories {...seen} />}
          <Withdraw {...seen} />
        </div>
        <Events agreement={agreement} etag={seen.etag} />
      </div>
    </div>
  );
};
