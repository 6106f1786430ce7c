import { toHex } from "../../shared/domain/hash.ts";
import { sha256Stream } from "../../shared/domain/hash-stream.ts";

/** In its own thread, so that a large file does not hold the page: a File in, how much is done and at the end its SHA-256 out. */
addEventListener("message", async ({ data }: MessageEvent<File>) => {
  try {
    const digest = await sha256Stream(data.stream(), (done) => postMessage({ done }));
    postMessage({ sha256: toHex(digest) });
  } catch {
    postMessage({});
  }
});
