import type { BoardLine } from "../domain/agreement/board.ts";
import type { Party, Session } from "../domain/agreement/events.ts";
import type { EntryState, SignatureState, TextState } from "../domain/agreement/state.ts";
import type { WaitsFor } from "../domain/agreement/waits.ts";

export interface BoardQuery {
  /** Whose board. */
  readonly party: Party;
  readonly waitsFor?: WaitsFor;
  readonly session?: Pick<Session, "commission" | "ordinal">;
  /** Of the text, of the signatures or of the entry. */
  readonly state?: TextState | SignatureState | EntryState;
  /** Folded (domain/folding.ts): each begins a word of what the line says of its agreement. */
  readonly words?: readonly string[];
  readonly limit: number;
  readonly cursor?: string;
}

/** What is read of the events in lists (ports.ts says what holds for every port). Disposable: rebuilt from the events. */
export interface Views {
  /** Keeps a side's line, unless one stands that has come further: an agreement's own stream is further than its draft's. */
  keep(party: Party, line: BoardLine): Promise<void>;
  /**
   * A side's lines, the last moved first; eventually consistent. `cursor` continues after its line; one that is none answers
   * `cursor-invalid`. A filter by state or words reads on over other lines, up to a bound: a page may hold fewer lines than asked for, or none,
   * and still have a cursor. A line that moves between two pages may show on both or on neither.
   */
  list(query: BoardQuery): Promise<{ readonly lines: readonly BoardLine[]; readonly cursor?: string } | "cursor-invalid">;
}
