import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { HttpApi } from "../../../../infra/local/gateway/api.ts";
import type { Authorizer } from "../../../../infra/local/gateway/authorizer.ts";
import type { Behaviour } from "../../../../infra/local/gateway/distribution.ts";
import type { ViewerRequest } from "../../../../infra/local/gateway/edge-function.ts";
import type { HttpApiEvent } from "../../../../infra/local/gateway/event.ts";
import { type Front, serveFront } from "../../../../infra/local/gateway/front.ts";
import { createGateway, type Gateway, serveGateway } from "../../../../infra/local/gateway/gateway.ts";
import type { Outcome } from "../../../../infra/local/lambda/types.ts";

const authorization = { issuer: "i", audience: ["a"], scopes: [] };
const api: HttpApi = {
  id: "api",
  routes: [
    { key: "ANY /v1/open/{id}", functionName: "open", timeoutMs: 1000 },
    { key: "GET /v1/officers", functionName: "desk", timeoutMs: 1000, authorization },
    { key: "GET /v1/page", functionName: "page", timeoutMs: 1000 },
    { key: "GET /v1/slow", functionName: "slow", timeoutMs: 50 },
  ],
  cors: {
    origins: ["https://desk"],
    methods: ["GET", "POST"],
    headers: ["authorization"],
    exposed: ["etag"],
    credentials: true,
    maxAge: 60,
  },
};
const authorize: Authorizer = async (_, header) =>
  header === "Bearer aigul"
    ? { jwt: { claims: { sub: "aigul", "cognito:groups": "[KZ.treaty-officer]" }, scopes: null } }
    : { status: header ? 403 : 401, wwwAuthenticate: "Bearer" };

let seen: { functionName: string; event: HttpApiEvent }[] = [];
let outcome: () => Promise<Outcome> | Outcome;
const errors: unknown[] = [];
const gateway: Gateway = createGateway({
  api,
  authorize,
  invoke: async (functionName, event) => {
    seen.push({ functionName, event });
    return outcome();
  },
  onError: (error) => errors.push(error),
});
let front: Front;
let direct: Awaited<ReturnType<typeof serveGateway>>;
const pages = async (path: string) =>
  path === "/desk.html" ? { bytes: Buffer.from("<h1>Desk</h1>"), contentType: "text/html; charset=utf-8" } : undefined;
const published = async (path: string) =>
  path === "/site/public/log"
    ? { bytes: Buffer.from("checkpoint"), contentType: "text/plain", headers: { etag: '"1"', "x-frame-options": "SAMEORIGIN" } }
    : undefined;
/** As the distribution's functions are, with a path of their own each. */
const documents: ViewerRequest = ({ uri, headers }) =>
  uri === "/nowhere" ? { statusCode: 404, headers: {}, body: "none" } : { uri: uri.replace("/desk/", "/desk.html"), headers };
const viewer: ViewerRequest = ({ uri, headers }, ip) => ({ uri, headers: { ...headers, "x-viewer-address": ip } });

beforeAll(async () => {
  const reading = ["GET", "HEAD"];
  const methods = [...reading, "POST", "OPTIONS"];
  const api: Omit<Behaviour, "pattern" | "headers"> = {
    methods,
    origin: "api",
    added: { "x-origin-verify": "secret" },
    viewerRequest: viewer,
  };
  const headers = { "x-frame-options": "DENY" };
  const distribution: Behaviour[] = [
    { pattern: "/v1/page", ...api, headers },
    { pattern: "/v1/*", ...api, headers: {} },
    { pattern: "/public/*", methods: reading, origin: { bucket: "published", prefix: "/site" }, added: {}, headers },
    { pattern: "*", methods: reading, origin: { bucket: "pages", prefix: "" }, added: {}, headers, viewerRequest: documents },
  ];
  front = await serveFront({ gateway, distribution, filesOf: (bucket) => (bucket === "published" ? published : pages) });
  direct = await serveGateway(gateway);
});
afterAll(async () => {
  await front.close();
  await direct.close();
});
beforeEach(() => {
  seen = [];
  errors.length = 0;
  outcome = () => result({ statusCode: 200, body: "ok" });
});

const result = (value: unknown): Outcome => ({ payload: JSON.stringify(value) });
const get = (path: string, init: RequestInit = {}) => fetch(front.url + path, init);
const event = (): HttpApiEvent => {
  const [first] = seen;
  if (!first) throw new Error("no function was called");
  return first.event;
};
/** A request whose header lines fetch would join. */
const raw = (path: string, headers: Record<string, string | string[]>) =>
  new Promise<IncomingHttpHeaders>((resolve, reject) => {
    const outgoing = httpRequest(front.url + path, { headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.headers));
    });
    outgoing.on("error", reject);
    outgoing.end();
  });

