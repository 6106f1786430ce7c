import type { ComponentChild } from "preact";
import renderToString from "preact-render-to-string";
import { addressOf, narrowedBy } from "../../shared/api/registry-query.ts";
import type { Reader, RegistryView, Render } from "../../shared/api/registry-view.ts";
import { UI_LANGUAGES } from "../../shared/domain/languages.ts";
import { docsMessages } from "../../shared/messages/pages/docs/load.ts";
import { DocumentTitle } from "../components/shell.tsx";
import { Failed, NotFound } from "../components/views.tsx";
import { Config } from "../config.ts";
import type { OpenApi } from "../docs/openapi.ts";
import { DESCRIPTION_PATH, DocsPage } from "../docs/page.tsx";
import { type Loaded, loadLanguage, Speaking } from "../i18n.tsx";
import { RenderedAt } from "../router.ts";
import { AgreementPage } from "./agreement.tsx";
import { SearchPage } from "./search.tsx";
import { RegistryShell } from "./shell.tsx";
import { registryWords, useMessages } from "./words.ts";

const NoNumber = ({ number }: { number: string }) => {
  const { agreement } = useMessages();
  return (
    <RegistryShell title={number}>
      <NotFound title={agreement.notFound(number)}>{agreement.notFoundHint}</NotFound>
    </RegistryShell>
  );
};

const NoAgreement = () => {
  const { agreement } = useMessages();
  return (
    <RegistryShell>
      <NotFound title={agreement.idNotFound}>{agreement.idNotFoundHint}</NotFound>
    </RegistryShell>
  );
};

type Documentation = Extract<RegistryView, { view: "docs" }>;

/** The documentation has words of its own within the registry's page. */
const Docs = ({ shown, loaded, origin }: { shown: Documentation; loaded: Loaded; origin: string }) => {
  const { description, sample } = shown;
  return (
    <RegistryShell title={useMessages().nav.api}>
      <Speaking loaded={loaded}>
        <DocsPage api={description as OpenApi} origin={origin} {...(sample ? { sample } : {})} />
      </Speaking>
    </RegistryShell>
  );
};

const pageOf = async (shown: RegistryView, { language, publicHost }: Reader): Promise<ComponentChild> => {
  if (shown.view === "docs")
    return <Docs shown={shown} loaded={await loadLanguage(language, docsMessages)} origin={`https://${publicHost}`} />;
  if (shown.view === "search") return <SearchPage query={shown.query} found={shown.found} />;
  if (shown.view === "agreement") return <AgreementPage {...shown.registered} />;
  if (shown.view === "no-number") return <NoNumber number={shown.number} />;
  if (shown.view === "no-agreement") return <NoAgreement />;
  return (
    <RegistryShell>
      {shown.view === "no-page" ? <NotFound /> : <Failed problem={{ status: 0, code: "", title: shown.title }} />}
    </RegistryShell>
  );
};

/** The address under which a page is kept by those who find it by searching; what is only a part of a list, or not there, is not kept. */
const citableOf = (shown: RegistryView): string | undefined => {
  if (shown.view === "docs") return "/docs";
  if (shown.view === "agreement") return `/agreements/${shown.registered.entry.number}`;
  const isWhole = shown.view === "search" && narrowedBy(shown.query) === 0 && addressOf(shown.query) === "/";
  return isWhole ? "/" : undefined;
};

const Head = ({ shown, reader, title }: { shown: RegistryView; reader: Reader; title: string }) => {
  const { description } = useMessages();
  const citable = citableOf(shown);
  const at = (language?: string): string => `https://${reader.publicHost}${citable}${language ? `?lang=${language}` : ""}`;
  return (
    <>
      <title>{title}</title>
      <meta name="description" content={shown.view === "agreement" ? title : description} />
      {citable === undefined && <meta name="robots" content="noindex" />}
      {citable !== undefined && <link rel="canonical" href={at()} />}
      {citable !== undefined && UI_LANGUAGES.map((each) => <link key={each} rel="alternate" hreflang={each} href={at(each)} />)}
      {shown.view === "agreement" && (
        <link rel="alternate" type="application/json" href={`/v1/registry/agreements/${shown.registered.entry.number}`} />
      )}
      {shown.view === "docs" && <link rel="service-desc" type="application/json" href={DESCRIPTION_PATH} />}
    </>
  );
};

/** A page of the registry as HTML, the same components that a browser would draw; it needs no script to be read. */
export const render: Render = async (shown, reader) => {
  const loaded = await loadLanguage(reader.language, registryWords);
  const page = await pageOf(shown, reader);
  const document = { title: "" };
  const body = renderToString(
    <Config.Provider value={{ demonstration: reader.demonstration }}>
      <RenderedAt.Provider value={new URL(reader.address, `https://${reader.publicHost}`)}>
        <DocumentTitle.Provider value={document}>
          <Speaking loaded={loaded}>{page}</Speaking>
        </DocumentTitle.Provider>
      </RenderedAt.Provider>
    </Config.Provider>,
  );
  const head = renderToString(
    <Speaking loaded={loaded}>
      <Head shown={shown} reader={reader} title={document.title} />
    </Speaking>,
  );
  return { document: shown.view === "docs" ? "docs.html" : "registry.html", head, body };
};
