import { useEffect } from "preact/hooks";
import { languageName, list } from "../../shared/messages/format/names.ts";
import type { EntryAnswer, RegisteredEntryAnswer } from "../answers.ts";
import { NotFound, View } from "../components/views.tsx";
import { useLanguage } from "../i18n.tsx";
import { useApi } from "../loaded.ts";
import { navigate } from "../router.ts";
import { Beside } from "./beside.tsx";
import { History } from "./history.tsx";
import { Proof } from "./proof.tsx";
import { useSaid } from "./said.ts";
import { RegistryShell } from "./shell.tsx";
import { Signatures } from "./signatures.tsx";
import { EntryStateHead } from "./states.tsx";
import { Texts } from "./texts.tsx";
import { useMessages } from "./words.ts";

const authentic = ({ texts }: EntryAnswer): string[] => [...new Set(texts.map(({ language }) => language))];

const Languages = ({ entry }: { entry: EntryAnswer }) => {
  const { agreement } = useMessages();
  const { language, locale } = useLanguage();
  const languages = authentic(entry);
  const named = list(
    languages.map((tag) => languageName(tag, locale)),
    locale,
  );
  const own = languages.some((tag) => tag.split("-")[0] === language);
  return (
    <p class="dim entry-languages">
      {!own && `${agreement.convenience} `}
      {agreement.languages(named)}
      {entry.prevailingLanguage && ` ${agreement.prevails(languageName(entry.prevailingLanguage, locale))}`}
    </p>
  );
};

const Entry = ({ entry, log }: RegisteredEntryAnswer) => {
  const { nav } = useMessages();
  const { locale } = useLanguage();
  const { inLanguage, tagOf, country } = useSaid();
  const countries = entry.parties.map(({ party }) => country(party));
  return (
    <article>
      <p class="crumb small">
        <a href="/">{nav.name}</a> / {list(countries, locale)}
      </p>
      <p class="entry-number mono">{entry.number}</p>
      <h1 class="serif entry-title" lang={tagOf(entry.titles)}>
        {inLanguage(entry.titles)}
      </h1>
      <Languages entry={entry} />
      <EntryStateHead entry={entry} />
      <div class="entry-grid">
        <div class="entry-main">
          <Texts entry={entry} />
          <Signatures entry={entry} />
          <Proof entry={entry} log={log} />
          <History entry={entry} />
        </div>
        <Beside entry={entry} />
      </div>
    </article>
  );
};

/** An agreement at its citable address, which never changes. */
export const AgreementPage = ({ number }: { number: string }) => {
  const { agreement } = useMessages();
  const [loaded, again] = useApi<RegisteredEntryAnswer>(`/v1/registry/agreements/${encodeURIComponent(number)}`);
  const unknown = loaded.state === "problem" && loaded.problem.code === "request-invalid";
  const notFound = <NotFound title={agreement.notFound(number.slice(0, 60))}>{agreement.notFoundHint}</NotFound>;
  return (
    <RegistryShell title={number.slice(0, 60)}>
      {unknown ? (
        notFound
      ) : (
        <View loaded={loaded} again={again} notFound={notFound}>
          {(registered) => <Entry {...registered} />}
        </View>
      )}
    </RegistryShell>
  );
};

/** The address that signature pages and letters bear: it leads to the number once the agreement has one that is public. */
export const AgreementByIdPage = ({ id }: { id: string }) => {
  const { agreement } = useMessages();
  const [loaded, again] = useApi<RegisteredEntryAnswer>(`/v1/registry/by-agreement/${encodeURIComponent(id)}`);
  const number = loaded.state === "there" ? loaded.value.entry.number : undefined;
  useEffect(() => {
    if (number) navigate(`/agreements/${number}`, { replace: true });
  }, [number]);
  const notFound = <NotFound title={agreement.idNotFound}>{agreement.idNotFoundHint}</NotFound>;
  const unknown = loaded.state === "problem" && loaded.problem.code === "request-invalid";
  return (
    <RegistryShell>
      {unknown ? (
        <NotFound />
      ) : (
        <View loaded={loaded} again={again} notFound={notFound}>
          {() => null}
        </View>
      )}
    </RegistryShell>
  );
};
