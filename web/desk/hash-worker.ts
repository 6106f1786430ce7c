import { toHex } from "../../shared/domain/hash.ts";

/** In its own thread, so that a large file does not hold the page: a File in, its SHA-256 out. */
addEventListener("message", async ({ data }: MessageEvent<File>) => {
  try {
    const digest = await crypto.subtle.digest("SHA-256", await data.arrayBuffer());
    postMessage({ sha256: toHex(new Uint8Array(digest)) });
  } catch {
    postMessage({});
  }
});
