import { reactionHandler } from "../../shared/runtime/reaction.ts";
import { register } from "../../shared/runtime/reactions/register.ts";

export const handler = reactionHandler("register", register);
