import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { LocalCloud } from "../../infra/local/boot.ts";
import { chromiumHere } from "../../infra/local/chromium.ts";
import { type Installation, type InstallOptions, install } from "../../infra/local/installation.ts";
import { temporaryDirectory } from "../e2e/support.ts";

export const SCREENS = join(".depositary", "screens");

/** The two sizes that every view is looked at in. */
export const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
export type Size = keyof typeof SIZES;

export interface Visit {
  readonly size?: Size;
  /** Of the browser: what a reader's own settings ask for. */
  readonly locale?: string;
  readonly dark?: boolean;
}

/** A page in a browser context of its own, as one person has it. Whatever the browser complains of is kept until it is asked for. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, CSP violations, uncaught exceptions and requests to others, without those that the test expects. */
  readonly complaints: (expected?: RegExp) => readonly string[];
}

export interface Browsing<Cloud extends LocalCloud = Installation> {
  readonly cloud: Cloud;
  readonly url: string;
  /** Answers once the surface has drawn itself. */
  readonly visit: (path: string, visit?: Visit) => Promise<Visitor>;
  readonly close: () => Promise<void>;
}

/** The local cloud with the built pages, and one headless Chromium. */
export const openBrowsing = (): Promise<Browsing> => openOn(install);

/** The same on a cloud that is set up so. */
export const openOn = async <Cloud extends LocalCloud>(
  setUp: (options: InstallOptions) => Promise<Cloud>,
): Promise<Browsing<Cloud>> => {
  const directory = temporaryDirectory();
  const cloud = await setUp({ directory, pages: "web/dist" });
  const browser = await launch();
  mkdirSync(SCREENS, { recursive: true });
  return {
    cloud,
    url: cloud.publicUrl,
    visit: (path, visit = {}) => visitAs(browser, new URL(path, cloud.publicUrl), visit),
    close: async () => {
      await browser.close();
      await cloud.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};

const launch = async (): Promise<Browser> => chromium.launch(await chromiumHere());

const visitAs = async (
  browser: Browser,
  url: URL,
  { size = "desktop", locale = "en", dark = false }: Visit,
): Promise<Visitor> => {
  const context = await browser.newContext({
    viewport: SIZES[size],
    deviceScaleFactor: size === "phone" ? 2 : 1,
    hasTouch: size === "phone",
    locale,
    colorScheme: dark ? "dark" : "light",
  });
  // Awaited is what will come: how long it takes is the machine's affair.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints = listen(page, url.origin);
  await page.goto(url.href);
  await page.locator("main").waitFor();
  return { page, context, complaints: (expected) => complaints.filter((line) => !expected?.test(line)) };
};

const listen = (page: Page, origin: string): string[] => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    const ours = request.url().startsWith(origin) || ["data:", "blob:"].includes(protocol) || hostname === "127.0.0.1";
    if (!ours) complaints.push(`a request to another: ${request.url()}`);
  });
  return complaints;
};

/** A picture of the whole page, or of the window as it stands, under `.depositary/screens/`. */
export const screenshot = async ({ page }: Visitor, name: string, { whole = true } = {}): Promise<void> => {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(SCREENS, `${name}-${page.viewportSize()?.width}.png`), fullPage: whole });
};

/** What axe finds against WCAG 2.2 AA: rule, and where. */
export const violations = async ({ page }: Visitor): Promise<readonly string[]> => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await new AxeBuilder({ page }).withTags(tags).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
};

/** How far the page reaches beyond the window's inline end, in pixels: nothing may make it scroll sideways. */
export const overflow = ({ page }: Visitor): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
