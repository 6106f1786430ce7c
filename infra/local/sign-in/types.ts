/** Someone who may sign in. `groups` are named `SIDE.role`. */
export interface User {
  id: string;
  name: string;
  groups: string[];
}

/** An AWS::Cognito::UserPoolClient: public, code flow with PKCE. */
export interface Client {
  clientId: string;
  redirectUris: string[];
  logoutUris: string[];
  scopes: string[];
}

export interface SignInOptions {
  /** Holds the signing keys, so that tokens outlive a boot. */
  directory: string;
  users: User[];
  clients: Client[];
  port?: number;
}
