import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { close, listen } from "../http.ts";
import { type Distribution, matchesPattern } from "./distribution.ts";
import { type Files, serveFile } from "./files.ts";
import type { Gateway } from "./gateway.ts";

export interface FrontOptions {
  gateway: Gateway;
  distribution: Distribution;
  /** The objects of a bucket, by its key with a slash before it. */
  filesOf: (bucket: string) => Files;
  /** Everything else: the built pages. */
  pages: Files;
  port?: number;
}

export interface Front {
  /** `http://localhost:PORT`: an IP address cannot be a passkey's RP ID. */
  url: string;
  port: number;
  close: () => Promise<void>;
}

/** The one public host, as CloudFront serves it: the distribution's behaviours, and the pages behind them. */
export const serveFront = async (options: FrontOptions): Promise<Front> => {
  const handle = (request: IncomingMessage, response: ServerResponse) =>
    void behaviour(options, request, response).catch(() => response.destroy());
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

const behaviour = (options: FrontOptions, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const origin = options.distribution.behaviours.find(({ pattern }) => matchesPattern(pattern, path))?.origin;
  if (origin === "api") return options.gateway(request, response, addedHeaders(options, request));
  if (!origin) return serveFile(options.pages, request, response);
  const files = options.filesOf(origin.bucket);
  return serveFile((name) => files(origin.prefix + name), request, response);
};

/** What the caller sent under these names is replaced: only then can the functions believe them. */
const addedHeaders = (
  { distribution: { originHeader } }: FrontOptions,
  { socket, headers }: IncomingMessage,
): Record<string, string> => {
  const address = socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  return {
    "cloudfront-viewer-address": `${address}:${socket.remotePort}`,
    "x-forwarded-for": [headers["x-forwarded-for"], address].flat().filter(Boolean).join(", "),
    ...(originHeader ? { [originHeader.name.toLowerCase()]: originHeader.value } : {}),
  };
};
