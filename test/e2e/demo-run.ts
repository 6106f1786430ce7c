import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RecordedCall } from "../../infra/local/calls.ts";
import type { Kept } from "../../infra/local/demo/proof.ts";
import type { Mail } from "../../infra/local/mailbox.ts";
import type { StoredEvent } from "../../shared/domain/evidence/chain.ts";
import type { Entry } from "../../shared/domain/registry/entry.ts";

export interface Summary {
  readonly agreements: readonly Kept[];
  readonly mails: number;
  readonly webhooks: number;
  readonly trust: { readonly root: string };
}

export interface Receipt {
  readonly entry: Entry;
  readonly events: readonly Pick<StoredEvent, "body" | "hash">[];
  readonly leafIndex: number;
  readonly leafHash: string;
  readonly size: number;
  readonly root: string;
}

/** What one run of `npm run demo` left in its directory. */
export interface Demo {
  readonly directory: string;
  readonly seconds: number;
  /** What it printed. */
  readonly output: string;
  readonly summary: Summary;
  readonly receipts: readonly Receipt[];
  readonly mails: readonly Mail[];
  readonly calls: readonly RecordedCall[];
  readonly file: (path: string) => Uint8Array;
}

/** Seconds that a run may take (design §11). */
export const LIMIT = 90;

const start = (directory: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = { timeout: LIMIT * 1000, maxBuffer: 16 * 2 ** 20 };
    execFile(process.execPath, ["infra/local/demo/run.ts", directory], options, (error, stdout, stderr) => {
      if (error) reject(new Error(`the demo ended with ${error.code ?? error.signal}\n${stdout}\n${stderr}`));
      else resolve(stdout);
    });
  });

/** Runs the demo in a new directory. Throws with all that it printed where it ends with another status than 0. */
export const runDemo = async (): Promise<Demo> => {
  const directory = mkdtempSync(join(tmpdir(), "depositary-demo-"));
  try {
    const started = performance.now();
    const output = await start(directory);
    const seconds = (performance.now() - started) / 1000;
    const file = (path: string): Uint8Array => readFileSync(join(directory, path));
    const json = (path: string) => JSON.parse(readFileSync(join(directory, path), "utf8"));
    const summary: Summary = json("summary.json");
    return {
      ...{ directory, seconds, output, summary, file },
      receipts: summary.agreements.map(({ receipt }): Receipt => json(receipt)),
      mails: json("mails.json"),
      calls: readFileSync(join(directory, "cloud/calls.jsonl"), "utf8")
        .trim()
        .split("\n")
        .map((line): RecordedCall => JSON.parse(line)),
    };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
};
