import { reactionHandler } from "../../shared/runtime/reaction.ts";
import { prepare } from "../../shared/runtime/reactions/signing.ts";

export const handler = reactionHandler("prepare", prepare);
