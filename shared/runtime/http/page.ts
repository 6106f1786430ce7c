import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import Negotiator from "negotiator";
import { LANGUAGE_COOKIE, LANGUAGE_KEPT_SECONDS } from "../../api/pages.ts";
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

/** Whether data is wanted rather than a page (RFC 9110 section 12.5.1); who has no preference reads the page. */
export const wantsJson = ({ headers }: HttpEvent): boolean =>
  new Negotiator({ headers }).mediaType(["text/html", "application/json"]) === "application/json";

const read = new Map<string, string>();
/** A file that lies beside the function's code. */
export const fileBeside = (name: string): string => {
  const text = read.get(name) ?? readFileSync(join(process.env.LAMBDA_TASK_ROOT ?? ".", name), "utf8");
  read.set(name, text);
  return text;
};

/** What an answer depends on besides its address. */
export const VARY = "accept, accept-language, cookie";

const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** The distribution compresses nothing that it does not keep. */
export const packed = (text: string, event: HttpEvent, headers: Readonly<Record<string, string>>): HttpResult => {
  const answer = { statusCode: 200, headers: { ...headers, "cache-control": "no-cache" } };
  if (new Negotiator(event).encoding(["br"]) !== "br") return { ...answer, body: text };
  return {
    ...answer,
    headers: { ...answer.headers, "content-encoding": "br" },
    body: brotliCompressSync(text, QUALITY).toString("base64"),
    isBase64Encoded: true,
  };
};

/** A rendered page as an answer. Its language is kept where the address names one: that is how a reader chooses. */
export const pageAnswer = (status: number, { document, head, body }: Rendered, event: HttpEvent): HttpResult => {
  const language = languageOf(event);
  const html = fileBeside(document)
    .replace('lang="en"', `lang="${language}"`)
    .replace("<!--head-->", () => head)
    .replace("<!--page-->", () => body);
  const kept = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${LANGUAGE_KEPT_SECONDS}; SameSite=Lax`;
  return {
    ...packed(html, event, {
      "content-type": "text/html; charset=utf-8",
      "content-language": language,
      vary: `${VARY}, accept-encoding`,
      ...(namedIn(event) ? { "set-cookie": kept } : {}),
    }),
    statusCode: status,
  };
};
