import { distributionOf, matchesPattern } from "../../../../infra/local/gateway/distribution.ts";
import type { Resource } from "../../../../infra/local/templates/resources.ts";

const resource = (type: string, ref: string, properties: Record<string, unknown> = {}): Resource => ({
  stack: "web",
  logicalId: ref,
  type,
  ref,
  arn: ref,
  properties,
});

/** CachingDisabled and AllViewerExceptHostHeader, which AWS manages. */
const passing = {
  CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
  OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
};
const config = {
  Origins: [
    { Id: "pages", DomainName: "pages.s3.eu-central-1.amazonaws.com" },
    { Id: "published", DomainName: "published.s3.eu-central-1.amazonaws.com", OriginPath: "/site" },
    {
      Id: "api",
      DomainName: "a1.execute-api.eu-central-1.amazonaws.com",
      OriginCustomHeaders: [{ HeaderName: "X-Origin-Verify", HeaderValue: "secret" }],
    },
  ],
  DefaultCacheBehavior: {
    TargetOriginId: "pages",
    ResponseHeadersPolicyId: "strict",
    FunctionAssociations: [{ EventType: "viewer-request", FunctionARN: "documents" }],
  },
  CacheBehaviors: [
    { PathPattern: "/v1/*", TargetOriginId: "api", AllowedMethods: ["GET", "POST"], ...passing },
    { PathPattern: "/public/*", TargetOriginId: "published" },
  ],
};
const beside = [
  ...["pages", "published"].map((name) => resource("AWS::S3::Bucket", name)),
  resource("AWS::ApiGatewayV2::Api", "a1"),
  resource("AWS::CloudFront::Function", "documents", {
    FunctionCode: "function handler(event) { event.request.uri = '/index.html'; return event.request; }",
  }),
  resource("AWS::CloudFront::ResponseHeadersPolicy", "strict", {
    ResponseHeadersPolicyConfig: { Name: "strict", SecurityHeadersConfig: { ContentTypeOptions: { Override: true } } },
  }),
];
const distribution = (DistributionConfig: object) => resource("AWS::CloudFront::Distribution", "d", { DistributionConfig });
const read = (changed: object = {}) => distributionOf([...beside, distribution({ ...config, ...changed })]);

test("behaviours, secret, headers and functions are the distribution's, the default one last", () => {
  const viewerRequest = expect.any(Function);
  const reading = ["GET", "HEAD"];
  expect(read()).toEqual([
    { pattern: "/v1/*", methods: ["GET", "POST"], origin: "api", added: { "x-origin-verify": "secret" }, headers: {} },
    { pattern: "/public/*", methods: reading, origin: { bucket: "published", prefix: "/site" }, added: {}, headers: {} },
    {
      pattern: "*",
      methods: reading,
      origin: { bucket: "pages", prefix: "" },
      added: {},
      headers: { "x-content-type-options": "nosniff" },
      viewerRequest,
    },
  ]);
  const asked = { method: "GET", uri: "/", headers: {} };
  expect(read().at(-1)?.viewerRequest?.(asked, "::1")).toMatchObject({ uri: "/index.html" });
});

const instead = (changed: object) => ({ DefaultCacheBehavior: { ...config.DefaultCacheBehavior, ...changed } });
test.each<[string, object, RegExp]>([
  ["an origin that is not there", instead({ TargetOriginId: "files" }), /names the origin files/],
  ["an origin of nobody's", { Origins: [{ Id: "pages", DomainName: "example.org" }] }, /example\.org is neither/],
  ["a policy that is not there", instead({ ResponseHeadersPolicyId: "lax" }), /no response headers policy lax/],
  ["an API that gets no headers", instead({ TargetOriginId: "api", ...passing, OriginRequestPolicyId: undefined }), /must pass/],
  ["an API that is cached", instead({ TargetOriginId: "api", ...passing, CachePolicyId: "other" }), /cache nothing/],
  [
    "a function that is not there",
    instead({ FunctionAssociations: [{ EventType: "viewer-request", FunctionARN: "f" }] }),
    /no function f/,
  ],
  [
    "a function at another event",
    instead({ FunctionAssociations: [{ EventType: "viewer-response", FunctionARN: "documents" }] }),
    /at viewer-request/,
  ],
])("%s stops the boot", (_what, changed, message) => {
  expect(() => read(changed)).toThrow(message);
});

test("without a distribution there is no public host", () => {
  expect(() => distributionOf(beside)).toThrow(/hold no distributions/);
  expect(() => distributionOf([...beside, distribution(config), distribution(config)])).toThrow(/hold several/);
});

test.each<[string, string, boolean]>([
  ["/v1/*", "/v1/agreements/k7", true],
  ["/v1/*", "/v1", false],
  ["/v1/*", "/x/v1/", false],
  ["*", "/", true],
  ["*.pdf", "/a/b.pdf", true],
  ["*.pdf", "/a/bXpdf", false],
  ["/a?", "/ab", true],
  ["/a?", "/abc", false],
])("%s and %s", (pattern, path, matches) => {
  expect(matchesPattern(pattern, path)).toBe(matches);
});
