import type { BoardLine } from "../domain/agreement/board.ts";
import { type Refusal, refuse } from "../domain/agreement/refusals.ts";
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
  query: Omit<BoardQuery, "party">,
): Promise<AgreementsPage | Refusal<"cursor-invalid">> => {
  const page = await views.list({ ...query, party });
  if (page === "cursor-invalid") return refuse("cursor-invalid");
  const { lines, cursor } = page;
  return { body: { agreements: lines.map(shown), ...(cursor ? { cursor } : {}) } };
};

const shown = ({ streamId, version, ...line }: BoardLine) => ({ ...line, etag: etagOf({ streamId, version }) });
