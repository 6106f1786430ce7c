import { DESCRIPTION_FILE } from "../../shared/api/pages.ts";
import { problemTitles } from "../../shared/messages/problems.ts";
import { Table } from "../components/table.tsx";
import { useLanguage } from "../i18n.tsx";
import { type Book, bookOf, type Sample } from "./book.ts";
import { Introduction } from "./introduction.tsx";
import { Tree } from "./members.tsx";
import { type OpenApi, operationsOf, problemsOf } from "./openapi.ts";
import { Operation } from "./operation.tsx";
import { useEnglish, useMessages, wordOf } from "./words.tsx";

const Index = ({ book }: { book: Book }) => {
  const { contents, start, surfaces, schemas, codes } = useMessages();
  return (
    <nav class="docs-index" aria-label={contents}>
      <ul>
        <li>
          <a href="#start">{start.head}</a>
        </li>
        {book.surfaces.map(({ tag, operations }) => (
          <li key={tag}>
            <a href={`#${tag}`}>{wordOf(surfaces, tag)}</a>
            <ul>
              {operations.map(({ operationId }) => (
                <li key={operationId}>
                  <a class="mono" href={`#${operationId}`}>
                    {operationId}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#schemas">{schemas.head}</a>
        </li>
        <li>
          <a href="#problems">{codes.head}</a>
        </li>
      </ul>
    </nav>
  );
};

const Surfaces = ({ book }: { book: Book }) => {
  const { surfaces } = useMessages();
  return (
    <>
      {book.surfaces.map(({ tag, operations }) => (
        <section key={tag} aria-labelledby={tag}>
          <h2 id={tag}>{wordOf(surfaces, tag)}</h2>
          {operations.map((operation) => (
            <Operation key={operation.operationId} book={book} operation={operation} />
          ))}
        </section>
      ))}
    </>
  );
};

const Schemas = ({ book }: { book: Book }) => {
  const { schemas } = useMessages();
  return (
    <section aria-labelledby="schemas">
      <h2 id="schemas">{schemas.head}</h2>
      <p class="dim">{schemas.text}</p>
      {book.shared.map((name) => (
        <section key={name} class="docs-schema" aria-labelledby={`schema-${name}`}>
          <h3 id={`schema-${name}`} class="mono">
            {name}
          </h3>
          <Tree node={book.trees.whole(name)} />
        </section>
      ))}
    </section>
  );
};

/** Each code that an operation names, once, in order of its status; its title is what the API says in the page's language. */
const Problems = ({ book }: { book: Book }) => {
  const { codes: words } = useMessages();
  const { language } = useLanguage();
  const titles: { readonly [code: string]: string } = problemTitles[language];
  const statuses = new Map(
    operationsOf(book.api)
      .flatMap(problemsOf)
      .flatMap(({ status, codes }) => codes.map((code) => [code, status] as const)),
  );
  const rows = [...statuses].map(([code, status]) => ({ code, status })).sort((a, b) => a.status - b.status);
  return (
    <section aria-labelledby="problems">
      <h2 id="problems">{words.head}</h2>
      <Table
        caption={words.head}
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          {
            id: "code",
            head: words.code,
            heading: true,
            cell: ({ code }) => (
              <code id={`problem-${code}`} class="docs-name">
                {code}
              </code>
            ),
          },
          { id: "status", head: words.status, cell: ({ status }) => status },
          { id: "meaning", head: words.meaning, cell: ({ code }) => titles[code] },
        ]}
      />
    </section>
  );
};

export const DESCRIPTION_PATH = `/${DESCRIPTION_FILE}`;

interface Props {
  readonly api: OpenApi;
  /** Of the public host: scheme, host and port. */
  readonly origin: string;
  /** A public entry that the examples may ask for. */
  readonly sample?: Sample;
}

/** The API's documentation from its description. It stands within `main`, and needs no script to be read. */
export const DocsPage = ({ api, origin, sample }: Props) => {
  const words = useMessages();
  const book = bookOf(api, origin, sample);
  const translated = useEnglish().lang !== undefined;
  return (
    <article class="docs" data-origin={origin}>
      <header class="docs-head">
        <h1>{words.head}</h1>
        <p class="lead">{words.lead}</p>
        <p>
          <a href={DESCRIPTION_PATH}>OpenAPI 3.1</a>
        </p>
        {translated && <p class="dim">{words.english}</p>}
      </header>
      <Index book={book} />
      <div class="docs-main">
        <Introduction book={book} />
        <Surfaces book={book} />
        <Schemas book={book} />
        <Problems book={book} />
      </div>
    </article>
  );
};
