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

/** The page behind a path: one document a surface, whatever follows in the path. Undefined for files and for what is no page. */
export const pageOf = (path: string): "/index.html" | "/desk.html" | "/sign.html" | undefined => {
  if (/^\/desk(\/|$)/.test(path)) return "/desk.html";
  if (path === "/sign") return "/sign.html";
  return /^\/($|verify$|agreements\/|v\/)/.test(path) ? "/index.html" : undefined;
};

/** Trusted Types: the one policy that the pages may make, for the address of their own worker. */
export const WORKER_POLICY = "worker";

/**
 * The headers of every page and file of ours. `origins` are the hosts besides our own that a page may call: the buckets of tickets and
 * texts, and the sign-in. `secure` is false only where a machine serves itself without TLS.
 */
export const pageHeaders = (origins: readonly string[], secure: boolean): Readonly<Record<string, string>> => ({
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    ["connect-src 'self'", ...origins].join(" "),
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${WORKER_POLICY}`,
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; "),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  ...(secure ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
});

/** Files under /assets bear their hash in their name and never change; everything else is asked for again. */
export const cacheControlOf = (path: string): string =>
  path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
