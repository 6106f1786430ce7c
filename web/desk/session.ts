import { InMemoryWebStorage, type User, UserManager, WebStorageStateStore } from "oidc-client-ts";
import type { PagesConfig } from "../../shared/api/pages.ts";
import { type Officer, officerOf } from "./officer.ts";

export const IDLE_MS = 30 * 60_000;
const HOME = "/desk";

/** Signing in at the installation's provider: code flow with PKCE. Tokens are in memory only; a reload signs in again. */
export interface SignIn {
  readonly begin: (returnTo: string) => Promise<void>;
  /** What the provider sent back, if this address bears it. Throws where the sign-in was not completed. */
  readonly complete: () => Promise<{ officer: Officer; returnTo: string } | undefined>;
  readonly forget: () => Promise<void>;
  readonly end: () => Promise<void>;
  /** Whenever the token is renewed. */
  readonly onRenewed: (renewed: (officer: Officer) => void) => () => void;
}

const managerOf = ({ issuer, clientId, redirectUri, scopes }: PagesConfig["signIn"]): UserManager =>
  new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(" "),
    loadUserInfo: false,
    monitorSession: false,
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    // State and PKCE verifier of the way there and back: neither is a token, and both are gone when it is completed.
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });

/** Where the provider left something for us. */
const isAnswer = (query: URLSearchParams): boolean => query.has("state") && (query.has("code") || query.has("error"));

/** An address of the desk and nothing else: what the provider brings back is not believed. */
const ours = (state: unknown): string => (typeof state === "string" && /^\/desk(\/[\w/-]*)?$/.test(state) ? state : HOME);

const signedOutAt = async (manager: UserManager, { issuer, clientId, redirectUri }: PagesConfig["signIn"]): Promise<string> => {
  const { end_session_endpoint: named } = await manager.metadataService.getMetadata();
  const end = new URL(named ?? `${issuer}/logout`);
  end.search = new URLSearchParams({ client_id: clientId, logout_uri: redirectUri }).toString();
  return end.href;
};

export const signInOf = (settings: PagesConfig["signIn"]): SignIn => {
  const manager = managerOf(settings);
  return {
    begin: (returnTo) => manager.signinRedirect({ state: returnTo }),
    complete: async () => {
      const { href, search } = location;
      if (!isAnswer(new URLSearchParams(search))) return undefined;
      // The code leaves the address bar and the history before it is used.
      history.replaceState(null, "", HOME);
      const user = await manager.signinRedirectCallback(href);
      return { officer: officerOf(user.access_token), returnTo: ours(user.state) };
    },
    forget: () => manager.removeUser(),
    end: async () => {
      await manager.removeUser();
      location.assign(await signedOutAt(manager, settings));
    },
    onRenewed: (renewed) => {
      const told = (user: User) => renewed(officerOf(user.access_token));
      manager.events.addUserLoaded(told);
      return () => manager.events.removeUserLoaded(told);
    },
  };
};
