import pdfWorker from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { WORKER_POLICY } from "../../../shared/api/pages.ts";
import checkWorker from "./check-worker.ts?worker&url";

interface Policy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy;
}

const ADDRESSES: readonly string[] = [pdfWorker, checkWorker];
const RULES = {
  createScriptURL: (url: string) => {
    if (!ADDRESSES.includes(url)) throw new TypeError("not the address of a worker");
    return url;
  },
};

let made: Policy | undefined;

/** The page may make its one policy once; it lets the addresses of our own workers pass and no others. */
const policy = (): Policy => {
  const types: TrustedTypes | undefined = Reflect.get(globalThis, "trustedTypes");
  made ??= types?.createPolicy(WORKER_POLICY, RULES) ?? RULES;
  return made;
};

const newWorker = (address: string): Worker => new Worker(policy().createScriptURL(address), { type: "module" });

export const newPdfWorker = (): Worker => newWorker(pdfWorker);
export const newCheckWorker = (): Worker => newWorker(checkWorker);
