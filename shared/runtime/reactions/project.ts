import { project as projectUseCase } from "../../usecases/reactions/project.ts";
import { reactionPorts, views } from "../ports.ts";

export const project = (streamId: string): Promise<void> => projectUseCase({ ...reactionPorts(), views: views() }, streamId);
