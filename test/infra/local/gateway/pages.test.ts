import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pagesIn } from "../../../../infra/local/gateway/pages.ts";
import { cacheControlOf, pageHeaders, pageOf } from "../../../../shared/api/pages.ts";

const directory = mkdtempSync(join(tmpdir(), "depositary-pages-"));
for (const name of ["index", "desk", "sign"]) writeFileSync(join(directory, `${name}.html`), name);
const signIn = { issuer: "http://127.0.0.1:1", clientId: "c", redirectUri: "http://localhost:2/desk", scopes: ["openid"] };
const pages = pagesIn({ directory, config: { demonstration: true, signIn }, origins: ["http://127.0.0.1:3"] });
const text = async (path: string) => {
  const file = await pages(path);
  return file && Buffer.from(file.bytes).toString("utf8");
};

test.each([
  ["/", "index"],
  ["/verify", "index"],
  ["/agreements/KAZ-UZB-2023-0007", "index"],
  ["/v/0123456789abcdefghjkmnpqrs", "index"],
  ["/desk", "desk"],
  ["/desk/agreements/1", "desk"],
  ["/sign", "sign"],
])("%s is the page of %s", async (path, surface) => {
  expect(await text(path)).toBe(surface);
});

test.each(["/deskx", "/signing", "/verify/x", "/agreements", "/assets/none.js", "/.env"])("%s is no page", async (path) => {
  expect(pageOf(path)).toBeUndefined();
  expect(await pages(path)).toBeUndefined();
});

test("the installation's settings stand beside the pages", async () => {
  expect(JSON.parse((await text("/config.json")) ?? "")).toEqual({ demonstration: true, signIn });
});

test("every page runs files of ours only, calls named hosts only and stands in no frame", async () => {
  const { headers = {} } = (await pages("/")) ?? {};
  const policy = (headers["content-security-policy"] ?? "").split("; ");
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self' http://127.0.0.1:3",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]),
  );
  expect(policy.join()).not.toMatch(/unsafe|\*|https?:(?!\/\/127)/);
  expect(headers).toMatchObject({
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
  });
});

test("only where there is TLS is it demanded", () => {
  expect(pageHeaders([], true)).toMatchObject({ "strict-transport-security": expect.stringContaining("max-age=") });
  expect(pageHeaders([], true)["content-security-policy"]).toContain("upgrade-insecure-requests");
  expect(Object.keys(pageHeaders([], false))).not.toContain("strict-transport-security");
  expect(pageHeaders([], false)["content-security-policy"]).not.toContain("upgrade-insecure-requests");
});

test("files that bear their hash are kept for good, pages are asked for again", () => {
  expect(cacheControlOf("/assets/index-abc.js")).toContain("immutable");
  expect(cacheControlOf("/desk")).toBe("no-cache");
});
