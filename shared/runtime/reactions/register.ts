import { dynamoRegister } from "../../adapters/dynamodb/register.ts";
import { publish as publishUseCase } from "../../usecases/reactions/publish.ts";
import { register as registerUseCase } from "../../usecases/reactions/register.ts";
import { named } from "../config.ts";
import { dynamodb, files, reactionPorts } from "../ports.ts";

const ports = () => ({ ...reactionPorts(), register: dynamoRegister(dynamodb(), named("table", "registry")) });

export const register = (streamId: string): Promise<void> => registerUseCase(ports(), streamId);
export const publish = (streamId: string, asOf: Date): Promise<void> =>
  publishUseCase({ ...ports(), files: files(), now: () => asOf }, streamId);
