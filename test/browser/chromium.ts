import { existsSync } from "node:fs";
import packaged from "@sparticuz/chromium";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const installed = (): string | undefined => [process.env.CHROME_PATH ?? "", ...PLACES].find((path) => existsSync(path));

/** What npm brings along runs on Linux x64 alone. */
const runsPackaged = process.platform === "linux" && process.arch === "x64";

/** The Chromium of this machine: CHROME_PATH, or where packages put it, or else the one that npm brought, unpacked where it is not yet. */
export const chromiumHere = async (): Promise<{ executablePath: string; args: string[] }> => {
  const path = installed();
  // Chromium refuses its sandbox to root, and the packaged one has none.
  if (path) return { executablePath: path, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] };
  if (!runsPackaged) throw new Error("no Chromium was found: install one or name it in CHROME_PATH");
  return { executablePath: await packaged.executablePath(), args: ["--no-sandbox"] };
};

/** Before any test: two workers that unpacked the packaged Chromium at once would start half of it. */
export default async (): Promise<void> => {
  if (!installed() && runsPackaged) await packaged.executablePath();
};

/**
 * Registers browser tests where there is a Chromium, and in CI, where a missing one is a failure. Elsewhere one line says that they were
 * left out.
 */
export const inBrowser = (name: string, tests: () => void): void => {
  if (installed() || runsPackaged || process.env.CI) describe(name, tests);
  else
    test(`${name}: no Chromium here (CHROME_PATH), so its tests are not registered`, () => {
      expect(installed()).toBeUndefined();
    });
};
