import type { Route } from "../../../../infra/local/gateway/api.ts";
import { matchRoute } from "../../../../infra/local/gateway/routing.ts";

const keys = [
  "$default",
  "GET /v1/agreements",
  "GET /v1/agreements/{id}",
  "ANY /v1/agreements/{id}",
  "GET /v1/agreements/mine",
  "POST /v1/agreements/{id}/versions/{version}",
  "GET /v1/{proxy+}",
];
const routes = keys.map((key): Route => ({ key, functionName: "f", timeoutMs: 1 }));
const match = (method: string, path: string, among = routes) => {
  const found = matchRoute(among, method, path);
  return found && [found.route.key, found.pathParameters];
};

test.each<[string, string, string, Record<string, string>]>([
  ["GET", "/v1/agreements", "GET /v1/agreements", {}],
  ["GET", "/v1/agreements/mine", "GET /v1/agreements/mine", {}],
  ["GET", "/v1/agreements/k7", "GET /v1/agreements/{id}", { id: "k7" }],
  ["PUT", "/v1/agreements/k7", "ANY /v1/agreements/{id}", { id: "k7" }],
  ["PUT", "/v1/agreements/mine", "ANY /v1/agreements/{id}", { id: "mine" }],
  ["POST", "/v1/agreements/k7/versions/2", "POST /v1/agreements/{id}/versions/{version}", { id: "k7", version: "2" }],
  ["GET", "/v1/agreements/k7/versions/2", "GET /v1/{proxy+}", { proxy: "agreements/k7/versions/2" }],
  ["GET", "/v1/agreements/%D2%9B%2F%20", "GET /v1/agreements/{id}", { id: "қ/ " }],
  ["GET", "/v1/agreements/%E0%A4%A", "GET /v1/agreements/{id}", { id: "%E0%A4%A" }],
  ["GET", "/v1/agreements/", "GET /v1/{proxy+}", { proxy: "agreements/" }],
  ["GET", "/v1/", "$default", {}],
  ["DELETE", "/elsewhere", "$default", {}],
])("%s %s goes to %s", (method, path, key, parameters) => {
  expect(match(method, path)).toEqual([key, parameters]);
});

test("without $default what matches nothing matches nothing, another method too", () => {
  const named = routes.slice(1);
  expect(match("GET", "/elsewhere", named)).toBeUndefined();
  expect(match("POST", "/v1/agreements", named)).toBeUndefined();
});
