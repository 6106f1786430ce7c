import type { UiLanguage } from "../domain/languages.ts";
import type { Entry } from "../domain/registry/entry.ts";
import type { Facets } from "../domain/registry/search.ts";
import type { RenderedDocument } from "./pages.ts";
import type { RegistryQuery } from "./registry-query.ts";

/** A registered agreement and its place in the log. */
export interface RegisteredView {
  readonly entry: Entry;
  readonly log: { readonly index: number; readonly leafHash: string; readonly size: number; readonly root: string };
}

/** One page of what was found, newest first (usecases/search-ports.ts). */
export interface FoundView {
  readonly entries: readonly Entry[];
  readonly cursor?: string;
  readonly total: number;
  readonly facets: Facets;
  readonly complete: boolean;
}

/** A public entry that the documentation's examples ask for. */
export interface Sample {
  readonly number: string;
  readonly agreementId: string;
  /** Of one of its texts. */
  readonly sha256: string;
}

/** What a page of the registry shows. */
export type RegistryView =
  | { readonly view: "search"; readonly query: RegistryQuery; readonly found: FoundView }
  | { readonly view: "agreement"; readonly registered: RegisteredView }
  /** Nothing public has this number. */
  | { readonly view: "no-number"; readonly number: string }
  /** Nothing public has the id that a signature page bears. */
  | { readonly view: "no-agreement" }
  | { readonly view: "no-page" }
  /** The API's documentation. `description` is the OpenAPI document; without a public entry the examples have invented ones. */
  | { readonly view: "docs"; readonly description: object; readonly sample?: Sample }
  /** `title` is the problem's, in the reader's language. */
  | { readonly view: "trouble"; readonly title: string };

/** Whom a page is rendered for. */
export interface Reader {
  readonly language: UiLanguage;
  /** Path and query of the page. */
  readonly address: string;
  readonly publicHost: string;
  readonly demonstration: boolean;
}

/** A page as HTML: the document that it fills in, what goes into `<head>`, and what goes into the body. */
export interface Rendered {
  readonly document: RenderedDocument;
  readonly head: string;
  readonly body: string;
}

export type Render = (view: RegistryView, reader: Reader) => Promise<Rendered>;
