import { existsSync } from "node:fs";
import packaged from "@sparticuz/chromium";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** CHROME_PATH, or where packages put it. */
export const installedChromium = (): string | undefined =>
  [process.env.CHROME_PATH ?? "", ...PLACES].find((path) => existsSync(path));

/** What npm brings along runs on Linux x64 alone. */
export const runsPackagedChromium = process.platform === "linux" && process.arch === "x64";

/** The Chromium of this machine, to be launched: an installed one, or else the one that npm brought, unpacked where it is not yet. */
export const chromiumHere = async (): Promise<{ executablePath: string; args: string[] }> => {
  const path = installedChromium();
  // Chromium refuses its sandbox to root, and the packaged one has none.
  if (path) return { executablePath: path, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] };
  if (!runsPackagedChromium) throw new Error("no Chromium was found: install one or name it in CHROME_PATH");
  return { executablePath: await packaged.executablePath(), args: ["--no-sandbox"] };
};
