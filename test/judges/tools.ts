import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Everything a tool of others said, on both of its outputs, and its exit status. */
export const run = (tool: string, args: readonly string[]): { output: string; status: number | null } => {
  const { stdout, stderr, status } = spawnSync(tool, args, { encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
  return { output: `${stdout}${stderr}`, status };
};

const present = (tool: string): boolean => spawnSync("which", [tool]).status === 0;

/** Registers tests that need a judge: where it is missing they are left out with a line, and in CI they fail. */
export const judgedBy = (tool: string, register: () => void): void => {
  if (present(tool) || process.env.CI) register();
  else process.stderr.write(`${tool} is not installed: its tests are left out\n`);
};

/** Runs with the bytes as files of these names in a folder that is removed afterwards. */
export const withFiles = <T>(files: Record<string, Uint8Array | string>, use: (path: (name: string) => string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), "depositary-pades-"));
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    return use((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const pem = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString("base64").replace(/.{64}/g, "$&\n")}\n-----END ${label}-----\n`;
