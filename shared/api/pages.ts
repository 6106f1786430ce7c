/** What the pages need to know of their installation: `/config.json` beside them. */
export interface PagesConfig {
  /** A demonstration says so on every page. */
  readonly demonstration: boolean;
  /** Where officers sign in: OIDC code flow with PKCE. */
  readonly signIn: {
    readonly issuer: string;
    readonly clientId: string;
    readonly redirectUri: string;
    readonly scopes: readonly string[];
  };
}

/** What the registry's function renders: pages that are whole without a script, at addresses that never change, and the API's description. */
export const RENDERED = [
  { name: "search-page", path: "/", pattern: "/" },
  { name: "agreement-page", path: "/agreements/{proxy+}", pattern: "/agreements/*" },
  { name: "address-page", path: "/v/{proxy+}", pattern: "/v/*" },
  { name: "docs-page", path: "/docs", pattern: "/docs" },
  { name: "description", path: "/openapi.json", pattern: "/openapi.json" },
] as const;
/** A page is read, or asked whether it is there. */
export const RENDERED_METHODS = ["GET", "HEAD"] as const;
export type RenderedName = (typeof RENDERED)[number]["name"];

/** What answers a path of the public host. */
export interface Behaviour {
  /** CloudFront's: `*` stands for any characters. The first pattern that matches wins. */
  readonly pattern: string;
  /**
   * `api` the HTTP API; `rendered` the HTTP API too, with a page of ours; `assets` built files that bear their hash in their name;
   * `published` what is public for good, under its key; `pages` the built documents.
   */
  readonly by: "api" | "rendered" | "assets" | "published" | "pages";
}

/** The one public host, path by path: the distribution is made from these rows, the last of them its default. */
export const BEHAVIOURS: readonly Behaviour[] = [
  { pattern: "/v1/*", by: "api" },
  ...RENDERED.map(({ pattern }) => ({ pattern, by: "rendered" as const })),
  { pattern: "/assets/*", by: "assets" },
  { pattern: "/public/*", by: "published" },
  { pattern: "/log/*", by: "published" },
  { pattern: "/snapshots/*", by: "published" },
  { pattern: "*", by: "pages" },
];

/** The header that proves to the API that a request came through the distribution. */
export const ORIGIN_VERIFY = "x-origin-verify";
/** The header in which the distribution names the caller's address, whatever the caller sent under it. */
export const VIEWER_ADDRESS = "x-viewer-address";

/** Where the settings of the pages stand. */
export const CONFIG_PATH = "/config.json";
/** The built documents that rendered pages are filled into: each names its own style sheets and script. */
export const RENDERED_DOCUMENTS = ["registry.html", "docs.html"] as const;
export type RenderedDocument = (typeof RENDERED_DOCUMENTS)[number];
/** The API's description (OpenAPI 3.1): the path that serves it, and the file beside the function. */
export const DESCRIPTION_FILE = "openapi.json";
/** The cookie that keeps a reader's choice of language; nothing else is kept. */
export const LANGUAGE_COOKIE = "language";
export const LANGUAGE_KEPT_SECONDS = 365 * 24 * 60 * 60;

/**
 * The page behind a path: one document a surface, whatever follows in the path. Undefined for files and for what is no page. The
 * distribution's function is made from this one's source: it names nothing outside itself.
 */
export const pageOf = (path: string): "/verify.html" | "/desk.html" | "/sign.html" | undefined => {
  if (/^\/desk(\/|$)/.test(path)) return "/desk.html";
  if (path === "/sign") return "/sign.html";
  return path === "/verify" ? "/verify.html" : undefined;
};

/** Trusted Types: the one policy that the pages may make, for the address of their own worker. */
export const WORKER_POLICY = "worker";

/** What every answer of ours says besides: never guess a type, never tell where a reader came from, never without TLS. */
export const FILE_HEADERS: Readonly<Record<string, string>> = {
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
};

/**
 * The headers of every page of ours. `called` is what a page may call besides our own host: the buckets of tickets and texts, and the
 * sign-in.
 */
export const pageHeaders = (called: readonly string[]): Readonly<Record<string, string>> => ({
  ...FILE_HEADERS,
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    ["connect-src 'self'", ...called].join(" "),
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${WORKER_POLICY}`,
    "upgrade-insecure-requests",
  ].join("; "),
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
});

/** Files under /assets bear their hash in their name and never change; everything else is asked for again. */
export const cacheControlOf = (path: string): string =>
  path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  mjs: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  woff2: "font/woff2",
};

/** The media type of a built file by the end of its name; undefined for one that the pages have no use for. */
export const contentTypeOf = (path: string): string | undefined => CONTENT_TYPES[path.slice(path.lastIndexOf(".") + 1)];
