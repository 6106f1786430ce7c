import type { ComponentChildren } from "preact";
import type { Book } from "./book.ts";
import { Parameters } from "./operation.tsx";
import { Marked, useMessages, wordOf } from "./words.tsx";

const Part = ({ head, text, children }: { head: string; text?: string; children?: ComponentChildren }) => (
  <section>
    <h3>{head}</h3>
    {text && (
      <p>
        <Marked text={text} />
      </p>
    )}
    {children}
  </section>
);

const Who = () => {
  const { start, surfaces } = useMessages();
  const { registry, desk, link, session } = start.who;
  return (
    <dl class="docs-who">
      {[
        { tag: "registry", texts: [registry] },
        { tag: "desk", texts: [desk] },
        { tag: "signing-room", texts: [link, session] },
      ].map(({ tag, texts }) => (
        <div key={tag}>
          <dt>
            <a href={`#${tag}`}>{wordOf(surfaces, tag)}</a>
          </dt>
          {texts.map((text) => (
            <dd key={text}>
              <Marked text={text} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
};

/** What a program must know before its first request. */
export const Introduction = ({ book }: { book: Book }) => {
  const { start } = useMessages();
  return (
    <section class="docs-start" aria-labelledby="start">
      <h2 id="start">{start.head}</h2>
      <div class="docs-parts">
        <Part head={start.address.head} text={start.address.text(book.values.origin)} />
        <Part head={start.who.head}>
          <Who />
        </Part>
        <Part {...start.repeats} />
        <Part {...start.seen} />
        <Part head={start.refusals.head} text={start.refusals.text}>
          <p>
            <a href="#problems">{start.refusals.all}</a>
          </p>
        </Part>
        <Part {...start.lists} />
        <Part {...start.values} />
        <Part {...start.examples} />
      </div>
      {book.common.length > 0 && (
        <Part head={start.common}>
          <Parameters book={book} parameters={book.common} />
        </Part>
      )}
    </section>
  );
};
