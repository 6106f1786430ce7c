import { packed, wantsJson } from "../../../../shared/runtime/http/page.ts";

const event = (headers: Record<string, string>) => ({ headers }) as unknown as Parameters<typeof wantsJson>[0];

test.each([
  [undefined, false],
  ["*/*", false],
  ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false],
  ["application/json", true],
  ["application/json;q=0.5, text/html;q=0.4", true],
  ["application/json, text/html", true],
  ["text/html, application/json", false],
  ["application/*", true],
  ["image/png", false],
  ["application/json;q=0", false],
  [",;q=x,,/", false],
])("who accepts %s wants data: %s", (accept, wanted) => {
  expect(wantsJson(event(accept === undefined ? {} : { accept }))).toBe(wanted);
});

test.each([
  [undefined, false],
  ["gzip", false],
  ["gzip, deflate, br, zstd", true],
  ["br;q=0, gzip", false],
  ["*", true],
])("who accepts the encoding %s is sent Brotli: %s", (accepted, sent) => {
  const { headers, body, isBase64Encoded } = packed(
    "text",
    event(accepted === undefined ? {} : { "accept-encoding": accepted }),
    {},
  );
  expect([headers["content-encoding"] === "br", isBase64Encoded ?? false, body === "text"]).toEqual([sent, sent, !sent]);
});
