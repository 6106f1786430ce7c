import { createHash } from "node:crypto";
import { digestOf } from "./checksums.ts";
import type { Algorithm } from "./types.ts";

/** Measures a body as it flows past. Read the results once the flow has ended. */
export interface Meter {
  update(bytes: Uint8Array): void;
  /** bytes */
  size(): number;
  md5(): Buffer;
  /** hexadecimal */
  sha256(): string;
  /** base64; only of an algorithm the meter was made for, and of sha256 */
  checksum(algorithm: Algorithm): string;
}

export const newMeter = (algorithms: readonly Algorithm[]): Meter => {
  const md5 = createHash("md5");
  const sha256 = createHash("sha256");
  const digests = new Map(algorithms.filter((name) => name !== "sha256").map((name) => [name, digestOf(name)]));
  const running = [md5, sha256, ...digests.values()];
  let size = 0;
  let ended: Map<string, Buffer> | undefined;
  const results = (): Map<string, Buffer> => {
    ended ??= new Map<string, Buffer>([
      ["md5", md5.digest()],
      ["sha256", sha256.digest()],
      ...[...digests].map(([name, digest]) => [name, digest.digest()] as const),
    ]);
    return ended;
  };
  const result = (name: string): Buffer => {
    const bytes = results().get(name);
    if (!bytes) throw new Error(`the meter was not made for ${name}`);
    return bytes;
  };
  return {
    update(bytes) {
      for (const digest of running) digest.update(bytes);
      size += bytes.length;
    },
    size: () => size,
    md5: () => result("md5"),
    sha256: () => result("sha256").toString("hex"),
    checksum: (algorithm) => result(algorithm).toString("base64"),
  };
};

/** Passes the bytes on while measuring them. */
export async function* metered(source: AsyncIterable<Buffer> | Iterable<Buffer>, meter: Meter): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    meter.update(chunk);
    yield chunk;
  }
}
