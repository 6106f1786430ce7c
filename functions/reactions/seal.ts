import { reactionHandler } from "../../shared/runtime/reaction.ts";
import { seal } from "../../shared/runtime/reactions/seal.ts";

export const handler = reactionHandler("seal", seal);
