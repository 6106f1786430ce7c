import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Benchmark, median, rounded, type Section } from "./measure.ts";
import { makeFiles } from "./sealing-files.ts";

const ROUNDS = 3;
/** Megabytes. */
const SIZES = [1, 50];
/** The floor first, the peer last. */
const WAYS = [
  ["hash", "SHA-256 by node:crypto (floor)"],
  ["seal", "prepare, affix twice, read back"],
  ["load and save", "pdf-lib loads and saves it (peer)"],
] as const;

interface Measured {
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

/** The signing of a file beside a bare hash of its bytes and a common library's reading and writing it, each in a process of its own. */
export const sealing: Benchmark = async () => {
  const directory = mkdtempSync(join(tmpdir(), "depositary-bench-"));
  try {
    await makeFiles(directory, SIZES);
    const sections: Section[] = [];
    for (const size of SIZES) sections.push(await sectionOf(directory, size));
    return sections;
  } finally {
    rmSync(directory, { recursive: true });
  }
};

const measure = async (way: string, directory: string, size: number): Promise<Measured> => {
  const { stdout } = await promisify(execFile)(process.execPath, ["bench/sealing-child.ts", way, directory, String(size)]);
  return JSON.parse(stdout) as Measured;
};

const sectionOf = async (directory: string, size: number): Promise<Section> => {
  const measured = new Map<string, Measured[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [way] of WAYS) measured.set(way, [...(measured.get(way) ?? []), await measure(way, directory, size)]);
  }
  const of = (way: string, figure: keyof Measured): number => median((measured.get(way) ?? []).map((each) => each[figure]));
  return {
    title: `Sealing a PDF of ${size} MB`,
    columns: ["what", "ms", "times the floor", "times the peer", "processor ms", "peak MB"],
    rows: WAYS.map(([way, name]) => [
      name,
      rounded(of(way, "ms")),
      rounded(of(way, "ms") / of("hash", "ms")),
      rounded(of(way, "ms") / of("load and save", "ms")),
      rounded(of(way, "cpuMs")),
      Math.round(of(way, "peakMb")),
    ]),
    note: `Each in a fresh process, medians of ${ROUNDS}, in turn; the file is read before the clock starts and counts in the peak.`,
  };
};
