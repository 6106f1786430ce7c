import type { SigningTextsAnswer } from "../../answers.ts";

export type SigningText = SigningTextsAnswer["texts"][number];

export interface Part {
  /** As the service names it. */
  readonly expected: string;
  /** As computed here. */
  readonly computed: string;
}

/** A text as it stands: upload and tails joined, each with the fingerprint that was computed in this browser. */
export interface FetchedText {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly parts: readonly Part[];
  /** The upload is byte for byte the initialled file, and every part what it was said to be. */
  readonly unchanged: boolean;
}

const hexOf = (digest: ArrayBuffer): string =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => hexOf(await crypto.subtle.digest("SHA-256", bytes));

/** Reads into `target` and says how far it came. Throws when the answer is no success, too long or too short. */
const readInto = async (url: string, target: Uint8Array<ArrayBuffer>, onBytes: (count: number) => void): Promise<void> => {
  const response = await fetch(url, { credentials: "omit", cache: "no-store" });
  if (!response.ok || !response.body) throw new Error(`a part was not answered: ${response.status}`);
  const reader = response.body.getReader();
  let at = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    target.set(chunk.value, at);
    at += chunk.value.length;
    onBytes(chunk.value.length);
  }
  if (at !== target.length) throw new Error("a part came short");
};

/**
 * Fetches a text part by part. `initialled` is the SHA-256 that the link's answer named for the language: a text of another answer must
 * not take its place.
 */
export const fetchText = async (
  text: SigningText,
  initialled: string,
  onProgress: (percent: number) => void,
): Promise<FetchedText> => {
  const total = text.parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const bytes = new Uint8Array(total);
  const parts: Part[] = [];
  let [start, done] = [0, 0];
  for (const { url, sha256: expected, bytes: length } of text.parts) {
    const part = bytes.subarray(start, start + length);
    await readInto(url, part, (count) => {
      done += count;
      onProgress(Math.floor((100 * done) / total));
    });
    parts.push({ expected, computed: await sha256(part) });
    start += length;
  }
  const unchanged = parts[0]?.computed === initialled && parts.every(({ expected, computed }) => expected === computed);
  return { bytes, parts, unchanged };
};
