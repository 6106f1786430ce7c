import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamoPublicEntries } from "../../adapters/dynamodb/public-entries.ts";
import { refuse } from "../../domain/agreement/refusals.ts";
import { named } from "../config.ts";
import type { Uses } from "../http/surface.ts";

const PAGE = 20;
let kept: ReturnType<typeof dynamoPublicEntries> | undefined;
const entries = () => {
  kept ??= dynamoPublicEntries(new DynamoDBClient({}), named("table", "registry"));
  return kept;
};

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
  "list-entries": async ({ query: { limit = PAGE, ...query } }) => {
    const page = await entries().list({ ...query, limit });
    return page === "cursor-invalid" ? refuse("cursor-invalid") : { body: page };
  },
};
