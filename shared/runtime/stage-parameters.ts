import { GetParameterCommand, ParameterNotFound, type SSMClient } from "@aws-sdk/client-ssm";
import { sharedParameter } from "../api/environment.ts";
import { Fault } from "../domain/fault.ts";

/** What an SDK client is made from; empty for the environment's own. */
export interface ClientSettings {
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** What a stage's stacks say in the parameter store to the operator's tools. Fault `stage-unknown` where they say nothing. */
export const stageParameter = async (ssm: SSMClient, stage: string, ...path: readonly string[]): Promise<string> => {
  const Name = sharedParameter(stage, ...path);
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name }));
    return Parameter?.Value ?? "";
  } catch (cause) {
    if (!(cause instanceof ParameterNotFound)) throw cause;
    throw new Fault("stage-unknown", `${Name} is not there: deploy the stage first`, { cause, retryable: false });
  }
};
