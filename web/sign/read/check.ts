import type { CheckReply, CheckRequest } from "./check-worker.ts";
import { newCheckWorker } from "./workers.ts";

export type Whole = Extract<CheckReply, { readonly file: Blob }>;

/** Fetches a file whole and computes its parts' SHA-256 in a worker. Throws where it did not come. */
export const fetchWhole = (request: CheckRequest, onPercent: (percent: number) => void): Promise<Whole> =>
  new Promise((resolve, reject) => {
    const worker = newCheckWorker();
    const end = (): void => worker.terminate();
    worker.addEventListener("message", ({ data }: MessageEvent<CheckReply>) => {
      if ("percent" in data) return onPercent(data.percent);
      end();
      if ("file" in data) resolve(data);
      else reject(new Error("the file did not come whole"));
    });
    worker.addEventListener("error", () => {
      end();
      reject(new Error("the worker did not start"));
    });
    worker.postMessage(request);
  });
