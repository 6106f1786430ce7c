import { reactionHandler } from "../../shared/runtime/reaction.ts";
import { intake } from "../../shared/runtime/reactions/text.ts";

export const handler = reactionHandler("intake", intake);
