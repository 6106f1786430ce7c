import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../../../shared/domain/fault.ts";
import type { SignInOptions } from "./types.ts";

export interface SignIn {
  /** `http://localhost:PORT`, what `iss` says in its tokens. */
  issuer: string;
  jwksUri: string;
  close: () => Promise<void>;
}

const SERVER = join(process.cwd(), "infra/local/sign-in/server.ts");

/** Starts the OpenID provider that stands for Cognito, in a process of its own. Fault `sign-in-not-started`; its log is `sign-in.log`. */
export const startSignIn = async (options: SignInOptions): Promise<SignIn> => {
  mkdirSync(options.directory, { recursive: true });
  const logFile = join(options.directory, "sign-in.log");
  const log = openSync(logFile, "a", 0o600);
  const child = fork(SERVER, [JSON.stringify(options)], { stdio: ["ignore", log, log, "ipc"], execArgv: [] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const issuer = await Promise.race([issuerOf(child), ended]);
  if (!issuer) throw new Fault("sign-in-not-started", `The local sign-in did not start: see ${logFile}.`);
  return {
    issuer,
    jwksUri: `${issuer}/.well-known/jwks.json`,
    close: async () => {
      child.kill();
      await ended;
    },
  };
};

const issuerOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once("message", (said) => resolve(String(Object(said).issuer)));
  });
