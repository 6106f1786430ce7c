import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { calendarDate } from "../../../shared/messages/format/dates.ts";
import type { AgreementAnswer } from "../../answers.ts";
import { useTitle } from "../../components/shell.tsx";
import { View } from "../../components/views.tsx";
import { useLanguage } from "../../i18n.tsx";
import { type Loaded, useApi } from "../../loaded.ts";
import { Said, useMessages, useOfficer, useSaid } from "../desk.tsx";
import { type Section, Sections } from "./sections.tsx";

const SOON_MS = 1500;
const QUIET_MS = 15_000;

/** Reads again: soon while something is under way, else now and then. A token that the API does not know any more ends the sign-in. */
export const useKeepReading = (loaded: Loaded<unknown>, again: () => void, soon: boolean): void => {
  const officer = useOfficer();
  useEffect(() => {
    const timer = setInterval(again, soon ? SOON_MS : QUIET_MS);
    return () => clearInterval(timer);
  }, [soon, again]);
  useEffect(() => {
    if (loaded.state === "problem" && loaded.problem.status === 401) officer.expired();
  }, [loaded]);
};

interface Props {
  readonly section: Section;
  readonly children: (agreement: AgreementAnswer) => ComponentChildren;
}

/** The head of an agreement's page, and below it one of its sections. */
export const Frame = ({ id, ...rest }: Props & { readonly id: string }) => {
  const [loaded, again] = useApi<AgreementAnswer>(`/v1/agreements/${id}`, useOfficer());
  return (
    <View loaded={loaded} again={again}>
      {(agreement) => <Framed agreement={agreement} {...rest} />}
    </View>
  );
};

const Framed = ({ agreement, section, children }: Props & { readonly agreement: AgreementAnswer }) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const said = useSaid();
  const { titles, session } = agreement;
  useTitle(`${words.work[section]}, ${said(titles)}`);
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
      </div>
      <Sections id={agreement.id} current={section} />
      {children(agreement)}
    </div>
  );
};
