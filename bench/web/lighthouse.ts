import lighthouse from "lighthouse";
import type { Section } from "../measure.ts";
import { firstViews, type Visited } from "./installation.ts";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** Lighthouse's scores of each first view, as it measures a phone: 95 or more in every category is the aim. */
export const scores = async (visited: Visited): Promise<Section> => {
  const rows = [];
  for (const { name, url } of await firstViews(visited)) {
    const result = await lighthouse(url, { port: visited.debuggingPort, onlyCategories: CATEGORIES, logLevel: "error" });
    rows.push([name, ...CATEGORIES.map((category) => Math.round((result?.lhr.categories[category]?.score ?? 0) * 100))]);
  }
  return {
    title: "Lighthouse",
    columns: ["view", ...CATEGORIES],
    rows,
    note: "Emulated phone, throttled as Lighthouse does by default; 95 is the aim. The local cloud serves HTTP/1.1 without TLS.",
  };
};
