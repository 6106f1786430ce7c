import type { ProposedVersionAnswer } from "../answers.ts";

export type Ticket = ProposedVersionAnswer["uploads"][number];
export type Put = "stored" | "refused" | "offline" | "stopped";

interface Sending {
  readonly file: File;
  /** Bytes sent; undefined while it waits to try again. */
  readonly told: (done: number | undefined) => void;
  readonly signal: AbortSignal;
}

const PAUSES_MS = [1000, 4000, 10_000];

/** One try with a ticket. `fetch` tells no progress of what it sends. */
const putOnce = ({ url, method, headers }: Ticket, { file, told, signal }: Sending): Promise<Put> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    // The browser tells the length itself.
    for (const [name, value] of Object.entries(headers)) {
      if (name.toLowerCase() !== "content-length") request.setRequestHeader(name, value);
    }
    const stop = (): void => request.abort();
    signal.addEventListener("abort", stop);
    const end = (done: Put): void => {
      signal.removeEventListener("abort", stop);
      resolve(done);
    };
    request.upload.addEventListener("progress", ({ loaded }) => told(loaded));
    request.addEventListener("load", () => end(putOf(request.status)));
    request.addEventListener("error", () => end("offline"));
    request.addEventListener("abort", () => end("stopped"));
    request.send(file);
  });

/** 412: an earlier try was stored and only its answer was lost. */
const putOf = (status: number): Put => {
  if ((status >= 200 && status < 300) || status === 412) return "stored";
  return status >= 500 || status === 0 ? "offline" : "refused";
};

const paused = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((wake) => {
    const timer = setTimeout(wake, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      wake();
    });
  });

/** Uploads with a ticket, again after a lost connection. */
export const put = async (ticket: Ticket, sending: Sending): Promise<Put> => {
  const { told, signal } = sending;
  for (const pause of PAUSES_MS) {
    if (signal.aborted) return "stopped";
    const done = await putOnce(ticket, sending);
    if (done !== "offline") return done;
    told(undefined);
    await paused(pause, signal);
  }
  return signal.aborted ? "stopped" : putOnce(ticket, sending);
};

/** A ticket that runs out while it is used is refused: half a minute is left for it to begin. */
export const isGood = ({ expiresAt }: Ticket): boolean => Date.parse(expiresAt) - 30_000 > Date.now();
