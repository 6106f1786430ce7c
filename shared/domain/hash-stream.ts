import { sha256 } from "@noble/hashes/sha2.js";

/** Bytes between two tellings of how much is done. */
const STEP = 4_000_000;

/** SHA-256 (FIPS 180-4) of a stream's bytes, 32 bytes; no more than one chunk of it is held. `told` hears how many bytes are done. */
export const sha256Stream = async (stream: ReadableStream<Uint8Array>, told: (done: number) => void): Promise<Uint8Array> => {
  const hash = sha256.create();
  const reader = stream.getReader();
  let [done, last] = [0, 0];
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    hash.update(read.value);
    done += read.value.length;
    if (done - last < STEP) continue;
    last = done;
    told(done);
  }
  return hash.digest();
};
