import { createServer } from "node:http";
import { bodyOf, close, isLocal, listen } from "./http.ts";

/** Serves `POST /tick {"time": "2026-11-25T09:00:00Z"}` on loopback: the clock as it will be at that time. */
export const serveControl = async (
  tick: (time: Date) => void,
  port?: number,
): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = createServer(async (request, response) => {
    // A page may not turn the clock.
    if (request.headers.origin !== undefined || !isLocal(request)) return void response.writeHead(403).end();
    if (request.method !== "POST" || request.url !== "/tick") return void response.writeHead(404).end();
    const time = timeOf((await bodyOf(request)).toString());
    if (!time) return void response.writeHead(400).end('{"message":"time is an ISO 8601 time"}');
    tick(time);
    response.writeHead(204).end();
  });
  const bound = await listen(server, port);
  return { url: `http://127.0.0.1:${bound}`, close: () => close(server) };
};

const timeOf = (body: string): Date | undefined => {
  try {
    const time = new Date(String(JSON.parse(body).time));
    return Number.isNaN(time.getTime()) ? undefined : time;
  } catch {
    return undefined;
  }
};
