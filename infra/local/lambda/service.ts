import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Fault } from "../../../shared/domain/fault.ts";
import type { Credentials } from "../credentials.ts";
import { nameOf } from "../templates/account.ts";
import { createPool, type Pool } from "./pool.ts";
import type { FunctionDefinition, LogLine, Outcome } from "./types.ts";
import { startWorker } from "./worker.ts";

export interface LambdaOptions {
  /** Holds one log file per function. */
  directory: string;
  functions: FunctionDefinition[];
  credentials: Credentials;
  /** `AWS_ENDPOINT_URL_S3` and so on: every function gets them. */
  endpoints: Record<string, string>;
  onLog?: (line: LogLine) => void;
  /** Processes of one function at once. */
  maximum?: number;
  idleMs?: number;
}

export interface Lambda {
  definitions: FunctionDefinition[];
  /** By name or ARN. Fault `function-unknown` for one that no template defines; whatever the function does is an Outcome. */
  invoke: (nameOrArn: string, payload: unknown) => Promise<Outcome>;
  stop: () => Promise<void>;
}

/** Runs the functions of the templates, each in processes of its own, started on the first call and ended after `idleMs` without one. */
export const createLambda = (options: LambdaOptions): Lambda => {
  const { functions, maximum = 4, idleMs = 60_000 } = options;
  sweep();
  // Not under the project's folder: node_modules must not be found from here.
  const root = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`));
  mkdirSync(options.directory, { recursive: true });
  const pools = new Map<string, Pool>(
    functions.map((definition): [string, Pool] => [
      definition.name,
      createPool({
        start: () => startWorker(workerOptions(definition, root, options)),
        maximum: Math.min(maximum, definition.reservedConcurrency ?? maximum),
        idleMs,
      }),
    ]),
  );
  return {
    definitions: functions,
    invoke: async (nameOrArn, payload) => {
      const pool = pools.get(nameOf(nameOrArn));
      if (!pool) throw new Fault("function-unknown", `No template defines the function ${nameOrArn}.`, { retryable: false });
      return pool.invoke(JSON.stringify(payload) ?? "null");
    },
    stop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
      rmSync(root, { recursive: true, force: true });
    },
  };
};

const FOLDER = "depositary-functions-";

/** Removes what a killed process left behind: its folders bear its id. */
const sweep = (): void => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(FOLDER))) {
    const pid = Number(name.slice(FOLDER.length).split("-")[0]);
    if (Number.isInteger(pid) && hasEnded(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
};

const hasEnded = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // Another user's process may not be asked (EPERM): it runs, and its folder is not ours to remove.
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
};

let processes = 0;

const workerOptions = (definition: FunctionDefinition, root: string, options: LambdaOptions) => {
  processes += 1;
  const logFile = join(options.directory, `${definition.name}.log`);
  return {
    definition,
    key: options.credentials.of(definition.roleArn),
    endpoints: options.endpoints,
    taskRoot: taskRootOf(definition, root),
    temporary: join(root, "tmp", String(processes)),
    onLine: (line: string) => {
      appendFileSync(logFile, `${line}\n`);
      options.onLog?.({ functionName: definition.name, line });
    },
  };
};

const taskRootOf = ({ codeDirectory }: FunctionDefinition, root: string): string => {
  const taskRoot = join(root, "task", basename(codeDirectory));
  if (!existsSync(taskRoot)) cpSync(codeDirectory, taskRoot, { recursive: true });
  return taskRoot;
};
