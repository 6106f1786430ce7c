import { reactionHandler } from "../../shared/runtime/reaction.ts";
import { publish } from "../../shared/runtime/reactions/register.ts";

export const handler = reactionHandler("publish", publish);
