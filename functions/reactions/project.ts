import { reactionHandler } from "../../shared/runtime/reaction.ts";
import { project } from "../../shared/runtime/reactions/project.ts";

export const handler = reactionHandler("project", project);
