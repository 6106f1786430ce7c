import type { Entry } from "../domain/registry/entry.ts";
import type { Facets, Search } from "../domain/registry/search.ts";

export interface SearchQuery extends Search {
  /** ISO 8601 dates of the last signature, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly cursor?: string;
}

export interface SearchAnswer {
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** What continues the list, whatever was published meanwhile: nothing is shown twice. */
  readonly cursor?: string;
  /** How many match, on all pages together. */
  readonly total: number;
  readonly facets: Facets;
  /** Whether all of the time asked for was looked through; else total and facets are of its newest part, and the cursor leads on. */
  readonly complete: boolean;
}

/**
 * Search of the public entries; nothing else can be reached. Eventually consistent. A cursor that is none, or lies outside the time asked
 * for, answers `cursor-invalid`.
 */
export interface SearchIndex {
  search(query: SearchQuery): Promise<SearchAnswer | "cursor-invalid">;
}
