import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "../../../shared/runtime/inspect.ts";
import { onePageObjects, withObjects } from "../pades/build.ts";

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/gone") response.writeHead(503).end("<Error/>");
    else response.end(request.url === "/damaged" ? "no PDF" : withObjects(onePageObjects));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => server.close(closed)));

test("a sound file: its pages and flags", async () => {
  expect(await inspect({ url: `${url}/sound` })).toEqual({ pages: 1, flags: ["not-pdf-a"] });
});

test("a damaged one: why", async () => {
  expect(await inspect({ url: `${url}/damaged` })).toMatchObject({ refused: "pdf-damaged" });
});

test.each([
  ["/gone", "503"],
  ["/sound", "TypeError"],
])("an address that gives no file says nothing about the file", async (path, unread) => {
  const address = unread === "TypeError" ? "http://127.0.0.1:1" : url;
  expect(await inspect({ url: `${address}${path}` })).toEqual({ unread });
});
