import { rounded, type Section } from "../measure.ts";
import { firstViews, type Visited } from "./installation.ts";

/** Compressed JavaScript and CSS of a first view, in KB of 1,000 bytes. */
const LIMITS: { readonly [view: string]: number } = { registry: 30, agreement: 30, "signing room": 70 };

type Kind = "Script" | "Stylesheet" | "Font" | "Document";
const KINDS: readonly Kind[] = ["Script", "Stylesheet", "Font", "Document"];

/** What the browser is sent until the first view stands still, as the distribution compresses it. */
export const firstView = async (visited: Visited): Promise<Section> => {
  const rows = [];
  for (const { name, url } of await firstViews(visited)) {
    const bytes = await transferred(visited, url);
    const kb = (kind: Kind): number => rounded((bytes.get(kind) ?? 0) / 1000);
    const both = rounded(kb("Script") + kb("Stylesheet"));
    rows.push([name, kb("Script"), kb("Stylesheet"), both, LIMITS[name] ?? "–", kb("Font"), kb("Document")]);
  }
  return {
    title: "First view: what is sent, KB",
    columns: ["view", "script", "style", "both", "limit", "fonts", "document"],
    rows,
    note: "Brotli 5, as CloudFront compresses on the way; headers are counted.",
  };
};

const transferred = async ({ browser }: Visited, url: string): Promise<ReadonlyMap<string, number>> => {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send("Network.enable");
  const kinds = new Map<string, string>();
  const bytes = new Map<string, number>();
  devTools.on("Network.responseReceived", ({ requestId, type }) => void kinds.set(requestId, type));
  devTools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = KINDS.find((each) => each === kinds.get(requestId)) ?? "other";
    bytes.set(kind, (bytes.get(kind) ?? 0) + encodedDataLength);
  });
  await page.goto(url);
  await page.locator("main h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  await context.close();
  return bytes;
};
