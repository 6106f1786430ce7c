// What runs in a function's own process: loads the handler and serves it over the Runtime API (AWS Lambda, "Using the Lambda runtime API").
// Plain JavaScript, so that a cold start does not pay for stripping types.
import { existsSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { AWS_LAMBDA_RUNTIME_API: api, LAMBDA_TASK_ROOT: root = "", _HANDLER: name = "" } = process.env;
const agent = new Agent({ keepAlive: true });

/** One request to the Runtime API; a failure to reach it ends the process, as nobody is left to serve. */
const call = (method, path, body) =>
  new Promise((resolve) => {
    const outgoing = request(`http://${api}/2018-06-01/runtime/${path}`, { method, agent }, (incoming) => {
      const chunks = [];
      incoming.on("data", (chunk) => chunks.push(chunk));
      incoming.on("end", () => resolve({ headers: incoming.headers, body: Buffer.concat(chunks).toString() }));
      incoming.on("error", () => process.exit(0));
    });
    outgoing.on("error", () => process.exit(0));
    outgoing.end(body);
  });

const described = (error) =>
  JSON.stringify(
    error instanceof Error
      ? { errorType: error.name, errorMessage: error.message, trace: error.stack?.split("\n") ?? [] }
      : { errorType: typeof error, errorMessage: String(error), trace: [] },
  );

const named = (errorType, message, cause) => Object.assign(new Error(message, { cause }), { name: errorType });

const load = async () => {
  const dot = name.lastIndexOf(".");
  const [file, exported] = [name.slice(0, dot), name.slice(dot + 1)];
  const path = [".js", ".mjs", ".cjs"].map((extension) => join(root, file + extension)).find(existsSync);
  if (!path) throw named("Runtime.ImportModuleError", `Error: Cannot find module '${file}'`);
  const loaded = await import(pathToFileURL(path).href).catch((cause) => {
    if (cause?.code !== "ERR_MODULE_NOT_FOUND" && cause?.code !== "MODULE_NOT_FOUND") throw cause;
    throw named("Runtime.ImportModuleError", `Error: ${cause.message}`, cause);
  });
  const handler = loaded[exported] ?? loaded.default?.[exported];
  if (typeof handler !== "function") throw named("Runtime.HandlerNotFound", `${name} is undefined or not exported`);
  if (handler.length > 2) {
    throw named("Runtime.CallbackHandlerDeprecated", "AWS Lambda has removed support for callback-based function handlers.");
  }
  return handler;
};

const contextOf = (headers) => {
  const deadline = Number(headers["lambda-runtime-deadline-ms"]);
  return {
    awsRequestId: headers["lambda-runtime-aws-request-id"],
    invokedFunctionArn: headers["lambda-runtime-invoked-function-arn"],
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
};

const serve = async (handler) => {
  const { headers, body } = await call("GET", "invocation/next");
  const id = headers["lambda-runtime-aws-request-id"];
  try {
    const result = await handler(JSON.parse(body), contextOf(headers));
    await call("POST", `invocation/${id}/response`, JSON.stringify(result) ?? "null");
  } catch (error) {
    console.error(described(error));
    await call("POST", `invocation/${id}/error`, described(error));
  }
};

try {
  const handler = await load();
  for (;;) await serve(handler);
} catch (error) {
  console.error(described(error));
  await call("POST", "init/error", described(error));
  process.exit(1);
}
