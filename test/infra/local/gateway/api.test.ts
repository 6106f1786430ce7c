import { apisOf } from "../../../../infra/local/gateway/api.ts";
import type { Resource } from "../../../../infra/local/templates/resources.ts";

const resource = (type: string, ref: string, properties: Record<string, unknown>): Resource => ({
  stack: "service",
  logicalId: ref,
  type: `AWS::ApiGatewayV2::${type}`,
  ref,
  arn: ref,
  properties: { ...(type === "Api" ? {} : { ApiId: "api" }), ...properties },
});

const proxy = {
  IntegrationType: "AWS_PROXY",
  PayloadFormatVersion: "2.0",
  IntegrationUri: "arn:aws:lambda:eu-central-1:000000000000:function:desk",
};
const jwt = { JwtConfiguration: { Issuer: "https://issuer", Audience: ["client"] } };
const route = { RouteKey: "GET /v1/agreements/{id}", Target: "integrations/desk" };
const permission = (Principal: string): Resource => ({
  ...resource("Permission", "permission", { FunctionName: proxy.IntegrationUri, Principal }),
  type: "AWS::Lambda::Permission",
});
const apis = (...changes: Resource[]) => {
  const parts = [
    resource("Api", "api", {}),
    resource("Stage", "$default", {}),
    resource("Integration", "desk", proxy),
    resource("Authorizer", "officers", jwt),
    resource("Route", "route", route),
    permission("apigateway.amazonaws.com"),
  ];
  return apisOf([...parts.filter(({ ref }) => !changes.some((change) => change.ref === ref)), ...changes]);
};

test("an open route of an API without CORS", () => {
  const expected = { key: "GET /v1/agreements/{id}", functionName: "desk", timeoutMs: 30_000 };
  expect(apis()).toEqual([{ id: "api", routes: [expected] }]);
});

test("a route with authorizer, scopes and a shorter time-out", () => {
  const [api] = apis(
    resource("Route", "route", { ...route, AuthorizationType: "JWT", AuthorizerId: "officers", AuthorizationScopes: ["read"] }),
    resource("Integration", "desk", { ...proxy, TimeoutInMillis: 5000 }),
  );
  const authorization = { issuer: "https://issuer", audience: ["client"], scopes: ["read"] };
  expect(api?.routes).toEqual([{ key: route.RouteKey, functionName: "desk", timeoutMs: 5000, authorization }]);
});

test("the API's CORS configuration", () => {
  const [api] = apis(resource("Api", "api", { CorsConfiguration: { AllowOrigins: ["*"], MaxAge: 60 } }));
  expect(api?.cors).toEqual({ origins: ["*"], methods: [], headers: [], exposed: [], credentials: false, maxAge: 60 });
});

test("parts of another API are not this one's", () => {
  expect(apis(resource("Route", "route", { ...route, ApiId: "other" }))).toEqual([{ id: "api", routes: [] }]);
});

test.each<[string, Resource, RegExp]>([
  ["a named stage", resource("Stage", "prod", {}), /serves the stage \$default only, not prod/],
  ["payload format 1.0", resource("Integration", "desk", { ...proxy, PayloadFormatVersion: "1.0" }), /payload format 2\.0 only/],
  ["an HTTP proxy", resource("Integration", "desk", { ...proxy, IntegrationType: "HTTP_PROXY" }), /Lambda proxy integrations/],
  [
    "IAM authorization",
    resource("Route", "route", { ...route, AuthorizationType: "AWS_IAM" }),
    /resource route: .* knows JWT authorizers only/,
  ],
  ["a function that API Gateway may not invoke", permission("events.amazonaws.com"), /is not permitted to invoke desk/],
])("%s stops the boot", (_, change, message) => {
  expect(() => apis(change)).toThrow(message);
});
