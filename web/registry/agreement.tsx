import type { RegisteredView } from "../../shared/api/registry-view.ts";
import type { Entry } from "../../shared/domain/registry/entry.ts";
import { languageName, list } from "../../shared/messages/format/names.ts";
import { useLanguage } from "../i18n.tsx";
import { Beside } from "./beside.tsx";
import { History } from "./history.tsx";
import { Proof } from "./proof.tsx";
import { useSaid } from "./said.ts";
import { RegistryShell } from "./shell.tsx";
import { Signatures } from "./signatures.tsx";
import { EntryStateHead } from "./states.tsx";
import { Texts } from "./texts.tsx";
import { useMessages } from "./words.ts";

const authentic = ({ texts }: Entry): string[] => [...new Set(texts.map(({ language }) => language))];

const Languages = ({ entry }: { entry: Entry }) => {
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

/** An agreement at its citable address, which never changes. */
export const AgreementPage = ({ entry, log }: RegisteredView) => {
  const { nav } = useMessages();
  const { locale } = useLanguage();
  const { inLanguage, tagOf, country } = useSaid();
  const countries = entry.parties.map(({ party }) => country(party));
  return (
    <RegistryShell title={`${inLanguage(entry.titles)}, ${entry.number}`}>
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
    </RegistryShell>
  );
};
