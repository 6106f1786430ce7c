import { createHash, randomBytes } from "node:crypto";
import { Fault } from "../../../shared/domain/fault.ts";

/** Where and as which client to sign in. */
export interface SignInTarget {
  issuer: string;
  clientId: string;
  redirectUri: string;
  scopes: string[];
}

export interface Tokens {
  access_token: string;
  id_token: string;
  refresh_token: string;
  expires_in: number;
}

const MAX_STEPS = 10;

/**
 * Signs in as a page does: code flow with PKCE (RFC 7636, S256), redirects and cookies followed in code, nothing listens at the redirect URI.
 * Faults: `sign-in-failed` with what the provider said.
 */
export const signInAs = async (userId: string, target: SignInTarget): Promise<Tokens> => {
  const verifier = randomBytes(32).toString("base64url");
  const state = randomBytes(16).toString("base64url");
  const query = new URLSearchParams({
    client_id: target.clientId,
    response_type: "code",
    redirect_uri: target.redirectUri,
    scope: target.scopes.join(" "),
    state,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const returned = await follow(`${target.issuer}/oauth2/authorize?${query}`, userId, target.redirectUri);
  const code = returned.searchParams.get("code");
  if (!code || returned.searchParams.get("state") !== state) throw failed(returned.searchParams.toString());
  return redeem(code, verifier, target);
};

/** Follows redirects to the one that leads back to the client; on the way answers the page that asks who signs in. */
const follow = async (start: string, userId: string, redirectUri: string): Promise<URL> => {
  const cookies = new Map<string, string>();
  let [url, init]: [string, RequestInit] = [start, {}];
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, headers: { cookie }, redirect: "manual" });
    keepCookies(cookies, response);
    const location = response.headers.get("location");
    if (location) {
      const next = new URL(location, url);
      if (next.href.startsWith(redirectUri)) return next;
      [url, init] = [next.href, {}];
    } else if (response.ok && init.method !== "POST") {
      init = { method: "POST", body: new URLSearchParams({ user: userId }) };
    } else {
      throw failed(await response.text());
    }
  }
  throw failed("too many redirects");
};

const keepCookies = (cookies: Map<string, string>, response: Response): void => {
  for (const line of response.headers.getSetCookie()) {
    const [, name, value] = line.match(/^([^=]+)=([^;]*)/) ?? [];
    if (name) cookies.set(name, value ?? "");
  }
};

const redeem = async (code: string, verifier: string, target: SignInTarget): Promise<Tokens> => {
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    client_id: target.clientId,
    redirect_uri: target.redirectUri,
    code,
    code_verifier: verifier,
  });
  const response = await fetch(`${target.issuer}/oauth2/token`, { method: "POST", body });
  if (!response.ok) throw failed(await response.text());
  return (await response.json()) as Tokens;
};

const failed = (said: string): Fault =>
  new Fault("sign-in-failed", `The sign-in did not lead to a token: ${said.slice(0, 300)}`, { retryable: false });
