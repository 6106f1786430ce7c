import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { LANGUAGE_COOKIE, LANGUAGE_KEPT_SECONDS, RENDERED_DOCUMENT } from "../../api/pages.ts";
import type { Reader, Rendered } from "../../api/registry-view.ts";
import { UI_LANGUAGES, type UiLanguage } from "../../domain/languages.ts";
import { negotiated } from "../../messages/accept-language.ts";
import { common } from "../config.ts";
import type { HttpEvent, HttpResult } from "./message.ts";

const known = (value: string | undefined): UiLanguage | undefined => UI_LANGUAGES.find((language) => language === value);

/** The language that the address itself names. */
const namedIn = ({ queryStringParameters }: HttpEvent): UiLanguage | undefined => known(queryStringParameters?.lang);

/** The address's `lang`, else what was chosen here before, else what the browser asks for. */
const languageOf = (event: HttpEvent): UiLanguage =>
  namedIn(event) ??
  known(event.cookies?.find((cookie) => cookie.startsWith(`${LANGUAGE_COOKIE}=`))?.slice(LANGUAGE_COOKIE.length + 1)) ??
  negotiated(event.headers["accept-language"]);

export const readerOf = (event: HttpEvent): Reader => ({
  language: languageOf(event),
  address: `${event.rawPath}${event.rawQueryString ? `?${event.rawQueryString}` : ""}`,
  publicHost: common("PUBLIC_HOST"),
  demonstration: common("DEMONSTRATION") === "true",
});

const qualityOf = (accept: string, type: string): number => {
  const ranges = accept
    .slice(0, 1000)
    .toLowerCase()
    .split(",")
    .map((member) => member.trim().split(/\s*;\s*/));
  const [group = ""] = type.split("/");
  const found = [type, `${group}/*`, "*/*"].map((range) => ranges.find(([name]) => name === range)).find(Boolean);
  if (!found) return 0;
  const weight = found.find((parameter) => parameter.startsWith("q="));
  return weight === undefined ? 1 : Number(weight.slice(2)) || 0;
};

/** Whether data is wanted rather than a page (RFC 9110 section 12.5.1); who has no preference reads the page. */
export const wantsJson = ({ headers }: HttpEvent): boolean => {
  const accept = headers.accept ?? "*/*";
  return qualityOf(accept, "application/json") > qualityOf(accept, "text/html");
};

let built: string | undefined;
/** The built document, which names its style sheets and its script. */
const documentText = (): string => {
  built ??= readFileSync(join(process.env.LAMBDA_TASK_ROOT ?? ".", RENDERED_DOCUMENT), "utf8");
  return built;
};

/** What an answer depends on besides its address. */
export const VARY = "accept, accept-language, cookie";

const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** The distribution compresses nothing that it does not keep. */
const packed = (html: string, { headers }: HttpEvent): Pick<HttpResult, "body" | "isBase64Encoded"> & { encoding?: string } =>
  /\bbr\b/.test(headers["accept-encoding"] ?? "")
    ? { body: brotliCompressSync(html, QUALITY).toString("base64"), isBase64Encoded: true, encoding: "br" }
    : { body: html };

/** A rendered page as an answer. Its language is kept where the address names one: that is how a reader chooses. */
export const pageAnswer = (status: number, { head, body }: Rendered, event: HttpEvent): HttpResult => {
  const language = languageOf(event);
  const html = documentText()
    .replace('lang="en"', `lang="${language}"`)
    .replace("<!--head-->", () => head)
    .replace("<!--page-->", () => body);
  const { encoding, ...content } = packed(html, event);
  return {
    statusCode: status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-language": language,
      "cache-control": "no-cache",
      vary: `${VARY}, accept-encoding`,
      ...(encoding ? { "content-encoding": encoding } : {}),
      ...(namedIn(event)
        ? { "set-cookie": `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${LANGUAGE_KEPT_SECONDS}; SameSite=Lax` }
        : {}),
    },
    ...content,
  };
};
