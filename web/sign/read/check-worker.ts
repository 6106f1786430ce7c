import { toHex } from "../../../shared/domain/hash.ts";

export interface CheckRequest {
  readonly parts: readonly { readonly url: string; readonly bytes: number }[];
}

/** `percent` as it comes, then the file with the SHA-256 of each part; `failed` where a part did not come whole. */
export type CheckReply =
  | { readonly percent: number }
  | { readonly file: Blob; readonly hashes: readonly string[] }
  | { readonly failed: true };

const say = (reply: CheckReply): void => postMessage(reply);

type OnBytes = (count: number) => void;

/** Throws when the answer is no success, too long or too short. */
const readWhole = async ({ url, bytes: length }: CheckRequest["parts"][number], onBytes: OnBytes) => {
  const bytes = new Uint8Array(length);
  const response = await fetch(url, { credentials: "omit", cache: "no-store" });
  if (!response.ok || !response.body) throw new Error(`a part was not answered: ${response.status}`);
  const reader = response.body.getReader();
  let at = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    bytes.set(chunk.value, at);
    at += chunk.value.length;
    onBytes(chunk.value.length);
  }
  if (at !== length) throw new Error("a part came short");
  return bytes;
};

const check = async ({ parts }: CheckRequest): Promise<void> => {
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  let [done, told] = [0, -1];
  const onBytes = (count: number): void => {
    done += count;
    const percent = Math.floor((100 * done) / total);
    if (percent > told) say({ percent });
    told = percent;
  };
  const [read, hashes]: [Uint8Array<ArrayBuffer>[], string[]] = [[], []];
  for (const part of parts) {
    const bytes = await readWhole(part, onBytes);
    hashes.push(toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
    read.push(bytes);
  }
  say({ file: new Blob(read, { type: "application/pdf" }), hashes });
};

/** In its own thread, so that a large file does not hold the page: fetches every part whole and computes its SHA-256. */
addEventListener("message", ({ data }: MessageEvent<CheckRequest>) => {
  check(data).catch(() => say({ failed: true }));
});
