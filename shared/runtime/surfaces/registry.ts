import { refuse } from "../../domain/agreement/refusals.ts";
import type { Uses } from "../http/surface.ts";
import { entries, searchIndex } from "../ports.ts";

const PAGE = 20;

/** What anyone may ask of the register, by route. */
export const registryUses: Uses<"registry"> = {
  "read-entry": async ({ params }) => {
    const found = await entries().byNumber(params.number);
    return found ? { body: found } : refuse("not-found");
  },
  "find-text": async ({ params }) => {
    const found = await entries().byText(params.sha256);
    return found ? { body: found } : refuse("not-found");
  },
  "find-agreement": async ({ params }) => {
    const found = await entries().byAgreement(params.id);
    return found ? { body: found } : refuse("not-found");
  },
  "list-entries": async ({ query: { q, party, limit = PAGE, ...query } }) => {
    const asked = { ...query, limit, ...(q ? { words: q } : {}), ...(party ? { parties: party.split(",") } : {}) };
    const page = await searchIndex().search(asked);
    return page === "cursor-invalid" ? refuse("cursor-invalid") : { body: page };
  },
};
