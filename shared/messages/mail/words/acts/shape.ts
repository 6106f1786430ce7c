import type { ActKind } from "../../../../domain/letter.ts";

export interface ActWords {
  readonly labels: Readonly<Record<"before" | "reason" | "question", string>>;
  /** To the officers of one side, to those of all, and to a person whom it concerns. */
  readonly foot: Readonly<Record<"own" | "all" | "person", string>>;
  readonly kinds: { readonly [kind in ActKind]: { readonly subject: string; readonly lead: string; readonly next: string } };
}
