import { Copy } from "../components/hash.tsx";
import { type Book, exampleOf } from "./book.ts";
import type { Example as Filled } from "./examples.ts";
import { type Placed, parametersOf } from "./openapi.ts";
import { curlOf, requestOf, showsHeaders } from "./request.ts";
import { useMessages } from "./words.tsx";

/** What only reads and is open to anyone runs on the page; its form shows once the script is there. */
const runs = ({ method, security }: Placed): boolean => method === "GET" && security.length === 0;

const Run = ({ book, operation, example }: { book: Book; operation: Placed; example: Filled }) => {
  const { run } = useMessages();
  const { operationId, path } = operation;
  const fields = parametersOf(book.api, operation).filter((parameter) => parameter.in !== "header");
  const filled: { readonly [name: string]: string } = { ...example.query, ...example.path };
  return (
    <form class="docs-run" data-run={path} data-sending={run.sending} data-failed={run.failed} hidden>
      {fields.map(({ name, required = false }) => (
        <div key={name} class="field">
          <label class="field-label mono" for={`${operationId}-${name}`}>
            {name}
          </label>
          <input
            class="input mono"
            id={`${operationId}-${name}`}
            name={name}
            value={filled[name] ?? ""}
            required={required}
            autocomplete="off"
            spellcheck={false}
          />
        </div>
      ))}
      <button type="submit" class="button button-plain button-medium">
        {run.button}
      </button>
      <p class="mono docs-status" role="status" data-run-status />
      <details class="docs-answer" data-run-answer open hidden>
        <summary>{run.shown}</summary>
        <pre class="docs-code" />
      </details>
    </form>
  );
};

/** The operation's example for the shell, and to be run where that is safe. */
export const Example = ({ book, operation }: { book: Book; operation: Placed }) => {
  const { example: head } = useMessages();
  const example = exampleOf(operation.operationId, book.values);
  const request = requestOf(book.api, operation, example, book.values);
  const line = curlOf(request, { include: showsHeaders(operation) });
  return (
    <>
      <div class="docs-example">
        <h4>{head}</h4>
        <Copy text={line} />
      </div>
      <pre class="docs-code">
        <code>{line}</code>
      </pre>
      {runs(operation) && <Run book={book} operation={operation} example={example} />}
    </>
  );
};
