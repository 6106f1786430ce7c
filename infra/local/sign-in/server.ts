import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import Provider from "oidc-provider";
import { boundedBodyOf, isLocal, listen } from "../http.ts";
import { configurationOf } from "./configuration.ts";
import { openKeys } from "./keys.ts";
import { loginPage, SAMPLE_PASSWORD } from "./page.ts";
import type { Client, SignInOptions, User } from "./types.ts";

// A process of its own: started by startSignIn with its options as the argument, told to end by the end of the channel to it.

const serve = async ({ directory, users, clients, port }: SignInOptions): Promise<string> => {
  let handle = (_: IncomingMessage, response: ServerResponse): Promise<void> => Promise.resolve(void response.destroy());
  const server = createServer((request, response) => {
    void handle(request, response).catch((error) => {
      console.error(error);
      response
        .writeHead(400, { "content-type": "text/plain" })
        .end("This sign-in has run out or was never begun: start again.\n");
    });
  });
  const bound = await listen(server, port);
  const onIpv6 = createServer((request, response) => void server.emit("request", request, response));
  await listen(onIpv6, bound, "::1").catch(() => undefined);
  const issuer = `http://localhost:${bound}`;
  const provider = new Provider(issuer, configurationOf(users, clients, await openKeys(directory)));
  const standard = provider.callback();
  handle = async (request, response) => {
    if (!isLocal(request)) return void response.writeHead(403).end();
    const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
    const [, uid] = pathname.match(/^\/interaction\/([\w-]+)$/) ?? [];
    if (uid) return interaction(provider, users, { request, response, uid });
    if (pathname === "/logout") return logOut(clients, searchParams, response);
    return standard(request, response);
  };
  return issuer;
};

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  uid: string;
}

const interaction = async (provider: Provider, users: User[], { request, response, uid }: Exchange): Promise<void> => {
  await provider.interactionDetails(request, response);
  if (request.method !== "POST") {
    return void response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(loginPage(uid, users));
  }
  const form = new URLSearchParams((await boundedBodyOf(request, 1024))?.toString());
  const typed = form.get("password") === SAMPLE_PASSWORD ? form.get("username") : null;
  const user = users.find(({ id }) => id === (form.get("user") ?? typed));
  if (!user)
    return void response
      .writeHead(400, { "content-type": "text/plain" })
      .end("Nobody of this name and password may sign in here.\n");
  await provider.interactionFinished(request, response, { login: { accountId: user.id } });
};

/** Cognito's logout endpoint: forgets the session and goes to `logout_uri` where the client has registered it. */
const logOut = async (clients: Client[], query: URLSearchParams, response: ServerResponse): Promise<void> => {
  const client = clients.find(({ clientId }) => clientId === query.get("client_id"));
  const location = client?.logoutUris.find((uri) => uri === query.get("logout_uri"));
  if (!location) return void response.writeHead(400, { "content-type": "text/plain" }).end("Unknown client_id or logout_uri.\n");
  const expired = ["_session", "_session.sig", "_session.legacy", "_session.legacy.sig"].map(
    (name) => `${name}=; path=/; max-age=0`,
  );
  response.writeHead(302, { location, "set-cookie": expired }).end();
};

process.once("disconnect", () => process.exit(0));
process.send?.({ issuer: await serve(JSON.parse(process.argv[2] ?? "{}") as SignInOptions) });
