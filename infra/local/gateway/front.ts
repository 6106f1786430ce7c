import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { close, listen } from "../http.ts";
import { type Files, serveFile } from "./files.ts";
import type { Gateway } from "./gateway.ts";

export interface FrontOptions {
  gateway: Gateway;
  /** The distribution's secret origin header, where the template has one. */
  originHeader?: { name: string; value: string };
  /** What stands behind `/public/`: objects of the bucket `published`. */
  published: Files;
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

/** The one public host, as CloudFront serves it: `/v1/*` to the API, `/public/*` to the bucket, pages at `/`. */
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
  if (path.startsWith("/v1/")) return options.gateway(request, response, addedHeaders(options, request));
  if (path.startsWith("/public/")) return serveFile(options.published, request, response);
  return serveFile(options.pages, request, response);
};

/** What the caller sent under these names is replaced: only then can the functions believe them. */
const addedHeaders = ({ originHeader }: FrontOptions, { socket, headers }: IncomingMessage): Record<string, string> => {
  const address = socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  return {
    "cloudfront-viewer-address": `${address}:${socket.remotePort}`,
    "x-forwarded-for": [headers["x-forwarded-for"], address].flat().filter(Boolean).join(", "),
    ...(originHeader ? { [originHeader.name.toLowerCase()]: originHeader.value } : {}),
  };
};
