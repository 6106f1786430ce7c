import type { BoardLine } from "../domain/agreement/board.ts";
import { type Refusal, refuse } from "../domain/agreement/refusals.ts";
import { wordsOf } from "../domain/folding.ts";
import { etagOf, type OfficerOfSide } from "./asked.ts";
import type { BoardQuery, Views } from "./view-ports.ts";

export interface AgreementsPage {
  readonly body: {
    readonly agreements: readonly (Omit<BoardLine, "streamId" | "version"> & { readonly etag: string })[];
    readonly cursor?: string;
  };
}

/** The board of the officer's own side, page by page; it may lag behind the events by a moment. */
export const listAgreements = async (
  views: Views,
  { party }: OfficerOfSide,
  { q, ...query }: Omit<BoardQuery, "party" | "words"> & { readonly q?: string },
): Promise<AgreementsPage | Refusal<"cursor-invalid">> => {
  const words = q === undefined ? [] : wordsOf(q);
  const page = await views.list({ ...query, party, ...(words.length > 0 ? { words } : {}) });
  if (page === "cursor-invalid") return refuse("cursor-invalid");
  const { lines, cursor } = page;
  return { body: { agreements: lines.map(shown), ...(cursor ? { cursor } : {}) } };
};

/** A row that an earlier release wrote names no signatories. */
const shown = ({ streamId, version, slots = [], ...line }: BoardLine) => ({
  ...line,
  slots,
  etag: etagOf({ streamId, version }),
});
