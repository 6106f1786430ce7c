import { WORKER_POLICY } from "../../shared/api/pages.ts";
import workerUrl from "./hash-worker.ts?worker&url";

interface Policy {
  readonly createScriptURL: (url: string) => string;
}
interface TrustedTypes {
  readonly createPolicy: (name: string, rules: Policy) => Policy;
}

const PLAIN: Policy = { createScriptURL: (url) => url };
let made: Policy | undefined;

/** The page may make its one policy once; a browser without Trusted Types takes the address as it is. */
const policy = (): Policy => {
  const types: TrustedTypes | undefined = Reflect.get(globalThis, "trustedTypes");
  made ??= types?.createPolicy(WORKER_POLICY, PLAIN) ?? PLAIN;
  return made;
};

interface Hashing {
  readonly told: (done: number) => void;
  readonly signal: AbortSignal;
}

/** The SHA-256 of a file, in hexadecimal digits; undefined where it cannot be read, or was given up. */
export const sha256OfFile = (file: File, { told, signal }: Hashing): Promise<string | undefined> =>
  new Promise((resolve) => {
    const worker = new Worker(policy().createScriptURL(workerUrl));
    const end = (sha256?: string): void => {
      worker.terminate();
      resolve(sha256);
    };
    worker.addEventListener("message", ({ data }: MessageEvent<{ sha256?: string; done?: number }>) =>
      data.done === undefined ? end(data.sha256) : told(data.done),
    );
    signal.addEventListener("abort", () => end(), { once: true });
    worker.addEventListener("error", () => end());
    worker.postMessage(file);
  });
