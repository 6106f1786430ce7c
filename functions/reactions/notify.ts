import { reactionHandler } from "../../shared/runtime/reaction.ts";
import { notify } from "../../shared/runtime/reactions/notify.ts";

export const handler = reactionHandler("notify", notify);
