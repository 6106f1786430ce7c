import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The Chromium of this machine: CHROME_PATH, or where packages put it. */
export const chromiumPath = (): string | undefined => [process.env.CHROME_PATH ?? "", ...PLACES].find((path) => existsSync(path));

/**
 * Registers browser tests where there is a Chromium, and in CI, where a missing one is a failure. Elsewhere one line says that they were
 * left out.
 */
export const inBrowser = (name: string, tests: () => void): void => {
  if (chromiumPath() !== undefined || process.env.CI) describe(name, tests);
  else
    test(`${name}: no Chromium here (CHROME_PATH), so its tests are not registered`, () => {
      expect(chromiumPath()).toBeUndefined();
    });
};
