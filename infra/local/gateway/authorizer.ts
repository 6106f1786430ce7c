import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import type { Authorization } from "./api.ts";
import type { JwtContext } from "./event.ts";

/** Where the tokens of an issuer that a template names come from on this machine. */
export interface LocalIssuer {
  issuer: string;
  jwksUri: string;
}

/** `jwt` for a caller that may pass; else the status and the www-authenticate header to refuse it with. */
export type Verdict = { jwt: JwtContext } | { status: 401 | 403; wwwAuthenticate: string };

export type Authorizer = (authorization: Authorization, header: string | undefined) => Promise<Verdict>;

/** API Gateway's JWT authorizer ("Control access to HTTP APIs with JWT authorizers"): signature, issuer, times, audience, scopes. */
export const createAuthorizer = (issuerOf: (issuer: string) => LocalIssuer): Authorizer => {
  const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();
  const keysOf = (jwksUri: string) => {
    const keys = keySets.get(jwksUri) ?? createRemoteJWKSet(new URL(jwksUri));
    keySets.set(jwksUri, keys);
    return keys;
  };
  return async (authorization, header) => {
    const { audience, scopes } = authorization;
    if (!header) return { status: 401, wwwAuthenticate: "Bearer" };
    const { issuer, jwksUri } = issuerOf(authorization.issuer);
    try {
      const token = header.replace(/^Bearer\s+/i, "");
      const { payload } = await jwtVerify(token, keysOf(jwksUri), { issuer, algorithms: ["RS256", "RS384", "RS512"] });
      if (!meantFor(payload, audience)) return refusal(scopes, "invalid_token", "the token does not have a valid audience");
      const granted = scopesOf(payload);
      if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) {
        return refusal(scopes, "insufficient_scope", "the token does not have the required scope");
      }
      return { jwt: { claims: claimsOf(payload), scopes: scopes.length > 0 ? granted : null } };
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      return refusal(scopes, "invalid_token", error.message.replaceAll('"', "'"));
    }
  };
};

/** `client_id` counts only where there is no `aud`: Cognito's access tokens have none. */
const meantFor = ({ aud, client_id }: JWTPayload, audience: string[]): boolean =>
  [aud ?? client_id].flat().some((one) => audience.includes(String(one)));

const scopesOf = ({ scope, scp }: JWTPayload): string[] => {
  const value = scope ?? scp ?? [];
  return Array.isArray(value) ? value.map(String) : String(value).split(" ");
};

/** As HTTP APIs hand claims over: a list becomes `[KZ.treaty-officer KZ.legal-adviser]`, a number its digits. */
export const claimsOf = (payload: JWTPayload): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claim(value)]));

const claim = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(claim).join(" ")}]`;
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
};

const refusal = (scopes: string[], error: "invalid_token" | "insufficient_scope", description: string): Verdict => ({
  status: error === "insufficient_scope" ? 403 : 401,
  wwwAuthenticate: `Bearer scope="${scopes.join(" ")}" error="${error}" error_description="${description}"`,
});
