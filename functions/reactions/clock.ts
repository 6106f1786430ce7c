import { reactionHandler } from "../../shared/runtime/reaction.ts";
import { clock } from "../../shared/runtime/reactions/clock.ts";

export const handler = reactionHandler("clock", clock);
