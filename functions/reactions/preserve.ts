import { reactionHandler } from "../../shared/runtime/reaction.ts";
import { preserve } from "../../shared/runtime/reactions/text.ts";

export const handler = reactionHandler("preserve", preserve);
