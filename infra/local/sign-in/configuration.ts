import type { Context } from "oidc-provider";
import type { Keys } from "./keys.ts";
import type { Client, User } from "./types.ts";

/** Access tokens are for this; Cognito has no such parameter, so nobody needs to send it. */
const RESOURCE = "urn:depositary:api";

/**
 * oidc-provider set up as Cognito is: its paths, code flow with PKCE for public clients, JWT access tokens with Cognito's claims.
 * One difference: the tokens have an `aud`, which holds the client's id.
 */
export const configurationOf = (users: User[], clients: Client[], { jwks, cookies }: Keys): object => {
  const scopes = [...new Set(["openid", "profile", "email", ...clients.flatMap((client) => client.scopes)])];
  const userOf = (id: string | undefined) => users.find((user) => user.id === id);
  return {
    jwks,
    cookies: { keys: cookies },
    clients: clients.map(metadataOf),
    scopes,
    claims: { openid: ["sub", "cognito:groups", "cognito:username"], profile: ["name"] },
    conformIdTokenClaims: false,
    routes: {
      authorization: "/oauth2/authorize",
      token: "/oauth2/token",
      userinfo: "/oauth2/userInfo",
      jwks: "/.well-known/jwks.json",
    },
    pkce: { required: () => true },
    responseTypes: ["code"],
    issueRefreshToken: async () => true,
    ttl: { AccessToken: 3600, IdToken: 3600, RefreshToken: 86_400, Session: 86_400, Grant: 86_400, Interaction: 3600 },
    clientBasedCORS: (_: Context, origin: string, { redirectUris }: { redirectUris: string[] }) =>
      redirectUris.some((uri) => new URL(uri).origin === origin),
    interactions: { url: (_: Context, { uid }: { uid: string }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_: Context, __: string, { clientId }: { clientId: string }) => ({
          scope: scopes.join(" "),
          audience: clientId,
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
    loadExistingGrant: (context: Context) => grantOf(context, scopes.join(" ")),
    renderError: async (context: { type: string; body: string }, { error, error_description }: Record<string, string>) => {
      context.type = "text/plain";
      context.body = `${error}: ${error_description}\n`;
    },
    findAccount: (_: Context, id: string) => accountOf(userOf(id)),
    extraTokenClaims: (_: Context, token: { accountId?: string }) => accessClaims(userOf(token.accountId)),
  };
};

const metadataOf = ({ clientId, redirectUris }: Client): object => ({
  client_id: clientId,
  redirect_uris: redirectUris,
  response_types: ["code"],
  grant_types: ["authorization_code", "refresh_token"],
  token_endpoint_auth_method: "none",
});

/** Officers are not asked for consent: Cognito does not either. */
const grantOf = async ({ oidc }: Context, scope: string) => {
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope(scope);
  grant.addResourceScope(RESOURCE, scope);
  await grant.save();
  return grant;
};

const accountOf = (user: User | undefined) =>
  user && {
    accountId: user.id,
    claims: () => ({ sub: user.id, name: user.name, "cognito:username": user.id, ...groupsOf(user) }),
  };

const accessClaims = (user: User | undefined) =>
  user && { token_use: "access", version: 2, username: user.id, ...groupsOf(user) };

/** Cognito leaves the claim out for a user without groups. */
const groupsOf = ({ groups }: User) => (groups.length > 0 ? { "cognito:groups": groups } : {});
