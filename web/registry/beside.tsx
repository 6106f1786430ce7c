import type { Entry } from "../../shared/domain/registry/entry.ts";
import { calendarDate } from "../../shared/messages/format/dates.ts";
import { Copy } from "../components/hash.tsx";
import { useLanguage } from "../i18n.tsx";
import { useAddress } from "../router.ts";
import { useSaid } from "./said.ts";
import { useMessages } from "./words.ts";

const Titles = ({ entry }: { entry: Entry }) => {
  const { agreement } = useMessages();
  const { inLanguage } = useSaid();
  const others = Object.entries(entry.titles).filter(([, title]) => title !== inLanguage(entry.titles));
  if (others.length === 0) return null;
  return (
    <section>
      <h2>{agreement.titles}</h2>
      {others.map(([tag, title]) => (
        <p key={tag} class="serif" lang={tag}>
          {title}
        </p>
      ))}
    </section>
  );
};

const Citation = ({ entry }: { entry: Entry }) => {
  const { agreement } = useMessages();
  const { locale } = useLanguage();
  const { inLanguage, country } = useSaid();
  const parties = entry.parties.map(({ party }) => country(party)).join("–");
  const said = [inLanguage(entry.titles), parties, calendarDate(entry.concludedOn, locale)].join(", ");
  return (
    <section>
      <h2>{agreement.cite}</h2>
      <p>
        {said}, <span class="nowrap">{entry.number}</span>
      </p>
      <p class="small beside-acts">
        <Copy text={`${said}, ${entry.number}`} label={agreement.copyCitation} />
        <Copy text={`${useAddress().origin}/agreements/${entry.number}`} label={agreement.copyAddress} />
      </p>
    </section>
  );
};

/** Beside the entry: titles in the other languages, how to cite it, where it was concluded, the data. */
export const Beside = ({ entry }: { entry: Entry }) => {
  const { agreement } = useMessages();
  const { locale } = useLanguage();
  const { inLanguage } = useSaid();
  const { session, number } = entry;
  return (
    <aside class="beside">
      <Titles entry={entry} />
      <Citation entry={entry} />
      <section>
        <h2>{agreement.concluded}</h2>
        <p>{agreement.session(String(session.ordinal), session.commission)}</p>
        <p class="dim">
          {inLanguage(session.place)}, {calendarDate(session.date, locale)}
        </p>
        <p class="small">
          <a href={`/?session=${session.commission}.${session.ordinal}`}>{agreement.sessionAll}</a>
        </p>
      </section>
      <section>
        <h2>{agreement.asData}</h2>
        <p>
          <a href={`/v1/registry/agreements/${number}`}>JSON</a>
        </p>
      </section>
    </aside>
  );
};
