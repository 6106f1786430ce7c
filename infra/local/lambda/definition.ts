import { templateFault } from "../templates/fault.ts";
import type { Resource } from "../templates/resources.ts";
import type { FunctionDefinition } from "./types.ts";

/** Properties that are followed here, or make no difference on one machine; any other stops the boot. */
const understood = new Set([
  ...["Architectures", "Code", "Description", "Environment", "EphemeralStorage", "FunctionName", "Handler", "LoggingConfig"],
  ...["MemorySize", "RecursiveLoop", "ReservedConcurrentExecutions", "Role", "Runtime", "RuntimeManagementConfig", "Tags"],
  ...["Timeout", "TracingConfig"],
]);

/** The definition in an AWS::Lambda::Function, with Lambda's own defaults: 3 seconds, 128 MB. Faults: `template-not-understood`. */
export const functionOf = (resource: Resource): FunctionDefinition => {
  const { ref, arn, logicalId, properties, codeDirectory } = resource;
  const { Handler, Role, Timeout = 3, MemorySize = 128, ReservedConcurrentExecutions: reserved } = properties;
  const unknown = Object.keys(properties).filter((name) => !understood.has(name));
  if (unknown.length > 0) throw refusal(resource, `do not know ${unknown.join(", ")}`);
  if (typeof Handler !== "string" || !codeDirectory || !String(properties.Runtime).startsWith("nodejs")) {
    throw refusal(resource, "run Node from an asset only");
  }
  const { LogGroup = `/aws/lambda/${ref}`, LogFormat = "Text", ApplicationLogLevel } = Object(properties.LoggingConfig);
  return {
    name: ref,
    arn,
    logicalId,
    handler: Handler,
    codeDirectory,
    environment: Object(properties.Environment).Variables ?? {},
    timeoutMs: Number(Timeout) * 1000,
    memoryMb: Number(MemorySize),
    roleArn: String(Role),
    logGroup: String(LogGroup),
    logFormat: String(LogFormat),
    ...(ApplicationLogLevel === undefined ? {} : { logLevel: String(ApplicationLogLevel) }),
    ...(reserved === undefined ? {} : { reservedConcurrency: Number(reserved) }),
  };
};

const refusal = ({ stack, logicalId }: Resource, problem: string) =>
  templateFault(`Stack ${stack}, resource ${logicalId}: the local cloud's functions ${problem}.`);
