import { LambdaClient } from "@aws-sdk/client-lambda";
import { lambdaInspect } from "../../adapters/lambda/inspect.ts";
import { intake as intakeUseCase } from "../../usecases/reactions/intake.ts";
import { preserve as preserveUseCase } from "../../usecases/reactions/preserve.ts";
import { named } from "../config.ts";
import { files, reactionPorts } from "../ports.ts";

export const intake = (streamId: string, asOf: Date): Promise<void> =>
  intakeUseCase(
    { ...reactionPorts(), files: files(), inspect: lambdaInspect(new LambdaClient({}), named("function", "inspect")) },
    streamId,
    asOf,
  );

export const preserve = (streamId: string): Promise<void> => preserveUseCase({ ...reactionPorts(), files: files() }, streamId);