test("the event has payload format 2.0", async () => {
  await raw("/v1/open/%D2%9B?lang=kk&lang=uz&q=a%20b&empty", {
    "X-Many": ["1", "2"],
    Cookie: ["a=1; b=2", "c=3"],
    "User-Agent": "test",
  });
  expect(seen.map(({ functionName }) => functionName)).toEqual(["open"]);
  expect(event()).toEqual({
    version: "2.0",
    routeKey: "ANY /v1/open/{id}",
    rawPath: "/v1/open/қ",
    rawQueryString: "lang=kk&lang=uz&q=a%20b&empty",
    cookies: ["a=1", "b=2", "c=3"],
    headers: {
      host: `localhost:${front.port}`,
      "x-many": "1,2",
      "user-agent": "test",
      connection: expect.any(String),
      "x-forwarded-for": expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
      "x-viewer-address": expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
      "x-origin-verify": "secret",
    },
    queryStringParameters: { lang: "kk,uz", q: "a b", empty: "" },
    pathParameters: { id: "қ" },
    requestContext: expect.objectContaining({
      apiId: "api",
      stage: "$default",
      routeKey: "ANY /v1/open/{id}",
      http: expect.objectContaining({ method: "GET", path: "/v1/open/қ", userAgent: "test" }),
    }),
    isBase64Encoded: false,
  });
});

test.each<[string, string, boolean]>([
  ["application/json", '{"a":"қ"}', false],
  ["application/problem+json; charset=utf-8", "{}", false],
  ["text/plain", "қ", false],
  ["application/x-www-form-urlencoded", "a=1", true],
  ["application/octet-stream", "ab", true],
  ["application/pdf", "%PDF", true],
])("a body of %s", async (type, body, isBase64Encoded) => {
  await get("/v1/open/1", { method: "POST", body, headers: { "content-type": type } });
  expect(event().isBase64Encoded).toBe(isBase64Encoded);
  expect(event().body).toBe(isBase64Encoded ? Buffer.from(body).toString("base64") : body);
});

test("the caller can set neither the origin's secret nor the viewer's address", async () => {
  await get("/v1/open/1", { headers: { "x-origin-verify": "guess", "X-Viewer-Address": "8.8.8.8" } });
  expect(event().headers["x-origin-verify"]).toBe("secret");
  expect(event().headers["x-viewer-address"]).toMatch(/^(127\.0\.0\.1|::1)$/);
});

test("who goes round the front comes without the secret", async () => {
  expect((await fetch(`${direct.url}/v1/open/1`)).status).toBe(200);
  expect(event().headers).not.toHaveProperty("x-origin-verify");
});

test("claims reach the function; without a valid token it is not called", async () => {
  await get("/v1/officers", { headers: { authorization: "Bearer aigul" } });
  expect(event().requestContext.authorizer).toEqual({
    jwt: { claims: { sub: "aigul", "cognito:groups": "[KZ.treaty-officer]" }, scopes: null },
  });
  const [none, wrong] = await Promise.all([get("/v1/officers"), get("/v1/officers", { headers: { authorization: "Bearer x" } })]);
  expect([none.status, none.headers.get("www-authenticate"), await none.json()]).toEqual([
    401,
    "Bearer",
    { message: "Unauthorized" },
  ]);
  expect([wrong.status, await wrong.json()]).toEqual([403, { message: "Forbidden" }]);
  expect(seen).toHaveLength(1);
});

test("a missing route is 404", async () => {
  const response = await get("/v1/nowhere", { method: "POST", body: "x".repeat(100_000) });
  expect([response.status, response.headers.get("content-type"), await response.json()]).toEqual([
    404,
    "application/json",
    { message: "Not Found" },
  ]);
});

const json = { "content-type": "application/json" };
test("a body over 10 MB, and one too large for the function's event, are 413", async () => {
  const post = (bytes: number) => get("/v1/open/1", { method: "POST", body: "x".repeat(bytes), headers: json });
  expect((await post(10 * 1024 * 1024 + 1)).status).toBe(413);
  expect((await post(6_291_556)).status).toBe(413);
  expect(seen).toHaveLength(0);
  expect((await post(6_000_000)).status).toBe(200);
});

test("a function that is not ready in time is 503", async () => {
  outcome = () => new Promise((resolve) => setTimeout(() => resolve(result("late")), 200));
  const response = await get("/v1/slow");
  expect([response.status, await response.json()]).toEqual([503, { message: "Service Unavailable" }]);
});

