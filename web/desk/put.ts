import type { ProposedVersionAnswer } from "../answers.ts";

export type Ticket = ProposedVersionAnswer["uploads"][number];
export type Put = "stored" | "refused" | "offline";

const PAUSES_MS = [1000, 4000, 10_000];

/** One try with a ticket. Progress is a share of 1. `fetch` tells no progress of what it sends. */
const putOnce = ({ url, method, headers }: Ticket, file: File, progress: (share: number) => void): Promise<Put> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    // The browser tells the length itself.
    for (const [name, value] of Object.entries(headers)) {
      if (name.toLowerCase() !== "content-length") request.setRequestHeader(name, value);
    }
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => resolve(putOf(request.status)));
    request.addEventListener("error", () => resolve("offline"));
    request.send(file);
  });

/** 412: an earlier try was stored and only its answer was lost. */
const putOf = (status: number): Put => {
  if ((status >= 200 && status < 300) || status === 412) return "stored";
  return status >= 500 || status === 0 ? "offline" : "refused";
};

/** Uploads with a ticket, again after a lost connection; `progress` is told undefined while it waits to try again. */
export const put = async (ticket: Ticket, file: File, progress: (share: number | undefined) => void): Promise<Put> => {
  for (const pause of PAUSES_MS) {
    const done = await putOnce(ticket, file, progress);
    if (done !== "offline") return done;
    progress(undefined);
    await new Promise((wake) => setTimeout(wake, pause));
  }
  return putOnce(ticket, file, progress);
};
