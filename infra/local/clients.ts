import type { SignInTarget } from "./sign-in/token.ts";
import type { Client } from "./sign-in/types.ts";
import type { Resource } from "./templates/resources.ts";

/** The sign-in's clients: each AWS::Cognito::UserPoolClient of the templates. */
export const clientsOf = (resources: Resource[]): Client[] =>
  resources
    .filter(({ type }) => type === "AWS::Cognito::UserPoolClient")
    .map(({ ref, properties: { CallbackURLs, LogoutURLs, AllowedOAuthScopes } }) => ({
      clientId: ref,
      redirectUris: strings(CallbackURLs),
      logoutUris: strings(LogoutURLs),
      scopes: strings(AllowedOAuthScopes),
    }));

/** Where code signs somebody in: as the first client, at its first redirect URI. */
export const signInTarget = (issuer: string, clients: Client[]): SignInTarget => {
  const { clientId = "", redirectUris = [], scopes = [] } = clients[0] ?? {};
  return { issuer, clientId, redirectUri: redirectUris[0] ?? "", scopes };
};

const strings = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : []);
