import type { AccessKey } from "../credentials.ts";
import { region } from "../templates/account.ts";
import type { FunctionDefinition } from "./types.ts";

/** Where one process of a function works. */
export interface Place {
  runtimeApi: string;
  taskRoot: string;
  /** The process's own /tmp. */
  temporary: string;
  stream: string;
}

/**
 * The environment of a function's process: the template's variables, what Lambda defines ("Defined runtime environment
 * variables"), and the service endpoints; nothing of the process that started the local cloud.
 */
export const environmentOf = (
  definition: FunctionDefinition,
  key: AccessKey,
  endpoints: Record<string, string>,
  place: Place,
): Record<string, string> => ({
  ...endpoints,
  ...definition.environment,
  _HANDLER: definition.handler,
  AWS_ACCESS_KEY_ID: key.accessKeyId,
  AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
  AWS_DEFAULT_REGION: region,
  AWS_REGION: region,
  AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
  AWS_LAMBDA_FUNCTION_NAME: definition.name,
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
  AWS_LAMBDA_LOG_FORMAT: definition.logFormat,
  ...(definition.logLevel ? { AWS_LAMBDA_LOG_LEVEL: definition.logLevel } : {}),
  AWS_LAMBDA_LOG_GROUP_NAME: definition.logGroup,
  AWS_LAMBDA_LOG_STREAM_NAME: place.stream,
  AWS_LAMBDA_RUNTIME_API: place.runtimeApi,
  LAMBDA_TASK_ROOT: place.taskRoot,
  LANG: "en_US.UTF-8",
  NODE_OPTIONS:
    `--max-old-space-size=${Math.floor(definition.memoryMb * 0.9)} ${definition.environment.NODE_OPTIONS ?? ""}`.trim(),
  PATH: "/usr/local/bin:/usr/bin:/bin",
  TMPDIR: place.temporary,
  TZ: ":UTC",
});
