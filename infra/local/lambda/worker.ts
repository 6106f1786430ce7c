import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { AccessKey } from "../credentials.ts";
import { environmentOf } from "./environment.ts";
import { watchMemory } from "./memory.ts";
import { type RuntimeApi, serveRuntimeApi } from "./runtime-api.ts";
import { type FunctionDefinition, failure, type Outcome } from "./types.ts";

export interface WorkerOptions {
  definition: FunctionDefinition;
  key: AccessKey;
  endpoints: Record<string, string>;
  /** The function's code, outside of any folder with node_modules: an undeclared dependency is not found, as on Lambda. */
  taskRoot: string;
  /** A folder for this process's own temporary files. */
  temporary: string;
  onLine: (line: string) => void;
}

/** One process of a function: one invocation at a time. */
export interface Worker {
  /** Never throws: what goes wrong is an Outcome with functionError. After such an end of the process `alive` is false. */
  invoke: (payload: string) => Promise<Outcome>;
  alive: () => boolean;
  stop: () => Promise<void>;
}

/** Lambda's limit on loading a handler. */
const INIT_MS = 10_000;
const BOOTSTRAP = join(process.cwd(), "infra/local/lambda/bootstrap.mjs");

/** Starts a process of the Node that runs this one, with the function's environment and nothing else. */
export const startWorker = async (options: WorkerOptions): Promise<Worker> => {
  const { definition } = options;
  const api = await serveRuntimeApi();
  const child = spawnFunction(options, api);
  const end = endOf(child, definition, options.onLine);
  void end.then(api.close);
  const initialized = Promise.race([api.initialized, end, timeout(INIT_MS)]);

  const invoke = async (payload: string): Promise<Outcome> => {
    const requestId = randomUUID();
    const initFailure = await initialized;
    if (initFailure) {
      child.kill("SIGKILL");
      await end;
      return typeof initFailure === "function" ? initFailure(requestId) : initFailure;
    }
    const deadline = Date.now() + definition.timeoutMs;
    const running = api.run({ requestId, payload, deadline, functionArn: definition.arn });
    const outcome = await Promise.race([running, end, timeout(definition.timeoutMs)]);
    if (typeof outcome !== "function") return outcome;
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await end;
    }
    return outcome(requestId);
  };

  return {
    invoke,
    alive: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      child.kill("SIGKILL");
      await end;
    },
  };
};

const spawnFunction = ({ definition, key, endpoints, taskRoot, temporary }: WorkerOptions, api: RuntimeApi): ChildProcess => {
  mkdirSync(temporary, { recursive: true });
  const stream = `${new Date().toISOString().slice(0, 10).replaceAll("-", "/")}/[$LATEST]${randomUUID().replaceAll("-", "")}`;
  const env = environmentOf(definition, key, endpoints, { runtimeApi: api.address, taskRoot, temporary, stream });
  return spawn(process.execPath, [BOOTSTRAP], { cwd: taskRoot, env, stdio: ["ignore", "pipe", "pipe"] });
};

/** An end that the function did not choose, told as Lambda tells it once the request is known. */
type Ending = (requestId: string) => Outcome;

const timeout = (ms: number): Promise<Ending> =>
  new Promise((resolve) => {
    const seconds = (ms / 1000).toFixed(2);
    const ending: Ending = (id) => failure("Sandbox.Timedout", `RequestId: ${id} Error: Task timed out after ${seconds} seconds`);
    setTimeout(() => resolve(ending), ms).unref();
  });

/** Resolves when the process has ended and all its lines are out. */
const endOf = (child: ChildProcess, { memoryMb }: FunctionDefinition, onLine: (line: string) => void): Promise<Ending> => {
  let errors = "";
  if (child.stdout) createInterface({ input: child.stdout }).on("line", onLine);
  if (child.stderr) {
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (line.includes("JavaScript heap out of memory")) errors = line;
      onLine(line);
    });
  }
  let outOfMemory = false;
  const unwatch = watchMemory(child.pid ?? 0, memoryMb, () => {
    outOfMemory = true;
    child.kill("SIGKILL");
  });
  return new Promise((resolve) => {
    const done = (how: string): void => {
      unwatch();
      const type = outOfMemory || errors ? "Runtime.OutOfMemory" : "Runtime.ExitError";
      resolve((id) => failure(type, `RequestId: ${id} Error: Runtime exited with error: ${how}`));
    };
    child.once("error", (error) => done(error.message));
    child.once("close", (code, signal) => done(code === null ? `signal: ${signalName(signal)}` : `exit status ${code}`));
  });
};

const signalName = (signal: NodeJS.Signals | null): string =>
  (({ SIGKILL: "killed", SIGABRT: "aborted", SIGSEGV: "segmentation fault" }) as Record<string, string>)[signal ?? ""] ??
  String(signal);
