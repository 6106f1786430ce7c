import { reactionHandler } from "../../shared/runtime/reaction.ts";
import { affix } from "../../shared/runtime/reactions/signing.ts";

export const handler = reactionHandler("affix", affix);
