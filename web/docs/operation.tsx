import { Table } from "../components/table.tsx";
import type { Book } from "./book.ts";
import { Example } from "./example.tsx";
import { Tree, Type } from "./members.tsx";
import { type Answer, type Parameter, type Placed, parametersOf, problemsOf, type Schema, successOf } from "./openapi.ts";
import { useEnglish, useMessages, wordOf } from "./words.tsx";

/** A path that may break after its slashes. */
export const Path = ({ path }: { path: string }) => (
  <code class="docs-path">{path.split(/(?<=\/)/).map((part, index) => [index > 0 && <wbr />, part])}</code>
);

const Who = ({ operation }: { operation: Placed }) => {
  const { proofs } = useMessages();
  const [scheme = "none"] = operation.security.flatMap((one) => Object.keys(one));
  return (
    <p class="dim">
      {wordOf(proofs, scheme)}
      {operation.description && (
        <>
          {". "}
          <span {...useEnglish()}>{operation.description}</span>
        </>
      )}
    </p>
  );
};

/** Also of the header that every request may carry. */
export const Parameters = ({ book, parameters }: { book: Book; parameters: readonly Parameter[] }) => {
  const words = useMessages();
  const english = useEnglish();
  return (
    <Table
      caption={words.parameters}
      rows={parameters}
      rowKey={({ name }) => name}
      columns={[
        { id: "name", head: words.name, heading: true, cell: ({ name }) => <code class="docs-name">{name}</code> },
        { id: "place", head: words.place, cell: (parameter) => words.places[parameter.in] },
        {
          id: "value",
          head: words.value,
          cell: ({ schema, required = false, description = schema.description }) => (
            <>
              <Type node={book.trees.of(schema)} />
              <span class={required ? "docs-must" : "docs-may"}>{required ? words.required : words.optional}</span>
              {description && (
                <span class="docs-said dim" {...english}>
                  {description}
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  );
};

const Headers = ({ headers }: { headers: NonNullable<Answer["headers"]> }) => {
  const words = useMessages();
  const english = useEnglish();
  return (
    <ul class="docs-members" aria-label={words.headers}>
      {Object.entries(headers).map(([name, { description }]) => (
        <li key={name}>
          <p>
            <code class="docs-name">{name}</code>
            <span class="docs-may">{words.places.header}</span>
          </p>
          <p class="dim" {...english}>
            {description}
          </p>
        </li>
      ))}
    </ul>
  );
};

const Contents = ({ book, content = {} }: { book: Book; content: Answer["content"] | undefined }) => (
  <>
    {Object.entries(content).map(([media, { schema }]) => (
      <div key={media} class="docs-content">
        <p class="small dim mono">{media}</p>
        <Whole book={book} schema={schema} />
      </div>
    ))}
  </>
);

const Whole = ({ book, schema }: { book: Book; schema: Schema }) => <Tree node={book.trees.of(schema)} />;

const Problems = ({ operation }: { operation: Placed }) => {
  const { problems } = useMessages();
  const byStatus = problemsOf(operation);
  return (
    <details class="docs-problems">
      <summary>{problems(String(byStatus.flatMap(({ codes }) => codes).length))}</summary>
      <dl>
        {byStatus.map(({ status, codes }) => (
          <div key={status}>
            <dt class="mono">{status}</dt>
            <dd>
              {codes.map((code) => (
                <a key={code} class="mono" href={`#problem-${code}`}>
                  {code}
                </a>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

/** One operation, under its operationId. */
export const Operation = ({ book, operation }: { book: Book; operation: Placed }) => {
  const words = useMessages();
  const { operationId, method, path, summary, requestBody } = operation;
  const { status, answer } = successOf(operation);
  const own = parametersOf(book.api, operation).filter((parameter) => !book.common.includes(parameter));
  return (
    <section class="docs-operation" aria-labelledby={operationId}>
      <div class="docs-told">
        <h3 id={operationId}>
          <a href={`#${operationId}`}>
            <span class="docs-method">{method}</span> <Path path={path} />
          </a>
        </h3>
        <p {...useEnglish()}>{summary}</p>
        <Who operation={operation} />
        {own.length > 0 && <h4>{words.parameters}</h4>}
        {own.length > 0 && <Parameters book={book} parameters={own} />}
        {requestBody && <h4>{words.body}</h4>}
        {requestBody && <Contents book={book} content={requestBody.content} />}
        <h4>{words.answer(String(status))}</h4>
        {answer.headers && <Headers headers={answer.headers} />}
        <Contents book={book} content={answer.content} />
        <Problems operation={operation} />
      </div>
      <div class="docs-shown">
        <Example book={book} operation={operation} />
      </div>
    </section>
  );
};
