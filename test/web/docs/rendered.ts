import { readFileSync } from "node:fs";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import type { UiLanguage } from "../../../shared/domain/languages.ts";
import { docsMessages } from "../../../shared/messages/pages/docs/load.ts";
import type { Sample } from "../../../web/docs/book.ts";
import type { OpenApi } from "../../../web/docs/openapi.ts";
import { DocsPage } from "../../../web/docs/page.tsx";
import { Languages, loadLanguage } from "../../../web/i18n.tsx";

export const described = JSON.parse(readFileSync("docs/openapi.json", "utf8")) as OpenApi;
export const ORIGIN = "https://registry.example";

/** What the page is within `main`. */
export const rendered = async (language: UiLanguage, api = described, sample?: Sample): Promise<string> => {
  const first = await loadLanguage(language, docsMessages);
  const page = h(DocsPage, { api, origin: ORIGIN, ...(sample ? { sample } : {}) });
  return renderToString(h(Languages, { first, catalogues: docsMessages, children: page }));
};

const NAMED: { readonly [entity: string]: string } = { lt: "<", gt: ">", quot: '"', amp: "&" };
export const textOf = (html: string): string =>
  html.replace(/<[^>]*>/g, "").replace(/&(lt|gt|quot|amp);/g, (_, name: string) => NAMED[name] ?? "");

/** The element that begins with this id's section, up to its end: sections of operations hold no other section. */
export const operationIn = (html: string, operationId: string): string => {
  const [, after = ""] = html.split(`<section class="docs-operation" aria-labelledby="${operationId}">`);
  return after.split("</section>")[0] ?? "";
};
