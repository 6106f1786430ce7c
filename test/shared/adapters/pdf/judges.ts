import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const installed = (tool: string): boolean =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, tool)));

/** Registers a test that asks another's tool: where the tool is not installed there is no such test, but in CI there always is. */
export const judged = (tool: string, name: string, check: () => Promise<void>): void => {
  if (installed(tool) || process.env.CI) test(`${tool}: ${name}`, check);
};

/** Runs a tool over a PDF, given as its path between `before` and `after`. */
export const ask = (tool: string, pdf: Uint8Array, before: string[] = [], after: string[] = []): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), "judge-"));
  try {
    const path = join(folder, "file.pdf");
    writeFileSync(path, pdf);
    return execFileSync(tool, [...before, path, ...after], { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Text as a reader copies it out, every run of white space one space. */
export const textOf = (pdf: Uint8Array, options: string[] = []): string =>
  ask("pdftotext", pdf, options, ["-"]).toString("utf8").replaceAll(/\s+/g, " ");

/** A page in grey, 72 × `scale` dots an inch: 0 black to 255 white. */
export const greyOf = (pdf: Uint8Array, scale: number): { width: number; at: (x: number, y: number) => number } => {
  const image = ask("pdftoppm", pdf, ["-gray", "-r", String(72 * scale), "-singlefile"], []);
  const [, width = ""] = /^P5\s(\d+)\s\d+\s255\s/.exec(image.subarray(0, 40).toString("latin1")) ?? [];
  const [header = ""] = /^P5\s\d+\s\d+\s255\s/.exec(image.subarray(0, 40).toString("latin1")) ?? [];
  return {
    width: Number(width),
    at: (x, y) => image[header.length + Math.floor(y * scale) * Number(width) + Math.floor(x * scale)] ?? -1,
  };
};
