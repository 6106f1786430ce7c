import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { Fault } from "../../domain/fault.ts";
import type { Inspect, Inspection } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";

/** Asks the function `inspect`, which has no rights: a crash or a time-out there is a Fault here, and no more. */
export const lambdaInspect = (client: LambdaClient, functionName: string): Inspect => {
  const inspect: Inspect = async (url) => {
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify({ url }) }),
    );
    const answer = Payload ? Buffer.from(Payload).toString("utf8") : "";
    if (FunctionError) throw new Fault("inspector-failed", answer.slice(0, 500));
    return JSON.parse(answer) as Inspection;
  };
  return faulting("inspector-unreachable", { inspect }).inspect;
};
