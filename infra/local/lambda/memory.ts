import { readFile } from "node:fs/promises";

const EVERY_MS = 100;

/**
 * Watches a process's anonymous memory, where /proc tells it: V8's heap limit does not count typed arrays, Lambda's limit does.
 * Calls `exceeded` once; give the returned function to stop watching.
 */
export const watchMemory = (pid: number, limitMb: number, exceeded: () => void): (() => void) => {
  const timer = setInterval(async () => {
    const kilobytes = await anonymousKilobytes(pid);
    if (kilobytes === undefined || kilobytes <= limitMb * 1024) return;
    clearInterval(timer);
    exceeded();
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
};

const anonymousKilobytes = async (pid: number): Promise<number | undefined> => {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const [, kilobytes] = status.match(/^RssAnon:\s+(\d+) kB$/m) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes);
};
