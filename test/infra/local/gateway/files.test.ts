import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Files, filesIn, serveFile } from "../../../../infra/local/gateway/files.ts";
import { temporaryDirectory } from "../../../fixtures/cloud/synth.ts";

test("a folder's files, with index.html for a path that ends in a slash", async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "desk"));
  writeFileSync(join(directory, "desk/index.html"), "<h1>Desk</h1>");
  writeFileSync(join(directory, "app.js"), "1");
  writeFileSync(join(directory, "data"), "2");
  const files = filesIn(directory);
  expect(await files("/desk/")).toEqual({ bytes: Buffer.from("<h1>Desk</h1>"), contentType: "text/html; charset=utf-8" });
  expect((await files("/app.js"))?.contentType).toBe("text/javascript; charset=utf-8");
  expect((await files("/data"))?.contentType).toBe("application/octet-stream");
  expect(await files("/")).toBeUndefined();
  expect(await files("/desk")).toBeUndefined();
});

/** A file as it comes over the wire, still packed. */
const fetched = async (files: Files, headers: Record<string, string>) => {
  const server = createServer((incoming, response) => void serveFile(files, incoming, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", path: "/x", headers, agent: false }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ encoding: response.headers["content-encoding"], body: Buffer.concat(chunks) });
    });
    sent.on("error", reject).end();
  });
  server.close();
  return answer;
};

test.each([
  { contentType: "text/javascript; charset=utf-8", length: 5000, accepted: "gzip, br", packed: true },
  { contentType: "text/css", length: 999, accepted: "br", packed: false },
  { contentType: "text/css", length: 5000, accepted: "gzip", packed: false },
  { contentType: "font/woff2", length: 5000, accepted: "br", packed: false },
])("$length bytes of $contentType for one who takes $accepted: compressed $packed", async ({
  contentType,
  length,
  accepted,
  packed,
}) => {
  const bytes = Buffer.alloc(length, "a");
  const { encoding, body } = await fetched(async () => ({ bytes, contentType }), { "accept-encoding": accepted });
  expect(encoding).toBe(packed ? "br" : undefined);
  expect(packed ? brotliDecompressSync(body) : body).toEqual(bytes);
  if (packed) expect(body.length).toBeLessThan(bytes.length);
});
