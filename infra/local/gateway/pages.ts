import { cacheControlOf, type PagesConfig, pageHeaders, pageOf } from "../../../shared/api/pages.ts";
import { type Files, filesIn } from "./files.ts";

export interface PagesOptions {
  /** What the build left. */
  directory: string;
  config: PagesConfig;
  /** Hosts that pages may call besides their own. */
  origins: string[];
}

/** The built pages as CloudFront serves them: one document a surface, `/config.json`, and our headers on each. */
export const pagesIn = ({ directory, config, origins }: PagesOptions): Files => {
  const files = filesIn(directory);
  const headers = pageHeaders(origins, false);
  const found: Files = async (path) =>
    path === "/config.json"
      ? { bytes: Buffer.from(JSON.stringify(config)), contentType: "application/json" }
      : files(pageOf(path) ?? path);
  return async (path) => {
    const file = await found(path);
    return file && { ...file, headers: { ...headers, "cache-control": cacheControlOf(path) } };
  };
};