test.each<[string, Outcome, number, string]>([
  [
    "an answer over 6 MB",
    { payload: '{"errorType":"Function.ResponseSizeTooLarge"}', functionError: "Unhandled" },
    502,
    "Bad Gateway",
  ],
  [
    "an error of the function",
    { payload: '{"errorType":"TypeError"}', functionError: "Unhandled" },
    500,
    "Internal Server Error",
  ],
  ["a status that is none", result({ statusCode: "abc" }), 500, "Internal Server Error"],
  ["a body that is no string", result({ statusCode: 200, body: {} }), 500, "Internal Server Error"],
])("%s", async (_, given, status, text) => {
  outcome = () => given;
  const response = await get("/v1/open/1");
  expect([response.status, await response.json()]).toEqual([status, { message: text }]);
});

test("what the gateway itself cannot do is 500 and told", async () => {
  outcome = () => Promise.reject(new Error("no such function"));
  expect((await get("/v1/open/1")).status).toBe(500);
  expect(errors).toEqual([new Error("no such function")]);
});

test("headers, cookies and binary bodies of an answer", async () => {
  const body = Buffer.from([0, 255, 1]).toString("base64");
  outcome = () =>
    result({
      statusCode: 201,
      headers: { ETag: '"3"', "Content-Type": "application/pdf", age: 5 },
      cookies: ["a=1", "b=2"],
      body,
      isBase64Encoded: true,
    });
  const response = await get("/v1/open/1");
  expect(response.status).toBe(201);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    etag: '"3"',
    "content-type": "application/pdf",
    age: "5",
    "content-length": "3",
  });
  expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([0, 255, 1]));
});

test.each<[string, unknown, string, string]>([
  ["without statusCode", { a: 1 }, "application/json", '{"a":1}'],
  ["of a string", "text", "application/json", "text"],
  ["without content-type", { statusCode: 200, body: "ok" }, "text/plain; charset=utf-8", "ok"],
])("a result %s", async (_, value, type, body) => {
  outcome = () => result(value);
  const response = await get("/v1/open/1");
  expect([response.headers.get("content-type"), await response.text()]).toEqual([type, body]);
});

test("a preflight request is answered without the function", async () => {
  const ask = (origin: string) =>
    get("/v1/officers", { method: "OPTIONS", headers: { origin, "access-control-request-method": "GET" } });
  const allowed = await ask("https://desk");
  expect(allowed.status).toBe(204);
  expect(Object.fromEntries(allowed.headers)).toMatchObject({
    "access-control-allow-origin": "https://desk",
    "access-control-allow-methods": "GET,POST",
    "access-control-allow-headers": "authorization",
    "access-control-allow-credentials": "true",
    "access-control-max-age": "60",
  });
  expect((await ask("https://elsewhere")).headers.get("access-control-allow-origin")).toBeNull();
  expect(seen).toHaveLength(0);
});

test("the API's CORS headers stand in for the function's", async () => {
  outcome = () => result({ statusCode: 200, headers: { "Access-Control-Allow-Origin": "*" }, body: "" });
  const allowed = await get("/v1/open/1", { headers: { origin: "https://desk" } });
  expect(allowed.headers.get("access-control-allow-origin")).toBe("https://desk");
  expect(allowed.headers.get("access-control-expose-headers")).toBe("etag");
  expect((await get("/v1/open/1")).headers.get("access-control-allow-origin")).toBeNull();
});

test("HEAD has the headers and no body", async () => {
  const response = await get("/v1/open/1", { method: "HEAD" });
  expect([response.headers.get("content-length"), await response.text()]).toEqual(["2", ""]);
});

test.each<[string, RequestInit, number, string | null]>([
  ["/desk/", {}, 200, "text/html; charset=utf-8"],
  ["/public/log", {}, 200, "text/plain"],
  ["/public/nothing", {}, 404, "text/plain"],
  ["/%2e%2e/secret", {}, 404, "text/plain"],
  ["/nowhere", {}, 404, null],
  ["/desk/", { method: "POST" }, 403, null],
  ["/v1/open/1", { method: "DELETE" }, 403, null],
])("the front serves %s", async (path, init, status, type) => {
  const response = await get(path, init);
  expect([response.status, response.headers.get("content-type")]).toEqual([status, type]);
});

test("the distribution's headers stand in for the origin's, whichever it is", async () => {
  outcome = () => result({ statusCode: 200, headers: { "X-Frame-Options": "SAMEORIGIN" }, body: "" });
  for (const path of ["/desk/", "/public/log", "/public/nothing", "/v1/page"])
    expect([path, (await get(path)).headers.get("x-frame-options")]).toEqual([path, "DENY"]);
  expect((await get("/v1/open/1")).headers.get("x-frame-options")).toBe("SAMEORIGIN");
});
