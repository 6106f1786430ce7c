import { templateFault } from "../templates/fault.ts";
import type { Resource } from "../templates/resources.ts";
import type { FunctionDefinition } from "./types.ts";

/** The definition in an AWS::Lambda::Function, with Lambda's own defaults: 3 seconds, 128 MB. */
export const functionOf = ({ stack, logicalId, ref, arn, properties, codeDirectory }: Resource): FunctionDefinition => {
  const { Handler, Role, Runtime, Timeout = 3, MemorySize = 128, Environment, LoggingConfig } = properties;
  if (typeof Handler !== "string" || !codeDirectory || !String(Runtime).startsWith("nodejs")) {
    throw templateFault(`Stack ${stack}, resource ${logicalId}: the local cloud runs Node functions from an asset only.`);
  }
  return {
    name: ref,
    arn,
    logicalId,
    handler: Handler,
    codeDirectory,
    environment: Object(Environment).Variables ?? {},
    timeoutMs: Number(Timeout) * 1000,
    memoryMb: Number(MemorySize),
    roleArn: String(Role),
    logGroup: Object(LoggingConfig).LogGroup ?? `/aws/lambda/${ref}`,
  };
};
