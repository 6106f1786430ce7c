import { PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { bucketOf, type Harness, startHarness } from "./harness.ts";

const ORIGIN = "http://localhost:8080";
const rule = {
  allowedOrigins: [ORIGIN, "https://*.example.org"],
  allowedMethods: ["PUT", "GET"],
  allowedHeaders: ["content-type", "x-amz-*", "if-none-match"],
  exposedHeaders: ["ETag", "x-amz-version-id"],
  maxAge: 600,
};
const open = { allowedOrigins: ["*"], allowedMethods: ["GET"], allowedHeaders: [], exposedHeaders: [] };

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness([bucketOf("intake", { cors: [rule] }), bucketOf("open", { cors: [open] }), bucketOf("closed")]);
});

const preflight = (bucket: string, headers: Record<string, string>) =>
  fetch(`${harness.server.url}/${bucket}/uploads/1`, { method: "OPTIONS", headers });
const asked = (origin: string, method: string, names = "") => ({
  origin,
  "access-control-request-method": method,
  ...(names && { "access-control-request-headers": names }),
});

test("a preflight that a rule allows", async () => {
  const response = await preflight("intake", asked(ORIGIN, "PUT", "content-type, If-None-Match,x-amz-checksum-sha256"));
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "access-control-allow-origin": ORIGIN,
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "PUT, GET",
    "access-control-allow-headers": "content-type, if-none-match, x-amz-checksum-sha256",
    "access-control-expose-headers": "ETag, x-amz-version-id",
    "access-control-max-age": "600",
  });
  expect(response.headers.get("vary")).toContain("Origin");
  expect((await preflight("intake", asked("https://desk.example.org", "GET"))).status).toBe(200);
});

test.each<[string, string, Record<string, string>, number]>([
  ["another origin", "intake", asked("http://localhost:8081", "PUT"), 403],
  ["an origin that only ends alike", "intake", asked("https://example.org", "PUT"), 403],
  ["another method", "intake", asked(ORIGIN, "DELETE"), 403],
  ["another header", "intake", asked(ORIGIN, "PUT", "content-type,authorization"), 403],
  ["a bucket without rules", "closed", asked(ORIGIN, "PUT"), 403],
  ["no bucket", "absent", asked(ORIGIN, "PUT"), 403],
  ["no method", "intake", { origin: ORIGIN }, 400],
  ["no origin", "intake", { "access-control-request-method": "PUT" }, 400],
])("a preflight refused: %s", async (_, bucket, headers, status) => {
  const response = await preflight(bucket, headers);
  expect(response.status).toBe(status);
  expect(response.headers.get("access-control-allow-origin")).toBeNull();
});

test("a presigned upload from a page, and its refusal, can be read by the page", async () => {
  const url = await getSignedUrl(harness.client, new PutObjectCommand({ Bucket: "intake", Key: "uploads/1" }));
  const stored = await fetch(url, { method: "PUT", body: "text", headers: { origin: ORIGIN } });
  expect([stored.status, stored.headers.get("access-control-allow-origin")]).toEqual([200, ORIGIN]);
  const refused = await fetch(url, { method: "PUT", body: "text", headers: { origin: ORIGIN, "x-amz-acl": "private" } });
  expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([403, ORIGIN]);
  const stranger = await fetch(url, { method: "PUT", body: "text", headers: { origin: "http://elsewhere" } });
  expect([stranger.status, stranger.headers.get("access-control-allow-origin")]).toEqual([200, null]);
});

test("a rule for every origin names none and carries no credentials", async () => {
  const response = await preflight("open", asked("http://elsewhere", "GET"));
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("access-control-allow-credentials")).toBeNull();
});
