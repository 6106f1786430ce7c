import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import { type Files, serveFile } from "../../../../infra/local/gateway/files.ts";

/** A file as it comes over the wire, still packed. */
const fetched = async (files: Files, headers: Record<string, string>) => {
  const server = createServer(
    (incoming, response) => void serveFile(files, { request: incoming, response, path: "/x", headers: {} }),
  );
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
