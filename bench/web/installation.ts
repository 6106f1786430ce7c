import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { chromiumHere } from "../../infra/local/chromium.ts";
import { callApi } from "../../infra/local/demo/api.ts";
import { prepareCommission } from "../../infra/local/demo/commission.ts";
import { introduceOfficers } from "../../infra/local/demo/life.ts";
import type { Stage } from "../../infra/local/demo/stage.ts";
import { readPeople } from "../../infra/local/demo/story.ts";
import { freePort } from "../../infra/local/home.ts";
import { type Installation, install } from "../../infra/local/installation.ts";
import { loadFonts } from "../../shared/adapters/pdf/fonts.ts";

export interface Visited {
  readonly cloud: Installation;
  readonly stage: Stage;
  readonly browser: Browser;
  /** Of the browser's DevTools, on loopback. */
  readonly debuggingPort: number;
  readonly stop: () => Promise<void>;
}

/** The local cloud with its pages and the sample commission, and a Chromium to visit it with. */
export const visitedCloud = async (): Promise<Visited> => {
  const directory = mkdtempSync(join(tmpdir(), "depositary-bench-web-"));
  const cloud = await install({ directory, timers: true, pages: "web/dist" });
  const stage = stageOf(cloud);
  await introduceOfficers(stage);
  await prepareCommission(stage);
  const debuggingPort = await freePort();
  const { executablePath, args } = await chromiumHere();
  const browser = await chromium.launch({ executablePath, args: [...args, `--remote-debugging-port=${debuggingPort}`] });
  const stop = async (): Promise<void> => {
    await browser.close();
    await cloud.stop();
    rmSync(directory, { recursive: true });
  };
  return { cloud, stage, browser, debuggingPort, stop };
};

const stageOf = (cloud: Installation): Stage => ({
  api: callApi(cloud.publicUrl),
  signIn: async (who) => `Bearer ${await cloud.token(who)}`,
  inbox: async () =>
    cloud.inbox().map(({ destination, subject, body }) => ({ to: destination.to[0] ?? "", subject, text: body.text ?? "" })),
  say: () => {},
  people: readPeople(),
  fonts: loadFonts("node_modules/@expo-google-fonts"),
});

/** The paths of the surfaces' first views: of the signing room by a link that leads to an open slot. */
export const firstViews = async ({
  cloud,
  stage,
}: Visited): Promise<readonly { readonly name: string; readonly url: string }[]> => {
  const links = (await stage.inbox()).map(({ text }) => /\/sign#[^\s>)"]+/.exec(text)?.[0]).filter((link) => link !== undefined);
  const { entries } = (await (await fetch(`${cloud.publicUrl}/v1/registry/agreements`)).json()) as {
    entries: { number: string }[];
  };
  return [
    { name: "registry", url: `${cloud.publicUrl}/` },
    { name: "agreement", url: `${cloud.publicUrl}/agreements/${entries[0]?.number}` },
    { name: "documentation", url: `${cloud.publicUrl}/docs` },
    { name: "verify", url: `${cloud.publicUrl}/verify` },
    { name: "signing room", url: `${cloud.publicUrl}${links.at(-1)}` },
    { name: "desk", url: `${cloud.publicUrl}/desk` },
  ];
};
