import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { close, listen } from "../http.ts";
import { type Behaviour, type Distribution, matchesPattern } from "./distribution.ts";
import type { Generated, Viewed } from "./edge-function.ts";
import { type Files, serveFile } from "./files.ts";
import type { Gateway } from "./gateway.ts";

export interface FrontOptions {
  gateway: Gateway;
  distribution: Distribution;
  /** The objects of a bucket, by its key with a slash before it. */
  filesOf: (bucket: string) => Files;
  port?: number;
}

export interface Front {
  /** `http://localhost:PORT`: an IP address cannot be a passkey's RP ID. */
  url: string;
  port: number;
  close: () => Promise<void>;
}

/** The one public host, as CloudFront serves it: every path by the distribution's behaviours, the secrets of its origins included. */
export const serveFront = async (options: FrontOptions): Promise<Front> => {
  const handle = (request: IncomingMessage, response: ServerResponse) =>
    void answer(options, request, response).catch(() => response.destroy());
  const first = createServer(handle);
  const port = await listen(first, options.port, "127.0.0.1");
  const servers = [first, ...(await onIpv6(handle, port))];
  return {
    url: `http://localhost:${port}`,
    port,
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
};

/** `localhost` may mean ::1 first; a machine without IPv6 does without. */
const onIpv6 = async (handle: (request: IncomingMessage, response: ServerResponse) => void, port: number): Promise<Server[]> => {
  const server = createServer(handle);
  return listen(server, port, "::1").then(
    () => [server],
    () => [],
  );
};

const answer = async (options: FrontOptions, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const [path = "/"] = (request.url ?? "/").split("?");
  const found = options.distribution.find(({ pattern }) => matchesPattern(pattern, path));
  if (!found) return void response.writeHead(404).end();
  if (!found.methods.includes(request.method ?? "GET")) return void response.writeHead(403, found.headers).end();
  const viewed = viewedBy(found, request, path);
  if ("statusCode" in viewed) return void response.writeHead(viewed.statusCode, viewed.headers).end(viewed.body);
  const { origin, headers } = found;
  if (origin === "api")
    return options.gateway(request, response, { toOrigin: headersToOrigin(found, request, viewed), toCaller: headers });
  const files = options.filesOf(origin.bucket);
  return serveFile((name) => files(origin.prefix + name), { request, response, path: viewed.uri, headers });
};

const addressOf = ({ socket }: IncomingMessage): string => socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";

const viewedBy = ({ viewerRequest }: Behaviour, request: IncomingMessage, uri: string): Viewed | Generated => {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const asked = { method: request.method ?? "GET", uri, headers };
  return viewerRequest ? viewerRequest(asked, addressOf(request)) : asked;
};

/** What the caller sent under these names is replaced: only then can the functions believe them. */
const headersToOrigin = ({ added }: Behaviour, request: IncomingMessage, viewed: Viewed): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(viewed.headers).filter(([name, value]) => value !== String(request.headers[name]))),
  "x-forwarded-for": [request.headers["x-forwarded-for"], addressOf(request)].flat().filter(Boolean).join(", "),
  ...added,
});
