import type { DocsMessages } from "../../shared/messages/pages/docs/shape.ts";
import { messagesOf, useLanguage } from "../i18n.tsx";

export const useMessages = messagesOf<DocsMessages>();

/** A message in which what a machine reads stands between bars. */
export const Marked = ({ text }: { text: string }) => (
  <>
    {text.split("|").map((part, index) =>
      index % 2 === 1 ? (
        <code key={`${index}${part}`} class="mono">
          {part}
        </code>
      ) : (
        part
      ),
    )}
  </>
);

/** What the API's description says is English: it is marked where the page is not. */
export const useEnglish = (): { lang?: "en" } => (useLanguage().language === "en" ? {} : { lang: "en" });

/** A word by a name that came of the description; the name itself where there is no word. */
export const wordOf = (words: { readonly [name: string]: string }, name: string): string =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : name;
